import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'

import { countWithExtra } from '@/db/extra'
import { at, type FieldProblem } from '@/domain/field-problem'
import { addressProblem } from '@/domain/mail/address'
import { refuseProblems } from '@/lib/errors'
import { textList } from '@/lib/texts'
import type { CaseRule, ChoiceList } from '@/payload-types'
import type { CaseKind } from '@/services/cases/kind'
import { rulableOf, storedRules } from '@/services/cases/rules'

type Extra = NonNullable<CaseRule['extra']>[number]

/** Of a list as a program may send it: nothing but its rows. */
const rowsOf = <T>(list: T[] | null | undefined): T[] => (Array.isArray(list) ? list : [])
const isNoList = (value: unknown): boolean =>
  value !== undefined && value !== null && !Array.isArray(value)

/** The id of a relation, loaded or not. */
const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { id: unknown }).id)
    : typeof value === 'string'
      ? value
      : ''

/**
 * Settings of a kind of record that could not hold are refused when they are saved: what the kind does
 * not have, a choice without its values, two fields of one name, and a field taken away with its data.
 */
export const checkCaseRules =
  (kinds: readonly CaseKind[]): CollectionBeforeValidateHook<CaseRule> =>
  async ({ data, operation, originalDoc, req }) => {
    const before = operation === 'update' ? originalDoc : undefined
    const slug = data?.kind ?? before?.kind
    const kind = kinds.find(({ case: one }) => one.slug === slug)
    // Without its kind the form's own check speaks.
    if (!data || !kind) return data
    // An empty list may be sent as nothing.
    const is = data.extra === undefined ? null : rowsOf(data.extra)
    const was = before?.extra ?? []
    const problems: FieldProblem[] = [
      ...(before && slug !== before.kind
        ? [at('kind', '記録の種類は変えられません。新しい設定を作ってください。')]
        : []),
      ...problemsOfParts(kind, data),
      ...(await lostValues(req, kind, { was, is })),
    ]
    if (problems.length > 0) throw refuseProblems('CASE_RULES_INVALID', problems)
    const gone = goneOf(before)
    return {
      ...data,
      ...(is ? keptFields({ was, gone }, is) : { gone }),
      title: kind.list.title,
    }
  }

/** A field or a choice that was taken away: its words for an answer that was given meanwhile. */
const goneOf = <G extends { gone?: unknown }>(doc: G | undefined): { id: string }[] =>
  Array.isArray(doc?.gone) ? (doc.gone as { id: string }[]) : []

const isSameField = (old: Extra, now: Extra | undefined): boolean =>
  now?.type === old.type && (now.type !== 'choice' || idOf(now.choices) === idOf(old.choices))

/** Nothing that could mean something inside a path. */
const ID = /^[A-Za-z0-9-]+$/

/**
 * Somebody may answer a field between the count and the save that takes it away, or in another process
 * that has not heard of it yet. What is taken away, or becomes another kind of field, leaves its name,
 * so that such an answer still stands in its record; the new kind is a field of its own.
 */
function keptFields(
  { was, gone }: { was: Extra[]; gone: { id: string }[] },
  is: Extra[],
): { extra: Extra[]; gone: { id: string }[] } {
  const now = (id: Extra['id']) => is.find((field) => field.id === id)
  const left = was
    .filter((old) => !isSameField(old, now(old.id)))
    .map(({ id, label, type, choices }) => ({
      id: String(id),
      label,
      type,
      choices: idOf(choices),
    }))
  const isNew = ({ id }: Extra) => left.some((one) => one.id === id) || !ID.test(String(id))
  return {
    extra: is.map((field) => (field.id && isNew(field) ? { ...field, id: undefined } : field)),
    gone: [...gone.filter(({ id }) => !now(id)), ...left],
  }
}

function problemsOfParts(kind: CaseKind, data: Partial<CaseRule>): FieldProblem[] {
  const known = rulableOf(kind)
  const has = (part: keyof typeof known, value: string) =>
    known[part].some((one) => one.value === value)
  const fields = rowsOf(data.extra)
  const labels = fields.map(({ label }) => (label ?? '').trim())
  const targets = rowsOf(data.names).map(({ target }) => target)
  return [
    ...(['extra', 'names', 'demands', 'due'] as const)
      .filter((name) => isNoList(data[name]))
      .map((name) => at(name, '内容を確かめて、入力し直してください。')),
    ...fields.flatMap((field, index) => [
      ...(field.type === 'choice' && !idOf(field.choices)
        ? [at(`extra.${index}.choices`, '選択肢を選んでください。')]
        : []),
      ...(labels.indexOf(labels[index] ?? '') < index
        ? [at(`extra.${index}.label`, '同じ名前の項目がもうあります。')]
        : []),
      ...(textList(field.moves).every((move) => has('moves', move))
        ? []
        : [at(`extra.${index}.moves`, 'この種類にない操作です。選び直してください。')]),
      ...(field.required && !field.retired && textList(field.moves).length === 0
        ? [at(`extra.${index}.moves`, '必ず入力する操作を選んでください。')]
        : []),
    ]),
    ...targets.flatMap((target, index) => [
      ...(has('names', target)
        ? []
        : [at(`names.${index}.target`, 'この種類にない状態・操作です。選び直してください。')]),
      ...(targets.indexOf(target) < index
        ? [at(`names.${index}.target`, '同じものの名前が、上にもうあります。')]
        : []),
    ]),
    ...rowsOf(data.due).flatMap((rule, index) => [
      ...(has('waiting', rule.state)
        ? []
        : [at(`due.${index}.state`, 'この種類にない状態です。選び直してください。')]),
      ...(rowsOf(data.due).findIndex(({ state }) => state === rule.state) < index
        ? [at(`due.${index}.state`, 'この状態の期限が、上にもうあります。')]
        : []),
      ...[addressProblem(rule.mails)].flatMap((says) =>
        says ? [at(`due.${index}.mails`, says)] : [],
      ),
    ]),
    ...(textList(data.demands).every((one) => has('demands', one))
      ? []
      : [at('demands', 'この種類にない入力欄です。選び直してください。')]),
  ]
}

/** A field in use cannot vanish with its data, nor become another kind of field. */
async function lostValues(
  { payload }: PayloadRequest,
  { case: { slug } }: CaseKind,
  { was, is }: { was: Extra[]; is: Extra[] | null },
): Promise<FieldProblem[]> {
  // A change of something else says nothing of the fields.
  if (!is) return []
  const problems: FieldProblem[] = []
  for (const old of was) {
    const index = is.findIndex(({ id }) => id === old.id)
    const now = is[index]
    if (isSameField(old, now)) continue
    const rows = await countWithExtra(payload, slug, String(old.id))
    if (rows === 0) continue
    problems.push(
      now
        ? at(
            `extra.${index}.type`,
            `「${old.label}」には値が${rows}件あり、形と選択肢は変えられません。`,
          )
        : at(
            'extra',
            `「${old.label}」には値が${rows}件あり、消せません。「使わない」にすると、値を残したまま聞かなくなります。`,
          ),
    )
  }
  return problems
}

/** A choice that a record has keeps its place in the list. */
export const checkChoiceList: CollectionBeforeValidateHook<ChoiceList> = async ({
  data,
  operation,
  originalDoc,
  req: { payload },
}) => {
  if (!data) return data
  const before = operation === 'update' ? originalDoc : undefined
  const options = rowsOf(data.options)
  // Without its values the form's own check speaks.
  if (options.length === 0) return { ...data, gone: goneOf(before) }
  const isThere = (id: unknown) => options.some((one) => one.id === id)
  const gone = (before?.options ?? []).filter(({ id }) => !isThere(id))
  const left = [
    ...goneOf(before).filter(({ id }) => !isThere(id)),
    ...gone.map(({ id, label }) => ({ id: String(id), label })),
  ]
  if (gone.length === 0) return { ...data, gone: left }
  const { rules } = await storedRules({ payload })
  const uses = rules.flatMap(({ kind, extra }) =>
    (extra ?? [])
      .filter(({ choices }) => idOf(choices) === String(originalDoc?.id))
      .map(({ id }) => ({ kind, id: String(id) })),
  )
  for (const { id, label } of gone) {
    let rows = 0
    for (const use of uses) rows += await countWithExtra(payload, use.kind, use.id, String(id))
    if (rows > 0)
      throw refuseProblems('CHOICE_IN_USE', [
        at(
          'options',
          `「${label}」は${rows}件の記録で使われていて、消せません。「いつまで」を入れると、選べなくなります。`,
        ),
      ])
  }
  return { ...data, gone: left }
}
