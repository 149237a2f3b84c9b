import { can, type Capability } from '@/access/capabilities'
import { isCityWide, mayUseOffice } from '@/access/roles'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { DISPOSAL_STATE, type DisposalKind, type DisposalState } from '@/domain/cards/disposal'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { forbidden, notFound } from '../../refusals'

import { andWhere, cardScope } from '../find-card'

export type DisposalRow = {
  id: string
  number: string
  disposalKey: string
  kind: DisposalKind
  state: DisposalState
  office?: string | null
  count: number
  note: string
  proposedBy: string
  proposedByName: string
  proposedOn: string
  approvedBy: string
  approvedByName: string
  approvedOn: string
  rejectedFor: string
  doneBy: string
  doneWith: string
  doneOn: string
}

export type DisposalItem = {
  id: string
  itemKey: string
  liveKey: string
  list: string
  card: string
  cardId: string
  number: string
  office: string
  why: string
  state: 'listed' | 'disposed' | 'kept'
}

/** @throws DomainError FORBIDDEN without the capability, or for an office of others */
export function assertMayDispose(
  ctx: ServiceContext,
  capability: Capability,
  office?: string | null,
): void {
  if (!ctx.user) return
  const isOwn = office ? mayUseOffice(ctx.user, office) : isCityWide(ctx.user)
  if (can(ctx.user, capability) && isOwn) return
  throw forbidden('カードの廃棄を扱う権限がありません。')
}

/** The row with its id as text, as all else has it. */
export const tidyList = (row: DisposalRow): DisposalRow => ({ ...row, id: String(row.id) })

/** One step of a list, if it is still where it was. @returns the list as it is now */
export async function advanceList(
  ctx: ServiceContext,
  id: string,
  from: DisposalState,
  set: Partial<DisposalRow>,
): Promise<DisposalRow> {
  const changed = await updateWhere<DisposalRow>(
    ctx.payload,
    'card-disposals',
    { and: [{ id: { equals: id } }, { state: { equals: from } }] },
    set,
  )
  return tidyList(changed ?? (await disposalById({ ...ctx, user: null }, id)))
}

/** @throws DomainError NOT_FOUND */
export async function disposalById(ctx: ServiceContext, id: string): Promise<DisposalRow> {
  const row = await findRow<DisposalRow>(
    ctx.payload,
    'card-disposals',
    andWhere({ id: { equals: id } }, cardScope(ctx)),
  )
  if (!row) throw notFound('この廃棄の一覧は見つかりません。')
  return tidyList(row)
}

/** The refusal of an act that the list is not ready for, or past. */
export const wrongListState = (row: DisposalRow): DomainError =>
  new DomainError('WRONG_STATE', `この一覧は「${DISPOSAL_STATE[row.state]}」です。`, 409)

/** Cards of a list in the user's own offices, by office and number. */
export const itemsOfDisposal = (ctx: ServiceContext, list: string): Promise<DisposalItem[]> =>
  findRows<DisposalItem>(
    ctx.payload,
    'card-disposal-items',
    andWhere({ list: { equals: list } }, cardScope(ctx)),
    { sort: ['office', 'number'] },
  )

/** The last hundred lists, newest first; those still being made are left out. */
export async function listDisposals(ctx: ServiceContext): Promise<DisposalRow[]> {
  const rows = await findRows<DisposalRow>(
    ctx.payload,
    'card-disposals',
    andWhere({ state: { not_equals: 'listing' } }, cardScope(ctx)),
    { sort: '-createdAt', limit: 100 },
  )
  return rows.map(tidyList)
}

/** @throws DomainError NOT_FOUND */
export async function disposalDetail(
  ctx: ServiceContext,
  id: string,
): Promise<{ list: DisposalRow; items: DisposalItem[] }> {
  const list = await disposalById(ctx, id)
  return { list, items: await itemsOfDisposal(ctx, list.id) }
}

/** The act in the operation log, once (AU-01). */
export const logDisposal = (ctx: ServiceContext, row: DisposalRow, act: string, what: string) =>
  logAct(ctx, {
    action: `cards.disposal.${act}`,
    target: `card-disposals/${row.id}`,
    office: row.office ?? undefined,
    summary: `カードの廃棄 ${row.number}: ${what}`,
    count: row.count,
    key: `card-disposal|${row.id}|${act}`,
  })
