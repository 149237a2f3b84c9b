import type { Capability } from '@/access/capabilities'

import type { Answers, Ask, Lacking, Mover } from './types'

/** Fields of a record that one person takes charge of; `assigneeFields` of the collection makes them. */
export type Assigned = { assignee?: string | null; assigneeName?: string | null }

/**
 * 担当する: one person says that the record is theirs, so that no two work on it without knowing. The
 * name is kept beside the account, for when the account is gone.
 */
export const takeCharge = <const S extends string>(from: readonly S[], by: Capability) => ({
  label: ({ assignee }: Assigned) => (assignee ? '担当を代わる' : '担当する'),
  title: '担当する',
  from,
  to: null,
  by,
  many: true as const,
  bar: ({ assignee }: Assigned, { actor }: Mover) =>
    assignee && assignee === actor.id ? 'あなたが担当しています。' : null,
  set: (_: Answers, { actor }: Mover) => ({ assignee: actor.id, assigneeName: actor.name }),
})

const ADD_ASKS: readonly Ask[] = [
  { name: 'note', label: '追記', kind: 'lines', required: '追記する内容を入力してください。' },
]

/** 追記: what is over takes words that are added to its history, and nothing else. */
export const addendum = <const S extends string>(from: readonly S[], by: Capability) => ({
  label: '追記する',
  from,
  to: null,
  by,
  addendum: true as const,
  asks: ADD_ASKS,
})

/** One thing that has to be done or looked at, copied from the city's list when the record began. */
export type Check = {
  id: string
  text: string
  answer?: 'yes' | 'no' | 'none'
  reason?: string
  by?: string
  at?: string
}

/** What a list of steps is for: all records of a kind, or those with one of its choices (`checksBy`). */
export const listOf = (slug: string, choice?: string): string =>
  choice === undefined ? slug : `${slug}/${choice}`

export const CHECK_ANSWERS = [
  { value: 'yes', label: '○ した' },
  { value: 'no', label: '× できない' },
  { value: 'none', label: '対象外' },
] as const

/** Name of the move that answers one line of a checklist. */
export const CHECK = 'check'

export function checksOf(row: object): Check[] {
  const { checks } = row as { checks?: unknown }
  return Array.isArray(checks) ? (checks as Check[]) : []
}

/** Why a record with lines that nobody has answered cannot be ended. */
export function openChecks(row: object): string | null {
  const open = checksOf(row).filter(({ answer }) => !answer)
  return open.length > 0 ? `手順が${open.length}件残っています。1つずつ記録してください。` : null
}

const CHECK_ASKS: readonly Ask[] = [
  { name: 'item', label: '手順', required: true },
  { name: 'answer', label: '結果', options: CHECK_ANSWERS, required: true },
  { name: 'note', label: '理由・メモ' },
]

/** 手順の記録: ○, × with its reason, or 対象外, by whom and when; a line may be answered again. */
export const answerCheck = <const S extends string>(from: readonly S[], by: Capability) => ({
  label: '手順を記録する',
  from,
  to: null,
  by,
  isInList: true as const,
  isFor: (row: object) => checksOf(row).length > 0,
  asks: CHECK_ASKS,
  refuse: ({ item, answer, note }: Answers, row: object): Record<string, string> => {
    if (!checksOf(row).some(({ id }) => id === item)) return { item: 'その手順はありません。' }
    return answer === 'no' && !note ? { note: 'できない理由を入力してください。' } : {}
  },
  set: ({ item, answer, note }: Answers, { actor, at }: Mover, row: object) => ({
    checks: checksOf(row).map((one) =>
      one.id === item
        ? { ...one, answer: answer as Check['answer'], reason: note ?? '', by: actor.name, at }
        : one,
    ),
  }),
})

/**
 * A `bar` for moves that need what stands in other records (`CaseKind.lacks`): names all that is missing.
 * Where nobody has looked it stays shut.
 */
export function nothingLacks({ lacks }: Lacking): string | null {
  if (!lacks) return '足りないものを確かめられません。画面から操作してください。'
  return lacks.length > 0 ? `足りないものがあります: ${lacks.join('、')}。` : null
}
