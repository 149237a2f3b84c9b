import type { Where } from 'payload'

import { countWithExtra } from '@/db/extra'
import { countRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { waitingStates } from '@/kit/case/define'
import { askedUnder, type CaseRules, type ExtraField, NO_RULES } from '@/kit/case/rules'
import type { DueRule } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { cityCalendar } from '../deadlines/rules'

import { dueBefore } from './due'
import type { CaseKind } from './kind'
import { moverOf } from './move'
import { rulableOf, rulesOf, storedRules } from './rules'

/** The settings of a kind as a form holds them that is not saved yet. */
export type RulesDraft = Partial<Pick<Stored<'case-rules'>, 'extra' | 'names' | 'demands' | 'due'>>

/** What saving would change, and for which records that are not over; a sentence each. */
export async function effectOfRules(
  ctx: ServiceContext,
  kind: CaseKind,
  draft: RulesDraft,
): Promise<string[]> {
  const { payload } = ctx
  const { slug } = kind.case
  const { rules, lists } = await storedRules(ctx)
  const row = rules.find((one) => one.kind === slug)
  const { today } = moverOf(ctx)
  const before = row ? rulesOf(row, lists, today) : NO_RULES
  const after = rulesOf(draft, lists, today)
  const waiting = await countByState(ctx, kind)
  const open = Object.values(waiting).reduce((sum, count) => sum + count, 0)
  const fields = await Promise.all(
    after.extra.map((field) =>
      fieldChange(
        field,
        before.extra.find(({ id }) => id === field.id),
        (id) => countWithExtra(payload, slug, id),
      ),
    ),
  )
  const gone = await Promise.all(
    before.extra
      .filter(({ id }) => !after.extra.some((field) => field.id === id))
      .map(async ({ id, label }) => {
        const rows = await countWithExtra(payload, slug, id)
        return rows > 0
          ? `「${label}」には値が${rows}件あり、消せません。「使わない」にしてください。`
          : `「${label}」を消します。値のある記録はありません。`
      }),
  )
  const says = [
    ...fields.filter((line) => line !== ''),
    ...gone,
    ...newDemands(kind, before, after, waiting),
    ...newNames(kind, before, after),
    ...(await newDues(ctx, kind, before.due, after.due)),
  ]
  if (says.length === 0) return ['いまの設定から変わるところはありません。']
  return [
    ...says,
    `いま終わっていない${kind.case.label}は${open}件です。終わったものは変わりません。`,
  ]
}

async function countByState(
  { payload }: ServiceContext,
  { case: kind }: CaseKind,
): Promise<Record<string, number>> {
  const counts = await Promise.all(
    waitingStates(kind).map(
      async (state) =>
        [state, await countRows(payload, kind.slug, { state: { equals: state } })] as const,
    ),
  )
  return Object.fromEntries(counts)
}

async function fieldChange(
  field: ExtraField,
  before: ExtraField | undefined,
  countOf: (id: string) => Promise<number>,
): Promise<string> {
  if (!field.label) return ''
  if (!before) return field.retired ? '' : `項目「${field.label}」を足します。`
  if (field.retired && !before.retired)
    return `「${field.label}」を聞かなくなります。${await countOf(field.id)}件の値は残ります。`
  if (!field.retired && before.retired) return `「${field.label}」をまた使います。`
  return field.label === before.label ? '' : `「${before.label}」を「${field.label}」と呼びます。`
}

/** What a move demands that it did not before, and how many records wait where it leads on from. */
function newDemands(
  kind: CaseKind,
  before: CaseRules,
  after: CaseRules,
  waiting: Record<string, number>,
): string[] {
  return rulableOf(kind).moves.flatMap(({ value, label }) => {
    const rule = kind.case.moves[value]
    const asks = rule?.asks ?? kind.begin?.asks ?? []
    const demandedBy = (rules: CaseRules) =>
      askedUnder(rules, value, asks).filter(({ required }) => required)
    const old = new Set(demandedBy(before).map(({ name }) => name))
    const added = demandedBy(after).filter(({ name }) => !old.has(name))
    if (added.length === 0) return []
    const names = added.map((ask) => `「${ask.label}」`).join('')
    const from = rule?.from.reduce((sum, state) => sum + (waiting[state] ?? 0), 0)
    return [
      `${label}、${names}を必ず入力します。${from === undefined ? 'これから登録するものからです。' : `待っている${from}件にも、すぐに求めます。`}`,
    ]
  })
}

function newNames(kind: CaseKind, before: CaseRules, after: CaseRules): string[] {
  return rulableOf(kind).names.flatMap(({ value, label }) => {
    const [was, is] = [before.labels[value], after.labels[value]]
    if (was === is) return []
    return is ? [`${label}を「${is}」と呼びます。`] : [`${label}は、もとの名前に戻ります。`]
  })
}

/** Which records get, lose or pass a day; a sentence for each state. */
async function newDues(
  { payload, now }: ServiceContext,
  kind: CaseKind,
  before: readonly DueRule[],
  after: readonly DueRule[],
): Promise<string[]> {
  const { isOpen } = await cityCalendar(payload)
  const today = tokyoDateOf(now())
  const count = (and: Where[]) => countRows(payload, kind.case.slug, { and })
  const lines = rulableOf(kind).waiting.map(async ({ value: state, label }) => {
    const [was, is] = [before, after].map((rules) => rules.find((rule) => rule.state === state))
    if (!is || !Number.isInteger(is.days)) return was && !is ? `${label}の期限がなくなります。` : ''
    if (was?.days === is.days && was.isOpenDays === is.isOpenDays)
      return JSON.stringify(was) === JSON.stringify(is)
        ? ''
        : `${label}の期限の知らせ方が変わります。`
    const rows = await count([{ state: { equals: state } }])
    const late = await count(dueBefore({ due: { rules: [is], isOpen } }, today))
    const limit = is.days === 0 ? 'その日' : `${is.days}${is.isOpenDays ? '開庁日' : '日'}後`
    return `${label}は、その状態になった日の${limit}が期限になります。いまある${rows}件のうち${late}件は、もう過ぎています。`
  })
  return (await Promise.all(lines)).filter((line) => line !== '')
}
