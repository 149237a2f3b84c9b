import { randomUUID } from 'node:crypto'

import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../context'
import { busy } from '../refusals'
import { holdLease, releaseLease } from '../system/lease'

const LEASE = 'backup'
const LEASE_MS = 120_000
const RENEW_MS = 30_000

const underWay = () => processWide('backup-work', () => new Set<Promise<unknown>>())

/** Waits for what was begun in this process. */
export const backupsSettled = async (): Promise<void> => {
  await Promise.allSettled(underWay())
}

/**
 * Backups, drills and the taking away of old ones do not meet: one at a time on all servers. The right of a
 * process that died ends after two minutes.
 * @throws DomainError BUSY while another one is under way
 */
export async function oneAtATime<T>(ctx: ServiceContext, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID()
  const hold = () => holdLease(ctx, LEASE, owner, LEASE_MS)
  if (!(await hold())) throw busy()
  const timer = setInterval(() => void hold().catch(() => undefined), RENEW_MS)
  const working = work()
  underWay().add(working)
  try {
    return await working
  } finally {
    underWay().delete(working)
    clearInterval(timer)
    await releaseLease(ctx, LEASE, owner)
  }
}
