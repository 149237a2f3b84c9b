import type { SlotMinutes } from '@/domain/booking/slot-types'
import { PROCEDURE, type ProcedureName } from '@/domain/booking/vocabulary'
import { idsOrAll, relationId, relationIds } from '@/lib/relations'
import type { CalendarException, Holiday, Office, OpeningPattern, Service } from '@/payload-types'

import type {
  DeadlineRule,
  ExceptionConfig,
  HolidayConfig,
  OfficeConfig,
  PatternConfig,
  ServiceConfig,
} from './booking-config-types'

const PROCEDURES = Object.keys(PROCEDURE) as ProcedureName[]

const orNull = (text: string | null | undefined): string | null => text?.trim() || null

/** Nothing filled in: open until the start. Only a time: that time on the day of the visit. */
function deadlineOf(group: Service['register']): DeadlineRule | null {
  const time = orNull(group?.time)
  const daysBefore = group?.daysBefore ?? null
  const minutesBefore = group?.minutesBefore ?? null
  if (time === null && daysBefore === null && minutesBefore === null) return null
  return { daysBefore: daysBefore ?? 0, time, minutesBefore }
}

/** A stored (or just saved) service as the rules read it. */
export const serviceOf = (row: Service): ServiceConfig => ({
  id: row.id,
  code: row.code,
  name: row.name,
  order: row.order,
  active: row.active !== false,
  officeIds: relationIds(row.offices),
  officeChoice: row.officeChoice,
  webOpen: row.webOpen !== false,
  phoneOpen: row.phoneOpen !== false,
  counterOpen: row.counterOpen !== false,
  identification: row.identification,
  birthdayFormat: row.birthdayFormat,
  // Databases made before the setting: the safe side.
  numberGroup: row.numberGroup ?? 'common',
  numberPattern: orNull(row.numberPattern),
  numberExample: orNull(row.numberExample),
  tryLimit: row.tryLimit,
  lockMinutes: row.lockMinutes,
  deviceDailyLimit: row.deviceDailyLimit,
  proofOfWork: row.proofOfWork === true,
  firstDayOffset: row.firstDayOffset,
  lastDayOffset: row.lastDayOffset,
  register: deadlineOf(row.register),
  change: deadlineOf(row.change),
  cancel: deadlineOf(row.cancel),
  changeLock: row.changeLockMinutes ? { days: 0, minutes: row.changeLockMinutes } : null,
  releaseDelayMin: row.releaseDelayMin ?? 0,
  releaseDelayMax: Math.max(row.releaseDelayMin ?? 0, row.releaseDelayMax ?? 0),
  waitlist: row.waitlist === true,
  maxParty: row.maxParty,
  partyMode: row.partyMode,
  holdMinutes: row.holdMinutes,
  holdExtensions: row.holdExtensions,
  inputItems: (row.inputItems ?? []).map(({ item, required }) => ({
    item,
    required: required === true,
  })),
  procedures: row.procedures?.length ? row.procedures : PROCEDURES,
  leastAge: row.leastAge ?? null,
  mailPolicy: row.mailPolicy,
  reminderDaysBefore: row.reminderDaysBefore,
  reminderTime: row.reminderTime,
  mailRetentionDays: row.mailRetentionDays,
})

export const officeOf = (row: Office): OfficeConfig => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  ward: orNull(row.ward),
  order: row.order,
  address: orNull(row.address),
  phone: orNull(row.phone),
  mapUrl: orNull(row.mapUrl),
  guidance: orNull(row.guidance),
  walkInLimit: row.walkInLimit ?? null,
  translations: (row.translations ?? []).map(({ language, name }) => ({ language, name })),
  active: row.active !== false,
})

/** Limits as stored: an empty lane has no limit of its own. */
const lanesOf = (row: Pick<OpeningPattern, 'capWeb' | 'capPhone' | 'capCounter'>) => ({
  capWeb: row.capWeb ?? null,
  capPhone: row.capPhone ?? null,
  capCounter: row.capCounter ?? null,
})

export const patternOf = (row: OpeningPattern): PatternConfig => ({
  id: row.id,
  createdAt: row.createdAt,
  officeId: relationId(row.office),
  serviceId: relationId(row.service),
  weekdays: [row.sun, row.mon, row.tue, row.wed, row.thu, row.fri, row.sat].map(
    (day) => day === true,
  ),
  onHolidays: row.onHolidays === true,
  validFrom: row.validFrom,
  validTo: orNull(row.validTo),
  start: row.start,
  end: row.end,
  slotMinutes: Number(row.slotMinutes) as SlotMinutes,
  capacity: row.capacity,
  ...lanesOf(row),
})

export const exceptionOf = (row: CalendarException): ExceptionConfig => ({
  id: row.id,
  createdAt: row.createdAt,
  officeIds: idsOrAll(row.offices),
  serviceIds: idsOrAll(row.services),
  from: row.from,
  to: row.to,
  kind: row.kind,
  start: orNull(row.start),
  end: orNull(row.end),
  slotMinutes: row.slotMinutes ? (Number(row.slotMinutes) as SlotMinutes) : null,
  capacity: row.capacity ?? null,
  ...lanesOf(row),
  reason: row.reason,
})

export const holidayOf = (row: Holiday): HolidayConfig => ({
  id: row.id,
  date: row.date,
  name: row.name,
})
