import { can } from '@/access/capabilities'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'

import { checkAnswers } from './answers'
import { askedOf } from './rules'
import type { Answers, Ask, CaseDefinition, CaseLine, CaseMove, CaseRow, Mover } from './types'

export type Refusal = {
  code: 'FORBIDDEN' | 'UNKNOWN_MOVE' | 'CASE_OVER' | 'NOT_NOW' | 'INPUT_INVALID'
  message: string
  /** Reasons by the name of what was asked. */
  fields?: Record<string, string>
}
export type Decision<R> = { set: Partial<R>; to: string; note: string } | { refused: Refusal }

export const linesOf = (row: Pick<CaseRow, 'history'>): CaseLine[] =>
  Array.isArray(row.history) ? (row.history as CaseLine[]) : []

export const labelOfMove = <R>(move: CaseMove<R>, row: R): string =>
  typeof move.label === 'function' ? move.label(row) : move.label

/** 「田中さんが 12月7日 10:15 に」, where the history knows. */
export const whoMovedIt = (row: Pick<CaseRow, 'history'>): string => whoDid(linesOf(row).at(-1))

function whoDid(last: CaseLine | undefined): string {
  if (!last) return ''
  const at = new Date(last.at)
  const when = formatForLanguage(tokyoDateOf(at), tokyoTimeOf(at), 'ja')
  return `${last.by.name}${last.by.kind === 'staff' ? 'さん' : ''}が ${when} に`
}

/**
 * Whether a record may be moved so by this person now, and what changes with it. The one decision
 * that the button, the request and the job all ask.
 */
export function decide<R extends CaseRow>(
  kind: CaseDefinition<R>,
  row: R,
  { move: name, answers: given = {} }: { move: string; answers?: Answers },
  mover: Mover,
): Decision<R> {
  const move = Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined
  if (!move || move.isFor?.(row) === false)
    return refuse('UNKNOWN_MOVE', `この${kind.label}には、その操作はありません。`)
  const blocked = whyNot(kind, row, move, mover)
  if (blocked) return { refused: blocked }
  const { answers, problems: shape } = checkAnswers(
    askedOf(move, row),
    sent(move, row, given),
    mover.at,
    standing(move, row),
  )
  // Rules reckon with days and numbers: they are asked about what has the form of one.
  const sound = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, shape[name] ? '' : answer]),
  )
  const problems = {
    ...move.refuse?.(sound, row, mover),
    ...tooEarly(move.asks ?? [], sound, row),
    ...shape,
  }
  const reasons = Object.values(problems)
  if (reasons.length > 0)
    return { refused: { code: 'INPUT_INVALID', message: reasons.join(' '), fields: problems } }
  return {
    set: move.set?.(answers, mover, row) ?? {},
    to: move.to ?? row.state,
    note: answers.note ?? '',
  }
}

/** What is said to have been done before that what it answers; a problem by the name of its ask. */
function tooEarly<R extends CaseRow>(
  asks: readonly Ask[],
  answers: Answers,
  row: R,
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { name, label, since = [], kind } of asks) {
    const answer = answers[name]
    const event = since
      .map((field) => (row as Record<string, unknown>)[field])
      .filter((value): value is string => typeof value === 'string' && value !== '')
      .at(-1)
    if (!answer || !event) continue
    const isByMinute = kind === 'moment' && event.length > DAY.length
    const [said, first] = isByMinute
      ? [answer, minuteOf(event)]
      : [answer.slice(0, DAY.length), minuteOf(event).slice(0, DAY.length)]
    if (said < first)
      problems[name] =
        `${label}は、${first.replace('T', ' ')} より前にできません。日時を確かめてください。`
  }
  return problems
}

const DAY = 'YYYY-MM-DD'

/** A day or a minute in Japan as they stand; an instant as its minute there. */
function minuteOf(value: string): string {
  if (!value.endsWith('Z')) return value
  const at = new Date(value)
  return `${tokyoDateOf(at)}T${tokyoTimeOf(at)}`
}

/** What a form begins with, as it stands in the record. */
const standing = <R>({ begins }: CaseMove<R>, row: R): Answers =>
  Object.fromEntries(
    Object.entries(begins?.(row) ?? {}).map(([name, value]) => [name, value ?? '']),
  )

/** What is not sent of it stays as it is. */
const sent = <R>(move: CaseMove<R>, row: R, given: Answers): Answers => ({
  ...standing(move, row),
  ...given,
})

const refuse = (code: Refusal['code'], message: string): { refused: Refusal } => ({
  refused: { code, message },
})

/** The reason without what is asked for; null when the move may be begun. */
function whyNot<R extends CaseRow>(
  kind: CaseDefinition<R>,
  row: R,
  move: CaseMove<R>,
  mover: Mover,
): Refusal | null {
  if (mover.user && !can(mover.user, move.by))
    return { code: 'FORBIDDEN', message: 'この操作をする権限がありません。' }
  if (!move.from.includes(row.state)) {
    const label = kind.states[row.state]?.label ?? row.state
    // Who has written something beside it since has not brought it there.
    const brought = linesOf(row).findLast(({ from, to }) => from !== to)
    const who = brought ? whoDid(brought) : whoMovedIt(row)
    return {
      code: 'CASE_OVER',
      message: who ? `${who}「${label}」にしました。` : `もう「${label}」です。`,
    }
  }
  const bar = move.bar?.(row, mover)
  return bar ? { code: 'NOT_NOW', message: bar } : null
}

/** A button of a record, as the screens show it. */
export type OfferedMove = {
  move: string
  label: string
  asks: readonly Ask[]
  main: boolean
  danger: boolean
  many: boolean
  /** Answered in its own place on the record's page. */
  isInList: boolean
  /** Left out of lists. */
  onRecord: boolean
  /** Why it cannot be pressed now; null when it can. */
  blocked: string | null
}

/** The moves out of the state of a record; what this person may never do is left out. */
export function offeredMoves<R extends CaseRow>(
  kind: CaseDefinition<R>,
  row: R,
  mover: Mover,
): OfferedMove[] {
  return Object.entries<CaseMove<R>>(kind.moves).flatMap(([name, move]) => {
    if (move.isApart || !move.from.includes(row.state) || move.isFor?.(row) === false) return []
    const blocked = whyNot(kind, row, move, mover)
    if (blocked?.code === 'FORBIDDEN') return []
    return [
      {
        move: name,
        label: labelOfMove(move, row),
        asks: askedOf(move, row),
        main: move.main ?? false,
        danger: move.danger ?? false,
        many: move.many ?? false,
        isInList: move.isInList ?? false,
        onRecord: move.onRecord ?? false,
        blocked: blocked?.message ?? null,
      },
    ]
  })
}
