import { can } from '@/access/capabilities'
import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { isDomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'

import { supplyRequest } from './case'
import { bookSupply, isSupplyBooked, type Supply, supplyById } from './stock'

export type Request = Stored<'supply-requests'>

/** The one booking of a request, whoever makes it and however often. */
const keyOf = ({ id }: Pick<Request, 'id'>): string => `request|${id}`

/**
 * 発送する: the goods are laid aside under the request's own key, then the request is marked sent. What is laid
 * aside stays so while the request is open: whoever presses next sends it, and whoever calls it off puts it back.
 */
export async function deliver(
  ctx: ServiceContext,
  row: Request,
  go: () => Promise<Request>,
): Promise<void> {
  const may = !ctx.user || can(ctx.user, supplyRequest.moves.deliver.by)
  if (row.state === 'asked' && may) {
    const supply = await supplyById(ctx, row.supply)
    if (!(await isSupplyBooked(ctx, supply, keyOf(row))))
      await bookSupply(ctx, supply, {
        ...{ kind: 'deliver', note: `請求 ${row.number}`, count: -row.count, key: keyOf(row) },
      })
  }
  try {
    await go()
  } catch (error) {
    if (isDomainError(error)) await putBack(ctx, row)
    throw error
  }
}

/** 取りやめる: what a delivery has laid aside, and did not send, goes back. */
export async function refuse(
  ctx: ServiceContext,
  row: Request,
  go: () => Promise<Request>,
): Promise<void> {
  await go()
  await putBack(ctx, row)
}

/** The goods of a request that was called off go back once. @returns whether there were any */
async function putBack(ctx: ServiceContext, { id }: Pick<Request, 'id'>): Promise<boolean> {
  const row = await findRow<Request>(ctx.payload, 'supply-requests', { id: { equals: id } })
  if (row?.state !== 'refused') return false
  const supply = await findRow<Supply>(ctx.payload, 'supplies', { id: { equals: row.supply } })
  const back = `${keyOf(row)}|back`
  if (!supply || !(await isSupplyBooked(ctx, supply, keyOf(row)))) return false
  if (await isSupplyBooked(ctx, supply, back)) return false
  await bookSupply(ctx, supply, {
    ...{ kind: 'return', note: `請求 ${row.number} は発送されなかった` },
    ...{ count: row.count, key: back },
  })
  return true
}

/** So far back requests are looked at; the work is done every few minutes. */
const LATEST = 500

/** Puts back what a process that died left laid aside. @returns how many requests */
export async function settleRequests(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Request>(
    ctx.payload,
    'supply-requests',
    { state: { equals: 'refused' } },
    { sort: '-updatedAt', limit: LATEST, select: { state: true } },
  )
  let put = 0
  for (const row of rows) if (await putBack(ctx, row)) put++
  return put
}
