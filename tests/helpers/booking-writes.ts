import { afterAll, beforeAll } from 'vitest'

import { isMongo } from '@/db/adapter'
import { env } from '@/lib/env'

export type Way = typeof env.BOOKING_WRITES

/** How the writes of a booking are carried out on this engine: SQLite knows both ways. */
export const WAYS: Way[] = isMongo() ? ['in-steps'] : ['at-once', 'in-steps']

/** For the tests of this `describe`. What waits or dies between two writes is there in steps only. */
export function writing(way: Way): void {
  const before = env.BOOKING_WRITES
  beforeAll(() => void (env.BOOKING_WRITES = way))
  afterAll(() => void (env.BOOKING_WRITES = before))
}

/** For one piece of work. */
export async function inSteps<T>(work: () => Promise<T>): Promise<T> {
  const before = env.BOOKING_WRITES
  env.BOOKING_WRITES = 'in-steps'
  try {
    return await work()
  } finally {
    env.BOOKING_WRITES = before
  }
}
