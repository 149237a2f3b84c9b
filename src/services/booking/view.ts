import type { Language } from '@/domain/languages'
import { LANGUAGES } from '@/domain/languages'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { formatForLanguage } from '@/domain/time/format'
import { findRows } from '@/db/atomic'
import type { ServiceText } from '@/payload-types'

import type { ServiceContext } from '../context'
import type { BookingConfig, OfficeConfig, ServiceConfig } from '../settings/booking-config'
import { shortCached } from '../settings/short-cache'

import { cancelVerdict, changeVerdict } from './rules'
import type { ReservationRow } from './types'

export type ServiceTextView = {
  name: string
  description: string
  bring: string[]
  beforeVisit: string
  afterBooking: string
  readOut: string
  /** What the entered data are used for; empty = the site's own words. */
  privacy: string
}

const lines = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Texts of a service in a language; missing ones come from Japanese, the name from the service. */
export async function serviceTexts(
  ctx: ServiceContext,
  service: ServiceConfig,
  language: Language,
): Promise<ServiceTextView> {
  const all = await shortCached(ctx.payload, 'service-texts', () =>
    findRows<Omit<ServiceText, 'service'> & { service: string }>(ctx.payload, 'service-texts', {}),
  )
  const rows = all.filter((row) => row.service === service.id)
  const own = rows.find((row) => row.language === language)
  const ja = rows.find((row) => row.language === 'ja')
  const pick = (name: 'description' | 'beforeVisit' | 'afterBooking' | 'readOut' | 'privacy') =>
    own?.[name] || ja?.[name] || ''
  return {
    name: own?.name || ja?.name || service.name,
    description: pick('description'),
    bring: own?.bring ? lines(own.bring) : lines(ja?.bring),
    beforeVisit: pick('beforeVisit'),
    afterBooking: pick('afterBooking'),
    readOut: ja?.readOut ?? '',
    privacy: pick('privacy'),
  }
}

export const officeName = (office: OfficeConfig | undefined, language: Language): string =>
  office?.translations.find((one) => one.language === language)?.name ?? office?.name ?? ''

export type BookingView = {
  id: string
  number: string
  numberSpoken: string
  status: ReservationRow['status']
  outcome: ReservationRow['outcome']
  service: { id: string; code: string; name: string }
  office: {
    id: string
    code: string
    name: string
    address: string
    phone: string
    mapUrl: string
    guidance: string
  }
  date: string
  start: string
  end: string
  /** Date and time in words of the language. */
  when: string
  partySize: number
  channel: ReservationRow['channel']
  language: Language
  bring: string[]
  beforeVisit: string
  afterBooking: string
  hasMail: boolean
  mailState: ReservationRow['mailState']
  mayChange: boolean
  changeUntil: string
  mayCancel: boolean
  cancelUntil: string
  holdUntil: string | null
  fits: boolean
}

/** A booking as citizens and staff see it, in one language; no secrets, no personal data. */
export async function bookingView(
  ctx: ServiceContext,
  config: BookingConfig,
  row: ReservationRow,
  language: Language,
): Promise<BookingView> {
  const service = config.services.find((one) => one.id === row.service)
  const office = config.offices.find((one) => one.id === row.office)
  if (!service) throw new Error(`reservation ${row.id} points to an unknown service`)
  const texts = await serviceTexts(ctx, service, language)
  const change = changeVerdict(ctx, service, row)
  const cancel = cancelVerdict(ctx, service, row)
  const isLive = row.status === 'confirmed' && row.outcome === 'none'
  return {
    id: row.id,
    number: row.number,
    numberSpoken: formatReceiptNumber(row.number),
    status: row.status,
    outcome: row.outcome,
    service: { id: service.id, code: service.code, name: texts.name },
    office: {
      id: row.office,
      code: office?.code ?? '',
      name: officeName(office, language),
      address: office?.address ?? '',
      phone: office?.phone ?? '',
      mapUrl: office?.mapUrl || mapLink(office),
      guidance: office?.guidance ?? '',
    },
    date: row.date,
    start: row.start,
    end: row.end,
    when: formatForLanguage(row.date, row.start, LANGUAGES[language].tag),
    partySize: row.partySize,
    channel: row.channel,
    language: row.language,
    bring: texts.bring,
    beforeVisit: texts.beforeVisit,
    afterBooking: texts.afterBooking,
    hasMail: row.mailState === 'ok',
    mailState: row.mailState,
    mayChange: isLive && change.ok,
    changeUntil: change.until.toISOString(),
    mayCancel: isLive && cancel.ok,
    cancelUntil: cancel.until.toISOString(),
    holdUntil: row.status === 'held' ? (row.releaseAt ?? null) : null,
    fits: row.fits !== false,
  }
}

const mapLink = (office: OfficeConfig | undefined): string =>
  office?.address
    ? `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(office.address)}`
    : ''
