import { type CivilDate, type CivilTime, toInstant } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

/** A time of a day of the demonstration; of what lies ahead of the moment at which it is loaded, that moment. */
export function notAhead(
  { now }: Pick<ServiceContext, 'now'>,
  day: CivilDate,
  time: CivilTime,
): Date {
  const [wish, loaded] = [toInstant(day, time), now()]
  return wish < loaded ? wish : loaded
}
