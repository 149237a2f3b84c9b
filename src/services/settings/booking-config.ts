import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { compare } from '@/domain/time/civil'
import { processWide } from '@/lib/process-wide'
import type { CalendarException, Holiday, Office, OpeningPattern, Service } from '@/payload-types'

import { exceptionOf, holidayOf, officeOf, patternOf, serviceOf } from './booking-config-rows'
import { isFresh, settingsChanged, settingsVersion } from './short-cache'
import type {
  BookingConfig,
  ExceptionConfig,
  OfficeConfig,
  PatternConfig,
  ServiceConfig,
} from './booking-config-types'

export type * from './booking-config-types'

type Cached = { readAt: number; version: number; config: Promise<BookingConfig> }
const cache = processWide('booking-config', () => new WeakMap<Payload, Cached>())

/**
 * The city's booking settings as plain objects (BK-14): at most a second old, and never older than
 * the last change made on this machine. Treat it as read-only: all callers share it.
 */
export function loadBookingConfig(payload: Payload): Promise<BookingConfig> {
  const known = cache.get(payload)
  if (known && isFresh(known)) return known.config
  const entry: Cached = {
    readAt: performance.now(),
    version: settingsVersion(),
    config: readBookingConfig(payload),
  }
  cache.set(payload, entry)
  // A failed read is told to those who asked and is not kept.
  entry.config.catch(() => {
    if (cache.get(payload) === entry) cache.delete(payload)
  })
  return entry.config
}

/** Drops what is cached; called after every change of the settings concerned. */
export function invalidateBookingConfig(payload: Payload): void {
  cache.delete(payload)
  settingsChanged()
}

const inUse = { active: { not_equals: false } }

/** The settings as they are stored this moment, past the cache. */
export async function readBookingConfig(payload: Payload): Promise<BookingConfig> {
  const services = await findRows<Service>(payload, 'services', {}, { sort: 'order' })
  const offices = await findRows<Office>(payload, 'offices', {}, { sort: 'order' })
  // Put in order below: the order of the panel's list asks for every row's office and service.
  const patterns = await findRows<OpeningPattern>(payload, 'opening-patterns', inUse, {
    sort: 'id',
  })
  const exceptions = await findRows<CalendarException>(payload, 'calendar-exceptions', inUse)
  const holidays = await findRows<Holiday>(payload, 'holidays', inUse, { sort: 'date' })
  return {
    services: services.map(serviceOf),
    offices: offices.map(officeOf),
    patterns: patterns.map(patternOf).sort(bandsByPrecedence),
    exceptions: exceptions.map(exceptionOf).sort(exceptionsByPrecedence),
    holidays: holidays.map(holidayOf),
  }
}

type Entered = { id: string; createdAt: string }
const byEntry = (a: Entered, b: Entered): number =>
  compare(a.createdAt, b.createdAt) || compare(a.id, b.id)

/** Where two bands overlap the planner follows the later-listed: by first day, then by entry. */
export const bandsByPrecedence = (a: PatternConfig, b: PatternConfig): number =>
  compare(a.validFrom, b.validFrom) || byEntry(a, b)

export const exceptionsByPrecedence = (a: ExceptionConfig, b: ExceptionConfig): number =>
  byEntry(a, b)

const byCodeOrId = <T extends { id: string; code: string }>(list: readonly T[], codeOrId: string) =>
  list.find((one) => one.code === codeOrId) ?? list.find((one) => one.id === codeOrId) ?? null

/** The service with this code or id, also when it is switched off; null when there is none. */
export const findService = (config: BookingConfig, codeOrId: string): ServiceConfig | null =>
  byCodeOrId(config.services, codeOrId)

/** The office with this code or id, also when it is switched off; null when there is none. */
export const findOffice = (config: BookingConfig, codeOrId: string): OfficeConfig | null =>
  byCodeOrId(config.offices, codeOrId)
