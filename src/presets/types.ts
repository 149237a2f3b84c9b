import type { HandoverWho } from '@/domain/cards/legal-agent'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import type { Mappable } from '@/domain/cards/columns'
import type { ImportSource } from '@/domain/cards/import-words'
import type { Leave, Step } from '@/domain/cards/vocabulary'
import type { Language } from '@/domain/languages'
import type {
  CalendarException,
  CitySetting,
  DeadlineRule,
  Faq,
  MailTemplate,
  Office,
  OpeningPattern,
  ReferralTarget,
  Service,
  ServiceText,
} from '@/payload-types'

export const CITY_CODES = ['kawasaki', 'chiba', 'fukuoka', 'kawagoe', 'seto'] as const
export type CityCode = (typeof CITY_CODES)[number]

type System = 'id' | 'createdAt' | 'updatedAt' | 'presetKey'
type Row<T, Omitted extends PropertyKey = never> = Omit<T, System | Omitted>
/** The form's own defaults fill in what a preset leaves out. */
type Defaulted<T, Required extends keyof T> = Partial<T> & Pick<T, Required>

export type SettingsPreset = Omit<Partial<CitySetting>, System> &
  Pick<CitySetting, 'cityName' | 'cityCode' | 'siteName' | 'languages' | 'callPhone' | 'callHours'>

export type OfficePreset = Row<Office>

/** Offices are named by code; `[]` is not allowed, every service is given somewhere. */
export type ServicePreset = Defaulted<
  Row<Service, 'offices'>,
  'code' | 'name' | 'order' | 'identification' | 'officeChoice' | 'mailPolicy'
> & { offices: string[] }

/** Weekly hours of one service at several offices; one record per office is made of it. */
export type PatternPreset = Defaulted<
  Row<OpeningPattern, 'office' | 'service' | 'title'>,
  'start' | 'end' | 'slotMinutes' | 'capacity' | 'validFrom'
> & {
  /** Names the band within the preset: it stays the same when the hours below change. */
  key: string
  service: string
  offices: string[]
}

export type ExceptionPreset = Row<CalendarException, 'offices' | 'services'> & {
  key: string
  offices?: string[]
  services?: string[]
}

export type ServiceTextPreset = Row<ServiceText, 'service'> & { service: string }
export type MailPreset = Pick<MailTemplate, 'kind' | 'language' | 'subject' | 'body'>
export type FaqPreset = Pick<Faq, 'language' | 'question' | 'answer'> & {
  key: string
  services?: string[]
}
export type ReferralPreset = Omit<Row<ReferralTarget>, 'order'> & { key: string }
export type StatusPreset = {
  label: string
  booking: EligibilityState
  step: Step
  /** Labels of the statuses that may follow. */
  next: string[]
  leave?: Leave
  needsInspection?: boolean
  alertDays?: number
}

export type ImportProfilePreset = {
  key: string
  name: string
  source: ImportSource
  hasHeader: boolean
  /** Label of a status, for lists that have none. */
  defaultStatus: string | null
  columns: { column: string; field: Mappable; optional: boolean }[]
}

export type HandoverCasePreset = {
  key: string
  label: string
  who: HandoverWho
  needsProof: boolean
  checks: { label: string; required: boolean; cityOnly?: boolean }[]
}

/** `service` is a code. Rules hold from the day on which they are loaded. */
export type DeadlinePreset = Defaulted<
  Row<DeadlineRule, 'service' | 'validFrom' | 'mails'>,
  'name' | 'kind' | 'period' | 'due' | 'roll' | 'remindDays' | 'note'
> & { key: string; service?: string }

/** All that one city decides before it opens, as data (design §3, requirements §4). */
export type CityPreset = {
  code: CityCode
  settings: SettingsPreset
  statuses: StatusPreset[]
  offices: OfficePreset[]
  services: ServicePreset[]
  patterns: PatternPreset[]
  exceptions: ExceptionPreset[]
  texts: ServiceTextPreset[]
  mails: MailPreset[]
  faqs: FaqPreset[]
  referrals: ReferralPreset[]
  deadlines: DeadlinePreset[]
}

/** Texts of one kind of visit in one language; `name` is how citizens know it. */
export type VisitText = Omit<ServiceTextPreset, 'service' | 'language'>
export type Translated<T> = Partial<Record<Language, T>>
