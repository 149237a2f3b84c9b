import type {
  AfterErrorHook,
  CollectionAfterLoginHook,
  CollectionBeforeLoginHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { findRow, updateWhere } from '@/db/atomic'
import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'
import { refuse } from '@/lib/errors'
import { sourceAddress } from '@/lib/source-address'
import { isOutside, roleLists } from '@/services/access/role-gate'
import { recordAudit } from '@/services/audit/record'
import { clockOf, jobContext } from '@/services/context'
import { loggedAddress } from '@/services/settings/logged-address'
import { readCitySettings } from '@/services/settings/read-settings'
import { forgiveLogin, loginIdOf } from '@/services/staff/login-limits'
import { logFailedLogin } from '@/services/staff/login-log'
import { mustChangePassword } from '@/services/staff/password-age'

type BeforeOperation = Parameters<CollectionBeforeOperationHook>[0]

const closed = () =>
  refuse('ACCOUNT_CLOSED', 'このアカウントは使用できません。管理者に連絡してください。', 403)

const DEFAULT_HOURS = 12

const over = () =>
  refuse(
    'SESSION_OVER',
    'ログインしてから決められた時間がたちました。もう一度ログインしてください。',
    403,
  )

const outside = () =>
  refuse(
    'ADDRESS_REFUSED',
    'この回線からはログインできません。決められた回線（庁内や専用回線）から開いてください。',
    403,
  )

/**
 * Applies the city's idle time and the longest session (AC-17) to this login or renewal. Payload knows
 * them only as constants of the configuration; the operation reads them from its arguments, so it is
 * given a copy with the city's values. A session lasts as long as idling is allowed; the panel renews
 * it while somebody works and asks before it ends. Its end, counted from the log-in, no renewal moves.
 */
export const limitsFromSettings = (async ({ args, operation, req }: BeforeOperation) => {
  if (operation !== 'login' && operation !== 'refresh') return args
  // Nobody to renew for: Payload refuses that in its usual way.
  if (operation === 'refresh' && !req.user) return args
  if (operation === 'refresh' && !isInForce(req, req.user)) throw closed()
  const { idleMinutes, sessionHours } = await readCitySettings(req.payload)
  const left =
    operation === 'refresh'
      ? await sessionLeft(req, sessionHours ?? DEFAULT_HOURS)
      : idleMinutes * 60
  if (left <= 0) throw over()
  const { collection } = args as { collection: { config: { auth: object } } }
  const auth = {
    ...collection.config.auth,
    maxLoginAttempts: 0,
    tokenExpiration: Math.min(idleMinutes * 60, left),
  }
  return { ...args, collection: { ...collection, config: { ...collection.config, auth } } }
}) as CollectionBeforeOperationHook

/** Seconds until the session of this request must end, however busy; 0 when it has none. */
async function sessionLeft(req: PayloadRequest, hours: number): Promise<number> {
  const { id, _sid } = (req.user ?? {}) as { id?: string; _sid?: string }
  const row = id ? await findRow<Sessions>(req.payload, 'users', { id: { equals: id } }) : null
  const session = row?.sessions?.find((one) => one.id === _sid)
  if (!session) return 0
  const end = new Date(session.createdAt).getTime() + hours * 3_600_000
  return Math.floor((end - clockOf(req.payload)().getTime()) / 1000)
}

type Sessions = { id: string; sessions?: { id: string; createdAt: string | Date }[] | null }

const isInForce = (req: { payload: Parameters<typeof clockOf>[0] }, user: unknown): boolean =>
  userMayLogin(user as never, tokyoDateOf(clockOf(req.payload)()))

/** A leaver's password is of no use from the day after the last day (AC-17). */
export const beforeLogin: CollectionBeforeLoginHook = async ({ req, user }) => {
  if (!isInForce(req, user)) throw closed()
  if (isOutside(await roleLists(req.payload), user, sourceAddress(req.headers))) throw outside()
  return { ...user, mustChangePassword: await mustChangePassword(req.payload, user as never) }
}

export const afterLogin: CollectionAfterLoginHook = async ({ req, user }) => {
  await forgiveLogin(jobContext(req.payload), {
    username: loginIdOf(user.username),
    headers: req.headers ?? new Headers(),
  })
  await recordAudit(req.payload, {
    ip: await loggedAddress(req.payload, req.headers),
    action: 'login',
    actorKind: 'staff',
    actor: String(user.id),
    actorName: String(user.name ?? user.username ?? ''),
    at: clockOf(req.payload)().toISOString(),
    target: `users/${user.id}`,
    summary: 'ログイン',
  })
  // Past the hooks: a login is no change of the account's settings.
  await updateWhere(
    req.payload,
    'users',
    { id: { equals: user.id } },
    { lastLoginAt: clockOf(req.payload)().toISOString() },
  )
}

type Refusal = { status?: number; data?: { code?: string } | null }

/** Refused logins through the API are logged (AU-08); a form sent half empty is none. */
export const logRefusedLogin: AfterErrorHook = async ({ error, req }) => {
  const { pathname } = new URL(req.url ?? 'http://localhost/')
  if (!/\/users\/login\/*$/.test(decodeURIComponent(pathname))) return
  // By status and words: in the built product the classes have other names than in the source.
  const { status, data } = error as Refusal
  const isRefusal = ['ACCOUNT_CLOSED', 'ADDRESS_REFUSED'].includes(data?.code ?? '')
  if (status !== 401 && !isRefusal) return
  const ip = await loggedAddress(req.payload, req.headers)
  await logFailedLogin(req.payload, {
    username: req.data?.username,
    isLocked: false,
    ip,
  })
}
