import { encryptField, openField } from '@/lib/crypto/field'
import { mustRead, textOrEmpty } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'
import { totpStepOf } from '@/lib/totp'

import type { ServiceContext } from '../../context'
import { clearHits, countHit, hitsOf } from '../../limits/attempts'
import { readCitySettings } from '../../settings/read-settings'

import { looksLikeRecoveryCode, recoveryHash } from './recovery'
import type { FactorRow } from './row'
import { logFactor } from './row'

const KIND = 'second-factor'

const locked = (minutes: number) =>
  new DomainError(
    'LOCKED',
    `確認コードの間違いが続いたため、${minutes}分ほど使えません。お急ぎのときは管理者に「二段階認証の解除」を頼んでください。`,
    429,
    { minutes },
  )

/**
 * Counts a try before it is looked at, so that parallel tries cannot slip past the limit, with the
 * city's own numbers for wrong passwords (AC-17).
 * @throws DomainError LOCKED
 */
async function countTry(ctx: ServiceContext, row: FactorRow): Promise<void> {
  const { lockAttempts, lockMinutes } = await readCitySettings(ctx.payload)
  if ((await hitsOf(ctx, KIND, row.id)) >= lockAttempts) throw locked(lockMinutes)
  if ((await countHit(ctx, KIND, row.id, lockMinutes)) > lockAttempts) throw locked(lockMinutes)
}

export const forgetTries = (ctx: ServiceContext, account: string): Promise<void> =>
  clearHits(ctx, KIND, account)

async function wrong(ctx: ServiceContext, row: FactorRow): Promise<DomainError> {
  await logFactor(ctx, row, {
    action: 'login.failed',
    summary: 'ログイン失敗（確認コードが違う）',
  })
  return new DomainError(
    'CODE_WRONG',
    '確認コードが違います。アプリに今出ている6桁の数字を入力してください。',
    422,
    { fields: { code: 'CODE_WRONG' } },
  )
}

export type CheckedCode = { totpStep: number } | { recoveryCodes: string[] }

/**
 * Checks a code of the app, or one of the recovery codes, and says what to store so that neither
 * works a second time.
 * @throws DomainError CODE_WRONG, LOCKED
 */
export async function checkCode(
  ctx: ServiceContext,
  row: FactorRow,
  text: string,
): Promise<CheckedCode> {
  await countTry(ctx, row)
  const code = text.normalize('NFKC').replace(/[\s-]/g, '')
  // A secret that cannot be read fits no code; the recovery codes go on working.
  const secret = textOrEmpty(openField(row.totpSecret, at('users', 'totpSecret', row.id)))
  const step = secret ? totpStepOf(secret, code, ctx.now()) : null
  if (step !== null && step > (row.totpStep ?? 0)) return { totpStep: step }
  if (looksLikeRecoveryCode(text)) {
    const hash = recoveryHash(row.id, text)
    const left = (row.recoveryCodes ?? []).filter((one) => one !== hash)
    if (left.length < (row.recoveryCodes ?? []).length) return { recoveryCodes: left }
  }
  throw await wrong(ctx, row)
}

/** The first code after scanning, against the secret that is not in force yet. @returns what puts it in force */
export async function checkPendingCode(
  ctx: ServiceContext,
  row: FactorRow,
  text: string,
): Promise<{ totpStep: number; totpSecret: string }> {
  await countTry(ctx, row)
  if (!row.totpPending) {
    throw new DomainError('NOT_BEGUN', 'はじめから設定し直してください。', 409)
  }
  const code = text.normalize('NFKC').replace(/[\s-]/g, '')
  const pending = openField(row.totpPending, at('users', 'totpPending', row.id))
  const secret = mustRead(pending, '確認コードの設定')
  const totpStep = totpStepOf(secret, code, ctx.now())
  if (totpStep === null) throw await wrong(ctx, row)
  return { totpStep, totpSecret: encryptField(secret, at('users', 'totpSecret', row.id)) }
}
