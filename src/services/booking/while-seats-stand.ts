import { slotMarkNow } from '@/db/slot-marks'
import { Generations } from '@/lib/generations'
import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'
import { settingsVersion } from '../settings/short-cache'

type Kept = {
  mark: string
  settings: number
  config: BookingConfig | null
  second: number
  value: Promise<unknown>
}

/** Months of offices that are looked at, for parties of one, two, … */
const KEPT = 1000

const kept = () => processWide('while-seats-stand', () => new Generations<Kept>(KEPT))

/**
 * What is reckoned from the slots of a service at an office, once for all who look while no slot there
 * has changed, nor a setting, nor the second: deadlines end on whole seconds, and holds that run out are
 * swept by whoever reckons. Where the database cannot tell of changes at once, it is reckoned each time.
 * @param key all that the work depends on beside the slots, the settings and the time
 * @returns shared by all who ask: nobody may change it
 */
export function whileSeatsStand<T>(
  ctx: ServiceContext,
  place: { service: string; office: string; config?: BookingConfig },
  key: readonly (string | number | boolean)[],
  work: () => Promise<T>,
): Promise<T> {
  const mark = slotMarkNow(ctx.payload, place.service, place.office)
  if (mark === null) return work()
  const name = [place.service, place.office, ctx.actor.kind, ctx.channel, ...key].join('|')
  const second = Math.floor(ctx.now().getTime() / 1000)
  const settings = settingsVersion()
  const config = place.config ?? null
  const known = kept().get(name)
  if (
    known?.mark === mark &&
    known.second === second &&
    known.settings === settings &&
    known.config === config
  )
    return known.value as Promise<T>
  const value = work()
  kept().set(name, { mark, settings, config, second, value })
  // A failure is told to those who asked and is not kept.
  value.catch(() => kept().delete(name))
  return value
}
