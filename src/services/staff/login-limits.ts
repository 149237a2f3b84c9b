import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { clearHits, countHit, hitsOf, takeBackHit } from '../limits/attempts'
import { countSource, type SourceName, sourceOf, tiersOf } from '../limits/source'
import { readCitySettings } from '../settings/read-settings'

import { knownDevice } from './known-device'

const PAIR = 'login'
const SOURCE = 'login-source'
const ACCOUNT = 'login-account'
const UNLOCKED = 'login-unlocked'
/** So many times the allowance of one place, and tries for the account from new places slow down. */
const SLOW_TIMES = 10
export const DEFAULT_SOURCE_LIMIT = 100

export type LoginTry = { username: string; headers: Headers }

/** As it is stored and compared: a Japanese keyboard types it full-width as well. */
export const loginIdOf = (text: unknown): string =>
  typeof text === 'string' ? text.normalize('NFKC').toLowerCase().trim() : ''

type Place = { subject: string; account: string; source: SourceName; isKnown: boolean }

async function placeOf(ctx: ServiceContext, { username, headers }: LoginTry): Promise<Place> {
  const device = knownDevice(headers, username)
  const source = sourceOf(headers, ctx.now())
  const unlocks = await hitsOf(ctx, UNLOCKED, username)
  const place = device ? `device|${device}` : `source|${tiersOf(source)[0]?.name ?? ''}`
  return {
    subject: `${username}|${unlocks}|${place}`,
    account: `${username}|${unlocks}`,
    source,
    isKnown: device !== null,
  }
}

/**
 * Counts a try to log in before the password is looked at, so that parallel tries cannot slip past
 * (AC-17). Tries are counted for the login ID **and** the place they come from, and for the place:
 * what strangers do elsewhere locks nobody out. When an account is tried from very many places, each
 * new one has a single try left; a device the person has used before is never touched by that. An ID
 * that does not exist is counted in the same way: the answer does not tell.
 * @throws DomainError LOGIN_LIMITED
 */
export async function countLogin(ctx: ServiceContext, one: LoginTry): Promise<void> {
  const { lockAttempts, lockMinutes, loginSourceLimit } = await readCitySettings(ctx.payload)
  const place = await placeOf(ctx, one)
  let allowed = lockAttempts
  if (!place.isKnown) {
    const limit = loginSourceLimit ?? DEFAULT_SOURCE_LIMIT
    if (!(await countSource(ctx, SOURCE, place.source, lockMinutes, limit)))
      throw limited(lockMinutes)
    const onAccount = await countHit(ctx, ACCOUNT, place.account, lockMinutes)
    if (onAccount > lockAttempts * SLOW_TIMES) allowed = 1
  }
  if ((await countHit(ctx, PAIR, place.subject, lockMinutes)) > allowed) throw limited(lockMinutes)
}

/** The right password: the place starts anew, and the source is not charged for it. */
export async function forgiveLogin(ctx: ServiceContext, one: LoginTry): Promise<void> {
  const place = await placeOf(ctx, one)
  await clearHits(ctx, PAIR, place.subject)
  if (place.isKnown) return
  for (const { name } of tiersOf(place.source)) await takeBackHit(ctx, SOURCE, name)
  await takeBackHit(ctx, ACCOUNT, place.account)
}

/** A manager lifts the lock of an account, wherever it was put on. */
export async function unlockLogin(ctx: ServiceContext, username: string): Promise<void> {
  const { lockMinutes } = await readCitySettings(ctx.payload)
  await countHit(ctx, UNLOCKED, loginIdOf(username), lockMinutes)
}

const limited = (minutes: number) =>
  new DomainError(
    'LOGIN_LIMITED',
    `ログインの失敗が続いたため、この端末や回線からは${minutes}分ほどログインできません。時間をおくか、管理者に連絡してください。`,
    429,
    { minutes, seconds: minutes * 60 },
  )
