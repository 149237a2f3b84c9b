import { z } from 'zod'

import { newChallenge } from '@/services/limits/proof-of-work'

import { operation } from './define'

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
  handle: async ({ ctx }) => newChallenge(ctx),
})
