import type { ServiceContext } from '../../context'

import { troubleOf } from './trouble'

/** A balancer asks each second or two, of each process. */
const EVERY_MS = 5_000
/** A balancer waits no longer than this for an answer; what is found later is told the next time. */
const PATIENCE_MS = 1_500

/**
 * Says, as often as it is asked, whether the database of this process can be written: null, or a code
 * for `/readyz`. It looks only now and then; what it says follows the database both ways.
 */
export function watchReadiness(ctx: ServiceContext): () => Promise<string | null> {
  let code: string | null = null
  let lookedAt = 0
  let look: Promise<void> | null = null

  async function lookNow(): Promise<void> {
    lookedAt = ctx.now().getTime()
    try {
      const found = await troubleOf(ctx)
      code = found ? `DATABASE_${found.trouble.toUpperCase()}` : null
    } catch {
      code = 'DATABASE_AWAY'
    } finally {
      look = null
    }
  }

  return async () => {
    const age = ctx.now().getTime() - lookedAt
    if (!look && (age < 0 || age >= EVERY_MS)) look = lookNow()
    if (look) await Promise.race([look, pause(PATIENCE_MS)])
    return code
  }
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref()
  })
