import type { Step } from './vocabulary'

/**
 * The work between the delivered box and the citizen's hand, in its order (CD-24). The guide for the
 * card centre (`docs/guides/card-centre.md`) and the screens name the same steps.
 */
export const FLOW = [
  { key: 'receive', label: '受入れ', where: 'カードセンター' },
  { key: 'inspect', label: '検品', where: 'カードセンター' },
  { key: 'prepare', label: '交付前設定', where: 'カードセンター' },
  { key: 'place', label: '保管', where: 'カードセンター' },
  { key: 'transport', label: '移送', where: 'カードセンター → 区' },
  { key: 'arrive', label: '区で受入れ', where: '区役所' },
  { key: 'notify', label: '交付通知書発送', where: '区役所' },
  { key: 'book', label: '予約', where: '市民・電話' },
  { key: 'pull', label: '引き出し', where: '区役所' },
  { key: 'issue', label: '交付', where: '区役所' },
] as const

export type FlowKey = (typeof FLOW)[number]['key']

/**
 * `done`: recorded. `passed`: a later step is done and this one left no record. `next`: what is to be
 * done now. `open`: later.
 */
export type FlowState = 'done' | 'passed' | 'next' | 'open'
export type FlowLine = { step: FlowKey; label: string; where: string; on: string; state: FlowState }

export type FlowFacts = {
  /** What is recorded of the card: the day, or '' where only the fact is known. */
  done: Partial<Record<FlowKey, string>>
  /** Steps that the city's statuses know; a city without a card centre moves no cards. */
  known: ReadonlySet<Step>
  /** The card goes by post: nobody books or comes for it. */
  byMail: boolean
  /** It will not be handed out; nothing is next. */
  isStopped: boolean
}

const NEEDS: Partial<Record<FlowKey, Step>> = {
  prepare: 'prepared',
  transport: 'transferred',
  arrive: 'transferred',
  notify: 'notified',
}
const NOT_BY_MAIL: ReadonlySet<FlowKey> = new Set(['notify', 'book', 'pull'])

/** The way of one card: every step with its day, what is behind it and what comes next (CD-24). */
export function flowOf({ done, known, byMail, isStopped }: FlowFacts): FlowLine[] {
  const steps = FLOW.filter(({ key }) => {
    if (done[key] !== undefined) return true
    const needed = NEEDS[key]
    return (!needed || known.has(needed)) && !(byMail && NOT_BY_MAIL.has(key))
  })
  const furthest = steps.findLastIndex(({ key }) => done[key] !== undefined)
  return steps.map(({ key, label, where }, at) => ({
    step: key,
    label,
    where,
    on: done[key] ?? '',
    state:
      done[key] !== undefined
        ? 'done'
        : at < furthest
          ? 'passed'
          : at === furthest + 1 && !isStopped
            ? 'next'
            : 'open',
  }))
}
