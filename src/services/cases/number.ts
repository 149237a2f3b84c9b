import { randomInt } from 'node:crypto'

import { isDuplicateKey } from '@/db/duplicate'
import { tokyoDateOf } from '@/domain/time/civil'
import { busy } from '../refusals'
import type { ServiceContext } from '../context'

const TRIES = 8
const DRAWN = 10_000

/**
 * A number that people say on the telephone: a letter for the kind, the day, four digits drawn:
 * `Q261130-4821`. Drawn again where it is taken; two at once never have the same.
 * @param insert stores the record under the number; refused by the unique field where it is taken
 */
export async function withNumber<T>(
  ctx: Pick<ServiceContext, 'now'>,
  letter: string,
  insert: (number: string) => Promise<T>,
): Promise<T> {
  const day = tokyoDateOf(ctx.now())
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const drawn = String(randomInt(DRAWN)).padStart(4, '0')
    try {
      return await insert(`${letter}${day.slice(2).replace(/-/g, '')}-${drawn}`)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  throw busy()
}
