import type { ServiceContext } from '../context'

/**
 * Does the work for each by itself: one that breaks is logged and keeps none of the others back.
 * @param what names the work in the log
 * @returns how many broke
 */
export async function eachByItself<T>(
  { payload }: ServiceContext,
  what: string,
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<number> {
  let broken = 0
  for (const one of all)
    try {
      await work(one)
    } catch (error) {
      broken++
      const id = (one as { id?: unknown } | null)?.id
      payload.logger.error({ err: error, msg: `alarms: ${what} failed`, ...(id ? { id } : {}) })
    }
  return broken
}
