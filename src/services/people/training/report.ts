import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type Column, textColumn } from '@/documents/column'
import { recordPdf } from '@/documents/record-pdf'
import { daysOfMonth } from '@/domain/figures/hours'
import { COURSE_KIND } from '@/domain/people/vocabulary'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { formatEra, formatJa } from '@/domain/time/format'
import { linesOf } from '@/kit/case/decide'

import { recordReading } from '../../audit/read'
import type { ServiceContext } from '../../context'
import { type Output, pdfOutput } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { invalid } from '../../refusals'
import { type AskedRole, rolesOf } from '../evidence'

import { trainingSession } from './case'
import { isUndated, type Session } from './lacks'
import { type PersonLine, roleLines } from './people-lines'
import { whenOf, whereOf } from './words'

/** What is planned is told for so many days after the month. */
const AHEAD_DAYS = 62
const PARTS = ['研修計画', '研修内容', '指導記録'] as const

type Line = {
  role: string
  part: (typeof PARTS)[number]
  course: string
  kind: string
  when: string
  where: string
  trainer: string
  text: string
}

const COLUMNS: Column<Line>[] = [
  textColumn<Line>('役割', 20, ({ role }) => role),
  textColumn<Line>('区分', 12, ({ part }) => part),
  textColumn<Line>('研修の科目', 28, ({ course }) => course),
  textColumn<Line>('種類', 14, ({ kind }) => kind),
  textColumn<Line>('日時', 26, ({ when }) => when),
  textColumn<Line>('会場', 24, ({ where }) => where),
  textColumn<Line>('講師', 14, ({ trainer }) => trainer),
  textColumn<Line>('内容', 50, ({ text }) => text),
]

type Month = { from: CivilDate; to: CivilDate }

/** Sessions of the month, of what was planned for the weeks after it, and those without a day yet. */
const sessionsOf = ({ payload }: ServiceContext, { from, to }: Month): Promise<Session[]> => {
  const last = addDays(to, AHEAD_DAYS)
  const within = { greater_than_equal: from, less_than_equal: last }
  return findRows<Session>(
    payload,
    'training-sessions',
    {
      and: [
        { state: { not_equals: 'cancelled' } },
        {
          or: [
            { on: within },
            {
              and: [
                isUndated,
                {
                  or: [
                    { periodFrom: { exists: false } },
                    { periodFrom: { equals: '' } },
                    {
                      and: [
                        { periodFrom: { less_than_equal: last } },
                        { periodTo: { greater_than_equal: from } },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    { sort: ['on', 'periodFrom', 'number'] },
  )
}

/** Undated sessions that nobody had thought of by the end of the month are not of it. */
const wasPlanned = (session: Session, to: CivilDate): boolean =>
  !!session.on ||
  !!session.periodFrom ||
  tokyoDateOf(new Date(linesOf(session)[0]?.at ?? session.createdAt)) <= to

type Known = {
  sessions: readonly Session[]
  kindOf: (course: string) => string
  people: readonly PersonLine[]
  month: Month
}

const stateOf = (session: Session): string =>
  trainingSession.states[session.state as keyof typeof trainingSession.states].label

/** The three parts of one role; each has a line at least, so that a part without anything says so. */
function roleParts(role: AskedRole, { sessions, kindOf, people, month }: Known): Line[] {
  const own = sessions.filter(({ course }) => role.courses.some(({ id }) => id === course))
  const held = own.filter(
    ({ state, on }) =>
      ['held', 'done'].includes(state) && !!on && month.from <= on && on <= month.to,
  )
  const lines = people.filter(({ roleId }) => roleId === role.id)
  const missing = lines.filter(({ isValid }) => !isValid)
  const plain = (part: Line['part'], course: string, text: string): Line => ({
    ...{ role: role.title, part, course, kind: '', when: '', where: '', trainer: '', text },
  })
  const of = (
    part: Line['part'],
    session: Session,
    words: (string | null | undefined)[],
  ): Line => ({
    role: role.title,
    part,
    course: session.courseTitle,
    kind: kindOf(session.course),
    when: whenOf(session),
    where: whereOf(session),
    trainer: session.trainerName ?? '',
    text: words.filter(Boolean).join('\n'),
  })
  return [
    plain('研修計画', '必要な研修', role.courses.map(({ title }) => title).join('、') || 'なし'),
    ...own.map((one) => of('研修計画', one, [one.period, stateOf(one)])),
    ...held.map((one) => of('研修内容', one, [one.topics, one.content])),
    ...(held.length > 0 ? [] : [plain('研修内容', 'この月', '実施した研修はありません。')]),
    ...held.filter(({ guidance }) => guidance).map((one) => of('指導記録', one, [one.guidance])),
    plain(
      '指導記録',
      '修了の状況',
      [
        `修了 ${lines.length - missing.length}件 / ${lines.length}件`,
        ...missing.map(({ name, courseTitle }) => `未修了: ${name}（${courseTitle}）`),
      ].join('\n'),
    ),
  ]
}

/**
 * 要員育成報告書 of a month, past or running: for each role its 研修計画, 研修内容 and 指導記録, with who was at
 * work at its end, or today (ST-18).
 * @param month `YYYY-MM`
 * @throws DomainError INPUT_INVALID for a month to come, and as `outputTable`
 */
export async function trainingReport(
  ctx: ServiceContext,
  month: string,
  wish: TableWish,
): Promise<Output> {
  const { from, to } = daysOfMonth(month)
  const today = tokyoDateOf(ctx.now())
  if (from > today) {
    const says = 'これからの月の報告書は作れません。今月か、前の月を選んでください。'
    throw invalid(says, { month: says })
  }
  const on = to < today ? to : today
  const [roles, sessions, courses, people] = await Promise.all([
    rolesOf(ctx, { retired: to < today }),
    sessionsOf(ctx, { from, to }),
    findRows<Pick<Stored<'courses'>, 'id' | 'kind'>>(
      ctx.payload,
      'courses',
      {},
      { select: { kind: true } },
    ),
    roleLines(ctx, on, { retired: to < today }),
  ])
  const kinds = new Map(courses.map(({ id, kind }) => [id, COURSE_KIND[kind]]))
  const known: Known = {
    sessions: sessions.filter((one) => wasPlanned(one, to)),
    kindOf: (course) => kinds.get(course) ?? '',
    people,
    month: { from, to },
  }
  const shown = [...roles.values()].filter(
    ({ id, active }) => active !== false || people.some(({ roleId }) => roleId === id),
  )
  const lines = shown.flatMap((role) => roleParts(role, known))
  const name = `要員育成報告書_${month}`
  if (wish.format !== 'print')
    return outputTable<Line>(
      ctx,
      {
        ...{ name, title: '要員育成報告書', columns: COLUMNS, count: lines.length },
        rows: async function* () {
          yield* lines
        },
        conditions: [
          ['期間', `${formatJa(from)}〜${formatJa(to)}`],
          ['修了の状況', `${formatJa(on)} 現在`],
        ],
      },
      wish,
    )
  await recordReading(ctx, {
    kind: 'print',
    what: '要員育成報告書',
    count: new Set(people.map(({ worker }) => worker)).size,
    purpose: wish.purpose,
  })
  return pdfOutput(
    name,
    recordPdf({
      title: '要員育成報告書',
      notes: [
        `${formatEra(from)}〜${formatEra(to)}（修了の状況は${formatJa(on)} 現在）　目的: ${wish.purpose}`,
      ],
      fields: [],
      parts: shown.flatMap(({ title }) =>
        PARTS.map((part) => ({
          heading: `${title} — ${part}`,
          entries: lines.filter((one) => one.role === title && one.part === part).map(entryOf),
        })),
      ),
    }),
  )
}

const entryOf = ({ course, kind, when, where, trainer, text }: Line) => ({
  label: [course, kind].filter(Boolean).join('\n'),
  value: [[when, where, trainer ? `講師 ${trainer}` : ''].filter(Boolean).join('　'), text]
    .filter(Boolean)
    .join('\n'),
})
