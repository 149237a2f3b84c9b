import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'

const NAME = 'card-import'
const TTL_MS = 2 * 60_000

/**
 * Lets one import run at a time: two people who send the same list would otherwise race for every
 * row. Renewed with every batch, so that a process that died blocks the next one for two minutes.
 * @throws DomainError IMPORT_RUNNING
 */
export async function holdImportLock(ctx: ServiceContext, owner: string): Promise<void> {
  const now = ctx.now()
  const mine = { owner, expiresAt: new Date(now.getTime() + TTL_MS).toISOString() }
  const taken = await updateWhere(
    ctx.payload,
    'leases',
    {
      and: [
        { name: { equals: NAME } },
        { or: [{ owner: { equals: owner } }, { expiresAt: { less_than: now.toISOString() } }] },
      ],
    },
    mine,
  )
  if (taken) return
  if (await findRow(ctx.payload, 'leases', { name: { equals: NAME } })) throw running()
  try {
    await insertRow(ctx.payload, 'leases', { name: NAME, ...mine })
  } catch (error) {
    if (isDuplicateKey(error)) throw running()
    throw error
  }
}

export async function releaseImportLock(ctx: ServiceContext, owner: string): Promise<void> {
  await updateWhere(
    ctx.payload,
    'leases',
    { and: [{ name: { equals: NAME } }, { owner: { equals: owner } }] },
    { expiresAt: new Date(0).toISOString() },
  )
}

const running = () =>
  new DomainError(
    'IMPORT_RUNNING',
    '別の取り込みが動いています。終わってからもう一度取り込んでください。',
  )
