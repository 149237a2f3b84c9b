import { can } from '@/access/capabilities'
import type { Hold } from '@/access/hold'
import { holdOf } from '@/access/hold'
import { hasRole } from '@/access/roles'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'
import { newTotpSecret, totpUri } from '@/lib/totp'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import { busy, forbidden } from '../../refusals'
import { readCitySettings } from '../../settings/read-settings'
import { assertPresent } from '../own-account'

import { checkCode, checkPendingCode, forgetTries } from './check-code'
import { factorPolicy, isRequired } from './policy'
import { newRecoveryCodes } from './recovery'
import type { FactorRow } from './row'
import { advanceFactor, factorRow, logFactor, withSession } from './row'

export type FactorState = {
  /** What keeps the account from working; null = nothing. */
  hold: Hold | null
  mode: 'off' | 'optional' | 'required'
  /** The city asks it of this account. */
  required: boolean
  /** Since when it is set up; '' = it is not. */
  since: string
  recoveryLeft: number
}

const ownRow = (ctx: ServiceContext) => factorRow(ctx, ctx.actor.id)
const sidOf = (ctx: ServiceContext): string => ctx.user?._sid ?? ''

/** How the own account stands. */
export async function factorState(ctx: ServiceContext): Promise<FactorState> {
  const row = await ownRow(ctx)
  const policy = await factorPolicy(ctx.payload)
  return {
    hold: ctx.user ? holdOf(ctx.user) : null,
    mode: policy.mode,
    required: isRequired(policy, row),
    since: row.secondFactorSince ?? '',
    recoveryLeft: (row.recoveryCodes ?? []).length,
  }
}

/**
 * Begins to set up: a new secret, which counts only after its first code (`confirmFactor`). Whoever
 * has one already gives its code first: a stolen session must not change phones. Nor may whoever finds
 * an open screen tie the account to a phone of their own: the present password is asked for.
 * @throws DomainError FACTOR_OFF, ALREADY_ENROLLED, PASSWORD_WRONG, LOCKED
 */
export async function beginFactor(
  ctx: ServiceContext,
  present: string,
): Promise<{ secret: string; uri: string }> {
  const policy = await factorPolicy(ctx.payload)
  if (policy.mode === 'off') {
    throw new DomainError('FACTOR_OFF', 'この市では二段階認証を使っていません。', 403)
  }
  await assertPresent(ctx, present)
  const secret = newTotpSecret()
  await change(ctx, async (row) => {
    if (row.secondFactorSince) {
      throw new DomainError(
        'ALREADY_ENROLLED',
        'すでに設定されています。機種を変えるときは、先に解除してください。',
      )
    }
    return { totpPending: encryptField(secret, at('users', 'totpPending', row.id)) }
  })
  const { cityName } = await readCitySettings(ctx.payload)
  return { secret, uri: totpUri(secret, `${cityName} 窓口`, ctx.user?.username ?? ctx.actor.name) }
}

/**
 * Sets it up with the first code of the app.
 * @returns the recovery codes, shown this once
 * @throws DomainError CODE_WRONG, LOCKED, NOT_BEGUN
 */
export async function confirmFactor(ctx: ServiceContext, code: string): Promise<string[]> {
  const { codes, hashes } = newRecoveryCodes(ctx.actor.id)
  const row = await change(ctx, async (one) => ({
    ...(await checkPendingCode(ctx, one, code)),
    totpPending: '',
    secondFactorSince: ctx.now().toISOString(),
    recoveryCodes: hashes,
    verifiedSids: withSession(one, sidOf(ctx)),
  }))
  await forgetTries(ctx, row.id)
  await logFactor(ctx, row, { action: 'second-factor.enabled', summary: '二段階認証を設定' })
  return codes
}

/** Opens this session with a code. @throws DomainError CODE_WRONG, LOCKED */
export async function verifyFactor(ctx: ServiceContext, code: string): Promise<FactorState> {
  let used = ''
  const row = await change(ctx, async (one) => {
    const checked = await checkCode(ctx, one, code)
    used = 'recoveryCodes' in checked ? '（予備のコード）' : ''
    return { ...checked, verifiedSids: withSession(one, sidOf(ctx)) }
  })
  await forgetTries(ctx, row.id)
  await logFactor(ctx, row, {
    action: 'login.second-factor',
    summary: `二段階認証で確認${used}`,
  })
  const { hold: _, ...rest } = await factorState(ctx)
  return { ...rest, hold: null }
}

/** New recovery codes for the old ones, with a code of the app. @throws DomainError CODE_WRONG, LOCKED */
export async function renewRecovery(ctx: ServiceContext, code: string): Promise<string[]> {
  assertOpen(ctx)
  const { codes, hashes } = newRecoveryCodes(ctx.actor.id)
  const row = await change(ctx, async (one) => ({
    ...(await checkCode(ctx, one, code)),
    recoveryCodes: hashes,
  }))
  await forgetTries(ctx, row.id)
  await logFactor(ctx, row, { action: 'second-factor.recovery', summary: '予備のコードを作り直し' })
  return codes
}

/** Ends it for the own account, where the city leaves the choice. @throws DomainError FACTOR_REQUIRED */
export async function disableFactor(ctx: ServiceContext, code: string): Promise<void> {
  assertOpen(ctx)
  const policy = await factorPolicy(ctx.payload)
  const row = await change(ctx, async (one) => {
    if (isRequired(policy, one)) {
      throw new DomainError(
        'FACTOR_REQUIRED',
        'この役割では二段階認証が必要です。機種を変えるときは、管理者に「二段階認証の解除」を頼んでください。',
        403,
      )
    }
    await checkCode(ctx, one, code)
    return CLEARED
  })
  await forgetTries(ctx, row.id)
  await logFactor(ctx, row, { action: 'second-factor.disabled', summary: '二段階認証を解除' })
}

const CLEARED = {
  totpSecret: '',
  totpPending: '',
  totpStep: 0,
  secondFactorSince: '',
  recoveryCodes: [],
  verifiedSids: [],
}

/**
 * Takes the second factor off somebody else's account, when the phone is lost (AC-17). A vendor
 * manager does so for vendor accounts only.
 * @throws DomainError FORBIDDEN, NOT_FOUND, NOT_ENROLLED
 */
export async function resetFactor(ctx: ServiceContext, id: string): Promise<void> {
  const row = await factorRow(ctx, id)
  const isOwn = row.id === ctx.actor.id
  const isTheirs = row.employer !== 'city' || hasRole(ctx.user, 'city-admin')
  if (!can(ctx.user, 'users.manage') || isOwn || !isTheirs) {
    throw forbidden('このアカウントの二段階認証は解除できません。')
  }
  if (!row.secondFactorSince) {
    throw new DomainError('NOT_ENROLLED', 'このアカウントは二段階認証を設定していません。')
  }
  if (!(await advanceFactor(ctx, row, CLEARED))) throw busy()
  await forgetTries(ctx, row.id)
  await logFactor(ctx, row, {
    action: 'second-factor.reset',
    summary: `「${row.name ?? row.username ?? ''}」の二段階認証を解除`,
  })
}

/** Changing what guards the account needs a session that is through all guards. */
function assertOpen(ctx: ServiceContext): void {
  if (ctx.user && holdOf(ctx.user) === null) return
  throw forbidden('先に確認コードを入力してください。')
}

/** @returns the row as it was before the change */
const change = (
  ctx: ServiceContext,
  decide: (row: FactorRow) => Promise<Record<string, unknown>>,
): Promise<FactorRow> =>
  changeRow<FactorRow, Record<string, unknown>>({
    find: () => ownRow(ctx),
    decide,
    write: async (row, set) => ((await advanceFactor(ctx, row, set)) ? row : null),
  })
