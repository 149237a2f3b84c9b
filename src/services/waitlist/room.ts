import { findRow, updateWhere } from '@/db/atomic'

import type { ServiceContext } from '../context'

import { LIVE } from './subject'
import type { WaitlistRow } from './types'

/** Ends the entry that holds the key and says what it was offered. */
export async function makeRoom(ctx: ServiceContext, entryKey: string): Promise<WaitlistRow | null> {
  const old = await findRow<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    entryKey: { equals: entryKey },
  })
  if (!old) return null
  await updateWhere(
    ctx.payload,
    'waitlist-entries',
    { and: [{ id: { equals: old.id } }, { entryKey: { equals: entryKey } }] },
    {
      entryKey: `void|${old.id}`,
      mail: '',
      ...(LIVE.includes(old.status) ? { status: 'stopped' } : {}),
    },
  )
  return old
}
