import type { PayloadRequest } from 'payload'

import { holdOf } from '@/access/hold'
import { findRow } from '@/db/atomic'
import { isPassword, type PasswordHash } from '@/lib/crypto/password-hash'
import { asRefusal, DomainError, isDomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { clearHits, countHit } from '../limits/attempts'
import { inPasswordQueue } from '../limits/password-queue'
import { forbidden } from '../refusals'
import { readCitySettings } from '../settings/read-settings'

import { actOnOwn } from './own-act'

const KIND = 'own-password'

/**
 * A new password for the own account (AC-02). Whoever finds an open screen cannot take the account
 * over: the present password is asked for, with the city's number of tries.
 * @throws DomainError PASSWORD_WRONG, LOCKED, FORBIDDEN; the rules' own refusal of a weak password
 */
export async function changeOwnPassword(
  ctx: ServiceContext,
  req: PayloadRequest,
  wish: { current: string; next: string },
): Promise<void> {
  await assertPresent(ctx, wish.current)
  await writeOwn(ctx, req, ['password', 'mustChangePassword'], { password: wish.next })
}

/**
 * The own mail address; '' takes it away.
 * @throws DomainError PASSWORD_WRONG, LOCKED, FORBIDDEN
 */
export async function changeOwnMail(
  ctx: ServiceContext,
  req: PayloadRequest,
  wish: { current: string; mail: string },
): Promise<void> {
  await assertPresent(ctx, wish.current)
  await writeOwn(ctx, req, ['email'], { email: wish.mail || null })
}

/** Through the account's own hooks: rules of passwords, log, end of the other sessions. */
async function writeOwn(
  ctx: ServiceContext,
  req: PayloadRequest,
  fields: string[],
  data: Record<string, string | null>,
): Promise<void> {
  try {
    await actOnOwn(req, fields, () =>
      ctx.payload.update({
        collection: 'users',
        id: ctx.actor.id,
        data,
        req,
        overrideAccess: true,
        depth: 0,
      }),
    )
  } catch (error) {
    const refusal = asRefusal(error)
    if (!isDomainError(refusal) || refusal.code !== 'PASSWORD_WEAK') throw refusal
    throw new DomainError(refusal.code, refusal.message, 422, { fields: { next: refusal.code } })
  }
}

/**
 * Counts the try before it is looked at, so that parallel ones cannot slip past the limit.
 * @throws DomainError PASSWORD_WRONG, LOCKED, FORBIDDEN, LOGIN_BUSY
 */
export async function assertPresent(ctx: ServiceContext, current: string): Promise<void> {
  // The password is the first factor of two: it stays as it is until the code was given.
  if (!ctx.user || ['closed', 'address', 'code'].includes(holdOf(ctx.user) ?? '')) {
    throw forbidden('先に確認コードを入力してください。')
  }
  const { lockAttempts, lockMinutes } = await readCitySettings(ctx.payload)
  if ((await countHit(ctx, KIND, ctx.actor.id, lockMinutes)) > lockAttempts) {
    throw new DomainError(
      'LOCKED',
      `パスワードの間違いが続いたため、${lockMinutes}分ほど変更できません。ログインは今のまま続けられます。`,
      429,
      { minutes: lockMinutes },
    )
  }
  const stored = await findRow<PasswordHash>(ctx.payload, 'users', { id: { equals: ctx.actor.id } })
  const isRight = await inPasswordQueue('', () => isPassword(current, stored))
  if (isRight) return clearHits(ctx, KIND, ctx.actor.id)
  await logAct(ctx, {
    action: 'password.refused',
    target: `users/${ctx.actor.id}`,
    summary: '自分のアカウントの変更を断った（今のパスワードが違う）',
  })
  throw new DomainError('PASSWORD_WRONG', '今のパスワードが違います。', 422, {
    fields: { current: 'PASSWORD_WRONG' },
  })
}
