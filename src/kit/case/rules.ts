import { type Capability, rolesWith } from '@/access/capabilities'

import { BEGIN, EDIT, waitingStates } from './define'
import type { Answers, Ask, CaseDefinition, CaseMove, CaseRow, DueRule } from './types'

export const EXTRA_TYPES = {
  line: '1行の文字',
  lines: '複数行の文字',
  number: '数',
  date: '日付',
  choice: '選択',
  yes: 'はい・いいえ',
} as const
export type ExtraType = keyof typeof EXTRA_TYPES

/** A field that the city has added to a kind. */
export type ExtraField = {
  /** Never changes, whatever the field is called. */
  id: string
  label: string
  type: ExtraType
  hint: string
  /** Of a choice: all values that it ever had, so that old answers keep their words. */
  options: { value: string; label: string; isOffered: boolean }[]
  /** Moves that ask for it, the beginning (`begin`) among them. */
  moves: string[]
  /** Whether these moves cannot be made without it. */
  required: boolean
  inList: boolean
  inFile: boolean
  /** No longer asked for; what was answered stays. */
  retired: boolean
}

/** What the city has decided about a kind in the panel, over what the product brings. */
export type CaseRules = {
  /** `state:<state>` and `move:<move>` → what the city calls it. */
  labels: Record<string, string>
  /** `<move>.<ask>`: what may not be left out there. */
  demands: readonly string[]
  extra: readonly ExtraField[]
  /** At most one for each state in which something waits. */
  due: readonly DueRule[]
  /** Fields that were taken away, for answers that were given at that moment. */
  gone?: readonly ExtraField[]
}

export const NO_RULES: CaseRules = { labels: {}, demands: [], extra: [], due: [] }

export const EXTRA_PREFIX = 'x_'
/** Name of an added field where forms and lists name their fields. */
export const extraName = ({ id }: Pick<ExtraField, 'id'>): string => `${EXTRA_PREFIX}${id}`

/**
 * Answers to added fields, as a row keeps them: by the id of the field. It holds nothing but these,
 * whatever an id is called.
 */
export const extraOf = (row: Pick<CaseRow, 'extra'>): Record<string, string> =>
  Object.assign(
    Object.create(null) as Record<string, string>,
    row.extra && typeof row.extra === 'object' ? row.extra : {},
  )

const YES_NO = [
  { value: 'yes', label: 'はい' },
  { value: 'no', label: 'いいえ' },
]

const KINDS: Record<ExtraType, Ask['kind']> = {
  line: 'line',
  lines: 'lines',
  number: 'number',
  date: 'date',
  choice: 'line',
  yes: 'line',
}

const askFor = (field: ExtraField, isRequired: boolean): Ask => ({
  name: extraName(field),
  label: field.label,
  kind: KINDS[field.type],
  ...(field.hint ? { hint: field.hint } : {}),
  ...(isRequired ? { required: `「${field.label}」を入力してください。` } : {}),
  ...(field.type === 'yes' ? { options: YES_NO } : {}),
  ...(field.type === 'choice'
    ? {
        options: field.options.filter(({ isOffered }) => isOffered),
        ended: field.options.filter(({ isOffered }) => !isOffered),
      }
    : {}),
})

/** An answer in words, as lists, files and the record show it. */
export function wordsOfExtra({ type, options }: ExtraField, answer = ''): string {
  if (type === 'yes') return YES_NO.find(({ value }) => value === answer)?.label ?? ''
  return type === 'choice' ? (options.find(({ value }) => value === answer)?.label ?? '') : answer
}

/** What a choice is called that stands in a record and is offered no more. */
const AS_IT_STANDS = 'いまのまま'

/** What a form begins with, where a record has a value that is offered no more: it may keep it. */
function beginning(ask: Ask, value: string): Ask {
  const { options, ended = [] } = ask
  if (!options || value === '' || options.some((one) => one.value === value))
    return { ...ask, value }
  const kept = ended.find((one) => one.value === value)
  return { ...ask, value, options: [...options, kept ?? { value, label: AS_IT_STANDS }] }
}

/** What a form asks for of this row: what was answered to added fields before stands in it, and what it begins with. */
export function askedOf<R extends CaseRow>(
  { asks = [], begins }: Pick<CaseMove<R>, 'asks' | 'begins'>,
  row: R,
): readonly Ask[] {
  const stands = begins?.(row) ?? {}
  return asks.map((ask) => {
    const { name } = ask
    if (Object.hasOwn(stands, name)) return beginning(ask, stands[name] ?? '')
    return name.startsWith(EXTRA_PREFIX)
      ? beginning(ask, extraOf(row)[name.slice(EXTRA_PREFIX.length)] ?? '')
      : ask
  })
}

/** What a form of the kind asks for under the city's rules. */
export function askedUnder(
  rules: CaseRules,
  move: string,
  asks: readonly Ask[] = [],
): readonly Ask[] {
  return [
    ...asks.map((ask) =>
      rules.demands.includes(`${move}.${ask.name}`)
        ? { ...ask, required: ask.required ?? (true as const) }
        : ask,
    ),
    ...rules.extra
      .filter(({ moves, retired }) => !retired && moves.includes(move))
      .map((field) => askFor(field, field.required)),
  ]
}

/** What the city asks for at a move that an act of its own makes, beside what that act itself gives. */
export const askedBeside = <R extends CaseRow>(
  { moves }: Pick<CaseDefinition<R>, 'moves'>,
  move: string,
  row: R,
  given: readonly string[] = [],
): readonly Ask[] =>
  askedOf(moves[move] ?? {}, row).filter(
    ({ name, required }) => !given.includes(name) && (required || name.startsWith(EXTRA_PREFIX)),
  )

/**
 * The answers to added fields beside what a row has of them already.
 * @param isEdit whether an empty answer takes the old one away; a move that is made of many rows at
 *   once leaves it
 */
export function extraWith(
  row: Pick<CaseRow, 'extra'>,
  answers: Answers,
  isEdit = false,
): Pick<CaseRow, 'extra'> {
  const given = Object.entries(answers)
    .filter(([name, answer]) => name.startsWith(EXTRA_PREFIX) && (isEdit || answer !== ''))
    .map(([name, answer]) => [name.slice(EXTRA_PREFIX.length), answer] as const)
  return given.length > 0 ? { extra: { ...extraOf(row), ...Object.fromEntries(given) } } : {}
}

/**
 * A kind as the city has it: its names, what its moves demand, and its own fields. The moves
 * themselves, who may make them and where they lead stay the product's.
 */
export function underRules<R extends CaseRow>(
  kind: CaseDefinition<R>,
  rules: CaseRules,
): CaseDefinition<R> {
  const nameOf = <T>(key: string, label: T): T | string => rules.labels[key] ?? label
  const states = Object.entries(kind.states).map(
    ([state, rule]) => [state, { ...rule, label: nameOf(`state:${state}`, rule.label) }] as const,
  )
  const moves = Object.entries<CaseMove<R>>(kind.moves).map(
    ([name, move]) =>
      [
        name,
        {
          ...move,
          label: nameOf(`move:${name}`, move.label),
          // A press without a form has no place for more.
          asks: askedUnder(move.isInList ? { ...rules, extra: [] } : rules, name, move.asks),
          set: (answers, mover, row) =>
            // What is over takes words alone.
            move.addendum
              ? {}
              : {
                  ...move.set?.(answers, mover, row),
                  ...(extraWith(row, answers) as Partial<R>),
                },
        } satisfies CaseMove<R>,
      ] as const,
  )
  return {
    ...kind,
    states: Object.fromEntries(states),
    moves: { ...Object.fromEntries(moves), ...editOf(kind, rules) },
  }
}

export const EDIT_LABEL = '項目を直す'

/** Who mends the fields that the city has added: whoever has the first turn. */
export const editedBy = <R>({
  states,
  start,
}: Pick<CaseDefinition<R>, 'states' | 'start'>): Capability | undefined => states[start]?.turn

/** Added fields can be filled in and mended as long as the record is not over. */
function editOf<R extends CaseRow>(
  kind: CaseDefinition<R>,
  { extra }: CaseRules,
): Record<string, CaseMove<R>> {
  const fields = extra.filter(({ retired }) => !retired)
  const by = editedBy(kind)
  if (fields.length === 0 || !by) return {}
  return {
    [EDIT]: {
      label: EDIT_LABEL,
      from: waitingStates(kind),
      to: null,
      by,
      asks: fields.map((field) => askFor(field, false)),
      set: (answers, _mover, row) => extraWith(row, answers, true) as Partial<R>,
    },
  }
}

/** What the city may rename, ask for at, or demand, as its form offers it. */
export function rulable(
  kind: Pick<CaseDefinition, 'states' | 'moves'>,
  beginAsks: readonly Ask[] | null,
): Record<'names' | 'moves' | 'demands' | 'waiting', { value: string; label: string }[]> {
  // What the product does by itself nobody can be asked about.
  const moves = Object.entries(kind.moves).filter(([, { by }]) => rolesWith(by).length > 0)
  const pressed = moves.filter(([, { isInList }]) => isInList).map(([name]) => name)
  // A label that hangs on the record has no one name.
  const labelOf = (name: string, { label, title }: CaseMove<CaseRow>) =>
    title ?? (typeof label === 'string' ? label : name)
  const begin = beginAsks ? [{ value: BEGIN, label: '登録', asks: beginAsks }] : []
  const all = [
    ...begin,
    ...moves.map(([value, move]) => ({
      value,
      label: labelOf(value, move),
      asks: move.asks ?? [],
    })),
  ]
  return {
    names: [
      ...Object.entries(kind.states).map(([state, { label }]) => ({
        value: `state:${state}`,
        label: `状態「${label}」`,
      })),
      ...moves
        .filter(([, { label }]) => typeof label === 'string')
        .map(([name, { label }]) => ({ value: `move:${name}`, label: `操作「${String(label)}」` })),
    ],
    moves: all
      .filter(({ value }) => !pressed.includes(value))
      .map(({ value, label }) => ({ value, label: `「${label}」のとき` })),
    waiting: waitingStates(kind).map((state) => ({
      value: state,
      label: `「${kind.states[state]?.label ?? state}」のもの`,
    })),
    demands: all.flatMap(({ value, label, asks }) =>
      asks
        .filter(({ required }) => !required)
        .map((ask) => ({
          value: `${value}.${ask.name}`,
          label: `「${label}」のときの「${ask.label}」`,
        })),
    ),
  }
}
