import { can } from '@/access/capabilities'
import { ROLE_OPTIONS, type Role } from '@/access/roles'
import { findRows, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'
import type { Answers, Ask, CaseRow } from '@/kit/case/types'
import { checkAnswers } from '@/kit/case/answers'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { invalid } from '../refusals'
import { dropShort, shortCached } from '../settings/short-cache'

import { type CaseQuery, conditionsOf } from './conditions'
import type { PlainKind } from './kind'
import { kindNow } from './rules'

type Row = Stored<'saved-lists'>

/** What of a query is kept: no number of a person, and no page. */
export type SavedQuery = Pick<CaseQuery, 'state' | 'split' | 'late'>

/** A list under its name, as its button above the list opens it. */
export type SavedList = { id: string; name: string; query: SavedQuery }

export const listKeyOf = (kind: string, name: string): string => `${kind}|${name.trim()}`

const queryOf = (value: unknown): SavedQuery =>
  value && typeof value === 'object' ? (value as SavedQuery) : {}

/** The lists that the city has saved of a kind for this person's roles. */
export async function savedLists(ctx: ServiceContext, slug: string): Promise<SavedList[]> {
  const rows = await shortCached(ctx.payload, 'saved-lists', () =>
    findRows<Row>(ctx.payload, 'saved-lists', {}, { sort: ['order', 'name'] }),
  )
  const own: readonly Role[] = ctx.user?.roles ?? []
  return rows
    .filter(({ kind, active }) => kind === slug && active !== false)
    .filter(({ roles }) => !roles?.length || roles.some((role) => own.includes(role)))
    .map(({ id, name, query }) => ({ id: String(id), name, query: queryOf(query) }))
}

const ALL = 'all'

/** What the form asks for that saves a list. */
const SAVE_ASKS: readonly Ask[] = [
  { name: 'name', label: '一覧の名前', required: true },
  {
    name: 'role',
    label: 'だれに見せるか',
    options: [{ value: ALL, label: 'この一覧を見られる人のすべて' }, ...ROLE_OPTIONS],
    value: ALL,
  },
]

/** The form that saves a list; null for who may not. */
export const saveFormFor = ({
  user,
}: ServiceContext): { label: string; asks: readonly Ask[] } | null =>
  can(user, 'settings.edit') ? { label: 'この条件を保存する', asks: SAVE_ASKS } : null

/**
 * Keeps the conditions of a list under a name.
 * @throws DomainError INPUT_INVALID with `fields`: no name, or one that is taken
 */
export async function saveList<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  { answers: given, query }: { answers: Answers; query: SavedQuery },
): Promise<SavedList> {
  const { answers, problems } = checkAnswers(SAVE_ASKS, given)
  if (Object.keys(problems).length > 0) throw invalid(Object.values(problems).join(' '), problems)
  const { name = '', role } = answers
  const kind = await kindNow(ctx, plain)
  const { slug } = kind.case
  const words = (await conditionsOf(ctx, kind, query))
    .map(([label, value]) => `${label}: ${value}`)
    .join('、')
  try {
    const row = await insertRow<Row>(ctx.payload, 'saved-lists', {
      name,
      title: kind.list.title,
      words,
      roles: role && role !== ALL ? [role] : [],
      order: 10,
      active: true,
      kind: slug,
      query,
      listKey: listKeyOf(slug, name),
    })
    dropShort(ctx.payload)
    await logAct(ctx, {
      action: 'saved-lists.create',
      target: `saved-lists/${row.id}`,
      summary: `よく使う一覧「${name}」を保存（${kind.list.title} ${words}）`,
    })
    return { id: String(row.id), name, query }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const taken = 'この名前の一覧がもうあります。別の名前にしてください。'
    throw invalid(taken, { name: taken })
  }
}
