import { createHash, randomBytes, randomInt } from 'node:crypto'

import { z } from 'zod'

import { keyedHash } from '@/lib/crypto/keys'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

import { countHit } from './attempts'

/** About a second of work on an old phone; a script that wants 1,000 seats needs a quarter of an hour. */
const MAX_NUMBER = 60_000
const MINUTES = 10

export type Challenge = {
  algorithm: 'SHA-256'
  salt: string
  challenge: string
  maxnumber: number
  signature: string
}

const solution = z.object({
  salt: z.string().max(200),
  number: z.number().int(),
  signature: z.string().max(200),
})

/** A task that takes a browser a moment and a person nothing: find n with sha256(salt + n) = challenge. */
export function newChallenge(ctx: ServiceContext): Challenge {
  const salt = `${randomBytes(12).toString('hex')}?expires=${ctx.now().getTime() + MINUTES * 60_000}`
  const challenge = createHash('sha256')
    .update(`${salt}${randomInt(MAX_NUMBER)}`)
    .digest('hex')
  return {
    algorithm: 'SHA-256',
    salt,
    challenge,
    maxnumber: MAX_NUMBER,
    signature: keyedHash('challenge', salt, challenge),
  }
}

/**
 * True for a challenge of ours that was solved in time and is used for the first time.
 * @param text base64 of `{ salt, number, signature }`
 */
export async function isProofOfWork(
  ctx: ServiceContext,
  text: string | undefined,
): Promise<boolean> {
  const parsed = solution.safeParse(decode(text ?? ''))
  if (!parsed.success) return false
  const { salt, number, signature } = parsed.data
  const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex')
  const expires = Number(/expires=(\d+)$/.exec(salt)?.[1] ?? 0)
  if (signature !== keyedHash('challenge', salt, challenge)) return false
  if (expires <= ctx.now().getTime()) return false
  return (await countHit(ctx, 'challenge', salt, MINUTES + 1)) === 1
}

/**
 * Checks the solved challenge where the service asks for one.
 * @throws DomainError PROOF_REQUIRED
 */
export async function requireProofOfWork(
  ctx: ServiceContext,
  service: { proofOfWork: boolean },
  text: string | undefined,
): Promise<void> {
  if (!service.proofOfWork || (await isProofOfWork(ctx, text))) return
  throw new DomainError(
    'PROOF_REQUIRED',
    '確認の計算が終わっていません。画面を開き直してください。',
    428,
  )
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return null
  }
}
