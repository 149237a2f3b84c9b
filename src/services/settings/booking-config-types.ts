import type { ChangeLock, Deadline } from '@/domain/booking/deadlines'
import type { CalendarException, OpeningBand } from '@/domain/booking/slot-types'
import type { Identification, NumberGroup, ProcedureName } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import type { CivilDate, CivilTime } from '@/domain/time/civil'
import type { Office, Service } from '@/payload-types'

export type DeadlineRule = Deadline
export type InputItem = NonNullable<Service['inputItems']>[number]['item']

/** A booking service (BK-20) with every default resolved; empty texts are null, ids are strings. */
export type ServiceConfig = {
  id: string
  code: string
  name: string
  order: number
  active: boolean
  officeIds: string[]
  officeChoice: 'own' | 'choose'
  webOpen: boolean
  phoneOpen: boolean
  counterOpen: boolean
  identification: Identification
  birthdayFormat: 'MMDD' | 'YYYYMMDD'
  /** With which services a number's one live booking counts together (BK-11). */
  numberGroup: NumberGroup
  numberPattern: string | null
  numberExample: string | null
  tryLimit: number
  lockMinutes: number
  deviceDailyLimit: number
  proofOfWork: boolean
  firstDayOffset: number
  lastDayOffset: number
  /** null = open until the start of the visit. */
  register: DeadlineRule | null
  change: DeadlineRule | null
  cancel: DeadlineRule | null
  /** 指定期間内での変更不可 (BK-09); null = no lock. */
  changeLock: ChangeLock | null
  /** Minutes until the seats of a cancelled booking are offered again, drawn from this range. */
  releaseDelayMin: number
  releaseDelayMax: number
  waitlist: boolean
  maxParty: number
  partyMode: 'same' | 'consecutive'
  holdMinutes: number
  holdExtensions: number
  inputItems: { item: InputItem; required: boolean }[]
  /** What a citizen may come for, where that is asked; all where the city chose none. */
  procedures: ProcedureName[]
  /** Age that a citizen must have reached on the day of the visit; null = any. */
  leastAge: number | null
  mailPolicy: 'hidden' | 'optional' | 'required'
  reminderDaysBefore: number
  reminderTime: CivilTime
  mailRetentionDays: number
}

export type OfficeConfig = {
  id: string
  code: string
  name: string
  kind: Office['kind']
  ward: string | null
  order: number
  address: string | null
  phone: string | null
  mapUrl: string | null
  guidance: string | null
  /** Waiting people from which on nobody without a booking is served (BK-22); null = no limit. */
  walkInLimit: number | null
  translations: { language: Language; name: string }[]
  active: boolean
}

/** `createdAt` decides which of two overlapping settings is the later one. */
export type PatternConfig = OpeningBand & { createdAt: string }
export type ExceptionConfig = CalendarException & { createdAt: string }
export type HolidayConfig = { id: string; date: CivilDate; name: string }

/** Everything that decides which slots there are and who may book them. */
export type BookingConfig = {
  /** All services and offices by `order`, also those that are switched off: see `active`. */
  services: ServiceConfig[]
  offices: OfficeConfig[]
  /** Only those in use, in order of precedence: the later-listed one wins where two overlap. */
  patterns: PatternConfig[]
  exceptions: ExceptionConfig[]
  holidays: HolidayConfig[]
}
