import { canWriteAtOnce } from '@/db/at-once'
import { env } from '@/lib/env'

/**
 * Whether the writes of a booking are one here (SQLite). Nothing is announced then, because nobody sees
 * anything in between. Elsewhere, and with `BOOKING_WRITES=in-steps`, each is one by itself, in an order
 * that a crash leaves right; both ways stand side by side, in other processes, too.
 */
export const writesAtOnce = (): boolean => canWriteAtOnce() && env.BOOKING_WRITES === 'at-once'

/** Thrown inside of the writes to undo them all: something else is to be done first. */
export class Undone<Why> extends Error {
  constructor(readonly why: Why) {
    super('undone')
  }
}

/** @returns why the writes were undone; anything else is thrown on */
export async function orUndone<T, Why>(work: Promise<T>): Promise<T | Undone<Why>> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Undone) return error as Undone<Why>
    throw error
  }
}
