import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { closeA4, openA4 } from '@/documents/a4'
import { recordPdf } from '@/documents/record-pdf'
import { textColumn } from '@/documents/column'
import { COURSE_KIND } from '@/domain/people/vocabulary'
import { addDays, type CivilDate } from '@/domain/time/civil'
import { formatEra, formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../../audit/read'
import { caseById } from '../../cases/move'
import type { ServiceContext } from '../../context'
import { type Output, pdfOutput } from '../../lists/files'
import { outputTable } from '../../lists/output-table'
import { readCitySettings } from '../../settings/read-settings'
import { rolesOf } from '../evidence'

import { type Attendance, attendancesOf } from './attendance'
import { trainingSession } from './case'
import type { Session } from './lacks'
import { peopleLines } from './overview'

const whenOf = ({ on, startTime, endTime }: Session): string =>
  [on ? formatJa(on) : '', [startTime, endTime].filter(Boolean).join('〜')]
    .filter(Boolean)
    .join(' ')
const whereOf = ({ officeName, site }: Session): string =>
  [officeName, site].filter(Boolean).join(' ')

/** 受講者名簿: everybody who is registered, with room for a signature. */
export async function signInSheet(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<Output> {
  const session = await caseById(ctx, trainingSession, id)
  const rows = (await attendancesOf(ctx, id)).filter(({ state }) => state !== 'withdrawn')
  const columns = [
    textColumn<Attendance>('氏名', 24, ({ name }) => name),
    textColumn<Attendance>('所属', 30, ({ officeName }) => officeName ?? ''),
    textColumn<Attendance>('署名（内容を理解しました）', 40, () => ''),
  ]
  return outputTable<Attendance>(
    ctx,
    {
      name: `受講者名簿_${session.number}`,
      title: `受講者名簿 ${session.courseTitle}`,
      columns,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [
        ['研修の回', session.number],
        ['日時', whenOf(session)],
        ['会場', whereOf(session)],
        ['講師', session.trainerName ?? ''],
      ],
      paper: { units: { rows: '人', people: null } },
    },
    { format: 'print', purpose },
  )
}

const MARGIN = 72

/** 修了証: one page for each person who has completed. @throws DomainError NOT_NOW while nobody has */
export async function certificates(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<Output> {
  const session = await caseById(ctx, trainingSession, id)
  const rows = (await attendancesOf(ctx, id)).filter(({ state }) => state === 'completed')
  if (rows.length === 0)
    throw new DomainError('NOT_NOW', '修了を登録した人がいません。先に修了を登録してください。')
  await recordReading(ctx, {
    kind: 'print',
    what: `修了証 ${session.number}`,
    count: rows.length,
    purpose,
  })
  const { cityName } = await readCitySettings(ctx.payload)
  const page = openA4(`修了証 ${session.number}`, MARGIN)
  const { doc, drawn } = page
  rows.forEach(({ name, officeName, courseTitle, courseVersion, completedOn }, index) => {
    if (index > 0) doc.addPage()
    const centred = { align: 'center' } as const
    doc.font('bold').fontSize(30).text('修 了 証', MARGIN, 130, centred)
    doc.font('regular').fontSize(12).moveDown(2.5)
    doc.text(drawn.text(officeName ?? ''), centred).moveDown(0.5)
    doc
      .font('bold')
      .fontSize(20)
      .text(drawn.text(`${name} 様`), centred)
      .moveDown(2)
    doc.font('regular').fontSize(13)
    doc.text('次の研修を修了したことを証します。', centred).moveDown(1.5)
    doc.font('bold').text(drawn.text(`${courseTitle}（第${courseVersion}版）`), centred)
    doc.font('regular').fontSize(11).moveDown(1)
    doc.text(drawn.text([whenOf(session), whereOf(session)].filter(Boolean).join('　')), centred)
    doc
      .moveDown(4)
      .text(completedOn ? formatEra(completedOn) : '', centred)
      .moveDown(1)
    doc.text(drawn.text(`${cityName} マイナンバーカード関連業務 受託者`), centred)
    doc.moveDown(0.5).text(`番号 ${session.number}-${index + 1}`, centred)
  })
  return pdfOutput(`修了証_${session.number}`, closeA4(page))
}

/** 要員育成報告書 of a month: for each role its 研修計画, 研修内容 and 指導記録 (ST-18). */
export async function trainingReport(
  ctx: ServiceContext,
  month: { from: CivilDate; to: CivilDate },
  purpose: string,
): Promise<Output> {
  const { from, to } = month
  const { payload } = ctx
  const [roles, sessions, courses, people] = await Promise.all([
    rolesOf(ctx),
    findRows<Session>(
      payload,
      'training-sessions',
      { and: [{ on: { greater_than_equal: from } }, { on: { less_than_equal: addDays(to, 62) } }] },
      { sort: ['on', 'number'] },
    ),
    findRows<Stored<'courses'>>(payload, 'courses', {}),
    peopleLines(ctx, to),
  ])
  await recordReading(ctx, {
    kind: 'print',
    what: '要員育成報告書',
    count: new Set(people.map(({ worker }) => worker)).size,
    purpose,
  })
  const kindOf = new Map(courses.map(({ id, kind }) => [id, COURSE_KIND[kind]]))
  const entryOf = (session: Session, words: (string | null | undefined)[]) => ({
    label: `${session.courseTitle}\n${kindOf.get(session.course) ?? ''}`,
    value: [`${whenOf(session)}　${whereOf(session)}　講師 ${session.trainerName ?? '—'}`, ...words]
      .filter(Boolean)
      .join('\n'),
  })
  const parts = [...roles.values()]
    .filter(({ active }) => active !== false)
    .flatMap(({ title, courses: asked }) => {
      const own = sessions.filter(({ course }) => asked.some(({ id }) => id === course))
      const held = own.filter(
        ({ state, on }) => ['held', 'done'].includes(state) && (on ?? '') <= to,
      )
      const ahead = own.filter(({ state }) =>
        ['planned', 'submitted', 'approved', 'confirmed'].includes(state),
      )
      const lines = people.filter(({ role }) => role === title)
      const missing = lines.filter(({ isValid }) => !isValid)
      return [
        {
          heading: `${title} — 研修計画`,
          entries: [
            { label: '必要な研修', value: asked.map((one) => one.title).join('、') || 'なし' },
            ...ahead.map((one) => entryOf(one, [one.period])),
          ],
        },
        {
          heading: `${title} — 研修内容`,
          entries:
            held.length > 0
              ? held.map((one) => entryOf(one, [one.topics, one.content]))
              : [{ label: 'この月', value: '実施した研修はありません。' }],
        },
        {
          heading: `${title} — 指導記録`,
          entries: [
            ...held.filter(({ guidance }) => guidance).map((one) => entryOf(one, [one.guidance])),
            {
              label: '修了の状況',
              value: [
                `修了 ${lines.length - missing.length}件 / ${lines.length}件`,
                ...missing.map(({ name, courseTitle }) => `未修了: ${name}（${courseTitle}）`),
              ].join('\n'),
            },
          ],
        },
      ]
    })
  return pdfOutput(
    `要員育成報告書_${from.slice(0, 7)}`,
    recordPdf({
      title: '要員育成報告書',
      notes: [`${formatEra(from)}〜${formatEra(to)}　目的: ${purpose}`],
      fields: [],
      parts,
    }),
  )
}
