import { findRow, updateWhere } from '@/db/atomic'

import type { ServiceContext } from '../context'

import { LIVE } from './subject'
import type { WaitlistRow } from './types'

/** Ends the entry that holds the key and says what it was offered. */
export async function makeRoom(ctx: ServiceContext, entryKey: string): Promise<WaitlistRow | null> {
  const old = await holderOf(ctx, entryKey)
  if (old) await giveWay(ctx, old)
  return old
}

export const holderOf = (ctx: ServiceContext, entryKey: string): Promise<WaitlistRow | null> =>
  findRow<WaitlistRow>(ctx.payload, 'waitlist-entries', { entryKey: { equals: entryKey } })

/** Ends this entry, if it still holds the key with which it was read. */
export async function giveWay(ctx: ServiceContext, old: WaitlistRow): Promise<void> {
  await updateWhere(
    ctx.payload,
    'waitlist-entries',
    { and: [{ id: { equals: old.id } }, { entryKey: { equals: old.entryKey } }] },
    {
      entryKey: `void|${old.id}`,
      mail: '',
      ...(LIVE.includes(old.status) ? { status: 'stopped' } : {}),
    },
  )
}
