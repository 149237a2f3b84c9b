import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { IsOpen } from '@/domain/deadlines/due'
import { addressesOf } from '@/domain/mail/address'
import type { CivilDate } from '@/domain/time/civil'
import { BEGIN } from '@/kit/case/define'
import {
  askedUnder,
  type CaseRules,
  type ExtraField,
  extraWith,
  NO_RULES,
  rulable,
  underRules,
} from '@/kit/case/rules'
import type { Ask, CaseDefinition, CaseMove, CaseRow } from '@/kit/case/types'
import { textList } from '@/lib/texts'

import type { ServiceContext } from '../context'
import { cityCalendar } from '../deadlines/rules'
import { shortCached } from '../settings/short-cache'

import { ownOffices } from './choices'
import { dueOf } from './due'
import type { CaseKind, ListColumn, LiveKind, LiveMoves, PlainKind } from './kind'
import { moverOf } from './move'

type Row = Stored<'case-rules'>
type ChoiceList = Stored<'choice-lists'>

/** What the city has decided about all kinds, and the choices; read-only, at most a second old. */
export const storedRules = ({ payload }: Pick<ServiceContext, 'payload'>) =>
  shortCached(payload, 'case-rules', async () => ({
    rules: await findRows<Row>(payload, 'case-rules', {}),
    lists: await findRows<ChoiceList>(payload, 'choice-lists', {}),
  }))

/** What the city may rename, ask for or demand of a kind of record, its beginning included. */
export const rulableOf = ({ case: kind, begin }: CaseKind): ReturnType<typeof rulable> =>
  rulable(kind, begin?.asks ?? null)

/** A kind as the city has it at this moment: labels, demands and added fields. */
export async function kindNow<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
): Promise<LiveKind<R>> {
  const kind = await withChoices(ctx, plain)
  const { rules: rows, lists } = await storedRules(ctx)
  const row = rows.find((one) => one.kind === kind.case.slug)
  if (!row) return { ...kind, extra: [], due: null }
  const now = under(kind, rulesOf(row, lists, moverOf(ctx).today))
  return now.rules.due.length > 0
    ? withDue(now, (await cityCalendar(ctx.payload)).isOpen)
    : now.kind
}

/**
 * The same of a definition alone, for an act of its own that lies beneath the list of its kind and makes one of
 * its moves: what the city demands there is demanded of it.
 */
export async function movesNow<R extends CaseRow>(
  ctx: ServiceContext,
  definition: CaseDefinition<R>,
  lacks?: CaseKind<R>['lacks'],
): Promise<LiveMoves<R>> {
  const { rules: rows, lists } = await storedRules(ctx)
  const row = rows.find((one) => one.kind === definition.slug)
  const rules = row ? rulesOf(row, lists, moverOf(ctx).today) : NO_RULES
  return {
    case: underRules(definition, rules),
    extra: extraIn(rules),
    ...(lacks ? { lacks } : {}),
  }
}

const extraIn = ({ extra, gone = [] }: CaseRules): ExtraField[] => [...extra, ...gone]

/** The form that begins a record, with the choices that are records of the city; read only where it is shown or sent. */
export async function beginNow<R extends CaseRow>(
  ctx: ServiceContext,
  { begin }: Pick<LiveKind<R>, 'begin'>,
): Promise<LiveKind<R>['begin']> {
  return begin && { ...begin, asks: await asksWith(ctx, begin.asks, begin.choices) }
}

/** The choices of moves, and the columns, that hang on records of the city. */
async function withChoices<R extends CaseRow>(
  ctx: ServiceContext,
  kind: PlainKind<R>,
): Promise<PlainKind<R>> {
  const { choices } = kind
  return {
    ...kind,
    list: { ...kind.list, columns: await reckoned(ctx, kind.list.columns) },
    ...(choices ? { case: await movesWith(ctx, kind.case, choices) } : {}),
  }
}

/** Columns whose values hang on records of the city. */
const reckoned = (ctx: ServiceContext, columns: readonly ListColumn[]): Promise<ListColumn[]> =>
  Promise.all(
    columns.map(async (one) => {
      if (typeof one === 'string' || !('from' in one)) return one
      const { from, ...column } = one
      return { ...column, value: await from(ctx) }
    }),
  )

type KindChoices = NonNullable<CaseKind['choices']>

/** An ask that is called `office` is one of the person's own, unless its kind says otherwise. */
const asksWith = (
  ctx: ServiceContext,
  asks: readonly Ask[],
  choices: KindChoices = {},
): Promise<Ask[]> =>
  Promise.all(
    asks.map(async (ask) => {
      const find = choices[ask.name] ?? (ask.name === 'office' ? ownOffices : null)
      return find ? { ...ask, options: await find(ctx) } : ask
    }),
  )

async function movesWith<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  choices: KindChoices,
): Promise<CaseDefinition<R>> {
  const moves = await Promise.all(
    Object.entries<CaseMove<R>>(kind.moves).map(
      async ([name, move]) =>
        [name, { ...move, asks: await asksWith(ctx, move.asks ?? [], choices) }] as const,
    ),
  )
  return { ...kind, moves: Object.fromEntries(moves) }
}

/** A kind whose records have a day, which stands beside their names: the right of a wide list is out of sight. */
function withDue<R extends CaseRow>({ kind, rules }: Under<R>, isOpen: IsOpen): LiveKind<R> {
  const due = { rules: rules.due, isOpen }
  const { list } = kind
  const column: ListColumn = { due: (row) => dueOf({ due }, row) }
  const name = list.columns.findIndex((one) => typeof one === 'string' || !('only' in one))
  const columns = list.columns.toSpliced(name + 1, 0, column)
  return { ...kind, due, list: { ...list, columns } }
}

type Under<R> = { kind: LiveKind<R>; rules: CaseRules }

function under<R extends CaseRow>(plain: CaseKind<R>, rules: CaseRules): Under<R> {
  const { begin, list } = plain
  const columns: ListColumn[] = rules.extra.flatMap((field) => {
    if (field.inList && !field.retired) return [{ extra: field }]
    return field.inFile ? [{ extra: field, only: 'file' as const }] : []
  })
  const kind: LiveKind<R> = {
    ...plain,
    due: null,
    case: underRules(plain.case, rules),
    list: { ...list, columns: [...list.columns, ...columns] },
    extra: extraIn(rules),
    ...(begin
      ? {
          begin: {
            ...begin,
            asks: askedUnder(rules, BEGIN, begin.asks),
            fields: async (ctx, answers) => ({
              ...(await begin.fields(ctx, answers)),
              ...(extraWith({}, answers) as Partial<R>),
            }),
          },
        }
      : {}),
  }
  return { kind, rules }
}

/** @param today a choice is offered from its first to its last day, both counted */
export function rulesOf(
  row: Partial<Pick<Row, 'extra' | 'names' | 'demands' | 'due' | 'gone'>>,
  lists: readonly ChoiceList[],
  today: CivilDate,
): CaseRules {
  const optionsOf = (list: unknown): ExtraField['options'] => {
    const found = lists.find(({ id }) => id === list)
    const options = (found?.options ?? []).map(({ id, label, from, to }) => ({
      value: String(id),
      label,
      isOffered: (!from || from <= today) && (!to || to >= today),
    }))
    const gone = rowsOf<{ id: string; label: string }>(found?.gone)
    return [...options, ...gone.map(({ id, label }) => ({ value: id, label, isOffered: false }))]
  }
  const gone = rowsOf<Pick<ExtraField, 'id' | 'label' | 'type'> & { choices: string }>(row.gone)
  return {
    labels: Object.fromEntries((row.names ?? []).map(({ target, label }) => [target, label])),
    demands: textList(row.demands),
    extra: (row.extra ?? []).map((field) => ({
      id: String(field.id),
      label: field.label,
      type: field.type,
      hint: field.hint ?? '',
      options: optionsOf(field.choices),
      moves: textList(field.moves),
      required: field.required ?? false,
      inList: field.inList ?? true,
      inFile: field.inFile ?? true,
      retired: field.retired ?? false,
    })),
    due: (row.due ?? []).map((rule) => ({
      state: rule.state,
      days: rule.days,
      isOpenDays: rule.isOpenDays ?? true,
      remindDays: (rule.remindDays ?? []).map(Number),
      overdue: rule.overdue ?? false,
      toTurn: rule.toTurn ?? false,
      addresses: addressesOf(rule.mails),
    })),
    gone: gone.map(({ choices, ...field }) => ({
      ...NO_LONGER,
      ...field,
      options: optionsOf(choices),
    })),
  }
}

const NO_LONGER = {
  hint: '',
  moves: [],
  required: false,
  inList: false,
  inFile: false,
  retired: true,
}

const rowsOf = <T>(list: unknown): T[] => (Array.isArray(list) ? (list as T[]) : [])
