import { createHash } from 'node:crypto'

import type { Draw } from '@/domain/admission/gate'
import type { Mix } from '@/domain/admission/place'
import { keyedHash } from '@/lib/crypto/keys'

/** As written in the guide, so that anybody can reckon a draw again: SHA-256 of `seed|round|half`. */
export const mix: Mix = (seed, round, half) =>
  createHash('sha256').update(`${seed}|${round}|${half}`).digest().readUInt32BE(0)

/** The seed of a draw: nobody without the deployment's key knows it before it is published. */
export const seedOf = ({ nonce, at }: Pick<Draw, 'nonce' | 'at'>): string =>
  keyedHash('admission-draw', nonce, at)

/** What is shown of a seed beforehand. */
export const commitmentOf = (seed: string): string =>
  createHash('sha256').update(seed).digest('hex')
