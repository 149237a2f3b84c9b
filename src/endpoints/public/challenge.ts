import { createHash, randomBytes, randomInt } from 'node:crypto'

import { z } from 'zod'

import { keyedHash } from '@/lib/crypto/keys'
import { DomainError } from '@/lib/errors'
import type { ServiceContext } from '@/services/context'
import { countHit } from '@/services/limits/attempts'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { operation } from './define'

/** About a second of work on an old phone; a script that wants 1,000 seats needs a quarter of an hour. */
const MAX_NUMBER = 60_000
const MINUTES = 10

const solution = z.object({
  salt: z.string().max(200),
  number: z.number().int(),
  signature: z.string().max(200),
})

export const getChallenge = operation({
  method: 'get',
  path: '/public/challenge',
  id: 'getChallenge',
  summary: 'Proof-of-work challenge: find n with sha256(salt + n) = challenge',
  response: z.object({
    algorithm: z.literal('SHA-256'),
    salt: z.string(),
    challenge: z.string(),
    maxnumber: z.number().int(),
    signature: z.string(),
  }),
  errors: [],
  handle: async ({ ctx }) => {
    const salt = `${randomBytes(12).toString('hex')}?expires=${ctx.now().getTime() + MINUTES * 60_000}`
    const challenge = createHash('sha256')
      .update(`${salt}${randomInt(MAX_NUMBER)}`)
      .digest('hex')
    return {
      algorithm: 'SHA-256' as const,
      salt,
      challenge,
      maxnumber: MAX_NUMBER,
      signature: keyedHash('challenge', salt, challenge),
    }
  },
})

/**
 * Checks the solved challenge where the service asks for one. Each may be used once.
 * @param text base64 of `{ salt, number, signature }`
 * @throws DomainError PROOF_REQUIRED
 */
export async function requireProofOfWork(
  ctx: ServiceContext,
  service: Pick<ServiceConfig, 'proofOfWork'>,
  text: string | undefined,
): Promise<void> {
  if (!service.proofOfWork) return
  const refused = new DomainError(
    'PROOF_REQUIRED',
    '確認の計算が終わっていません。画面を開き直してください。',
    428,
  )
  const parsed = solution.safeParse(decode(text ?? ''))
  if (!parsed.success) throw refused
  const { salt, number, signature } = parsed.data
  const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex')
  const expires = Number(/expires=(\d+)$/.exec(salt)?.[1] ?? 0)
  if (signature !== keyedHash('challenge', salt, challenge) || expires <= ctx.now().getTime())
    throw refused
  if ((await countHit(ctx, 'challenge', salt, MINUTES + 1)) > 1) throw refused
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return null
  }
}
