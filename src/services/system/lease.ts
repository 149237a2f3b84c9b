import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { ServiceContext } from '../context'

/**
 * Takes or renews the right to act, for `ttlMs` from now: one conditional update where the lease is
 * mine or has run out. A lease is a courtesy that saves work; what must happen once rests on unique
 * keys, because a process that was asleep does not notice that its lease ended.
 * @returns true when `owner` holds the lease now
 */
export async function holdLease(
  ctx: ServiceContext,
  name: string,
  owner: string,
  ttlMs: number,
): Promise<boolean> {
  const now = ctx.now()
  const mine = { owner, expiresAt: new Date(now.getTime() + ttlMs).toISOString() }
  const taken = await updateWhere(
    ctx.payload,
    'leases',
    {
      and: [
        { name: { equals: name } },
        {
          or: [{ owner: { equals: owner } }, { expiresAt: { less_than_equal: now.toISOString() } }],
        },
      ],
    },
    mine,
  )
  if (taken) return true
  if (await findRow(ctx.payload, 'leases', { name: { equals: name } })) return false
  try {
    await insertRow(ctx.payload, 'leases', { name, ...mine })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Lets go of the lease so that another process need not wait for its end. */
export async function releaseLease(
  ctx: ServiceContext,
  name: string,
  owner: string,
): Promise<void> {
  await updateWhere(
    ctx.payload,
    'leases',
    { and: [{ name: { equals: name } }, { owner: { equals: owner } }] },
    { expiresAt: new Date(0).toISOString() },
  )
}
