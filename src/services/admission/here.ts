import type { Payload } from 'payload'

import { processWide } from '@/lib/process-wide'

import { processEnd } from '../context'

import { type Keeper, makeKeeper } from './keeper'

const EVERY_MS = 1000

const home = () => processWide('admission', () => new WeakMap<Payload, Keeper>())

/** The admission queue of this process. */
export function keeperOf(payload: Payload): Keeper {
  const known = home().get(payload)
  if (known) return known
  const processes = Number(process.env.WEB_WORKERS) || 1
  const made = makeKeeper(payload, { processes })
  home().set(payload, made)
  return made
}

/** For tests: another process's place is taken by another keeper. */
export const setKeeper = (payload: Payload, keeper: Keeper): void =>
  void home().set(payload, keeper)

/** Looks after the queue until the process ends. */
export function keepAdmission(payload: Payload): void {
  const keeper = keeperOf(payload)
  let isBusy = false
  let isFailing = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    keeper
      .tick()
      .then(() => (isFailing = false))
      .catch((error: unknown) => {
        // Said once, not each second that the database is away.
        if (!isFailing) payload.logger.error({ err: error, msg: 'admission queue' })
        isFailing = true
      })
      .finally(() => (isBusy = false))
  }, EVERY_MS)
  timer.unref()
  processEnd().signal.addEventListener('abort', () => clearInterval(timer))
}
