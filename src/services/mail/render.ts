import type { DefectReason } from '@/domain/booking/defects'
import type { Language } from '@/domain/languages'
import { LANGUAGES } from '@/domain/languages'
import type { MailKind } from '@/domain/mail/kinds'
import { fillBody, fillSubject, type PlaceholderValues } from '@/domain/mail/placeholders'
import { defaultTemplate, MAIL_TEXTS } from '@/domain/mail/texts'
import { DELETE_CALENDAR_ENTRY } from '@/domain/mail/texts/calendar'
import { DEFECT_WORDS } from '@/domain/mail/texts/defects'
import { WISH_WORDS } from '@/domain/mail/texts/wish'
import { hoursInWords } from '@/domain/waitlist/words'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { formatForLanguage } from '@/domain/time/format'
import { toInstant } from '@/domain/time/civil'
import { visitIcs } from '@/documents/ics'
import { env } from '@/lib/env'

import type { Place } from '../booking/types'

import { baseUrlOf, bookLink, leaveLink, manageLink } from './links'
import type { MailSources } from './sources'

export type MailInput = {
  kind: MailKind
  language: Language
  service: string
  place: Place
  /** Where known; the calendar entry needs it. */
  end?: string
  /** Empty in a mail to somebody who waits without a booking. */
  number: string
  people: number
  /** In the receipt of a wish: what was wished for. Offices: ids, none = any. */
  wish?: {
    offices: string[]
    dateFrom: string
    dateTo: string
    timeFrom?: string | null
    timeTo?: string | null
  }
  reason?: string
  /** What is missing or wrong; told in the words of the list, never in staff's own (NT-08). */
  missing?: DefectReason[]
  /** Given: the mail carries a calendar file for this booking. */
  calendar?: { id: string; sequence: number; stamp: Date }
}

export type RenderedMail = { subject: string; text: string; ics: string }

/** A visit whose length is not known fills half an hour of the citizen's calendar. */
const USUAL_VISIT_MS = 30 * 60_000

/**
 * Writes one mail to a citizen from the city's text, else the built-in one (NT-06). The citizen's
 * language comes first: a built-in text in that language beats the city's text in Japanese.
 */
export async function renderMail(sources: MailSources, input: MailInput): Promise<RenderedMail> {
  const { kind, language, service } = input
  const template =
    (await sources.template(kind, language, service)) ?? defaultTemplate(kind, language)
  const values = await valuesFor(sources, input)
  const parts = [fillBody(template.body, values)]
  if (kind === 'waitlist') {
    const base = baseUrlOf(await sources.settings())
    parts.push(`${MAIL_TEXTS[language].labels.stop}\n${leaveLink(base, language)}`)
  }
  if (kind === 'cancellation') parts.push(DELETE_CALENDAR_ENTRY[language])
  return {
    subject: fillSubject(template.subject, values),
    text: parts.join('\n\n'),
    ics: input.calendar ? calendarFile(input, input.calendar, values) : '',
  }
}

async function valuesFor(sources: MailSources, input: MailInput): Promise<PlaceholderValues> {
  const { language, place } = input
  const settings = await sources.settings()
  const office = await sources.office(place.office)
  const service = await sources.service(input.service)
  const text = await sources.serviceText(input.service, language)
  const japanese = await sources.serviceText(input.service, 'ja')
  const base = baseUrlOf(settings)
  const named = <T extends { language: string }>(list: T[] | null | undefined) =>
    list?.find((entry) => entry.language === language)
  const wished = input.wish ? await wishValues(sources, input.wish, language) : null
  return {
    number: input.number ? formatReceiptNumber(input.number) : '',
    date: formatForLanguage(place.date, null, LANGUAGES[language].tag),
    time: place.start,
    office: named(office?.translations)?.name ?? office?.name ?? '',
    address: office?.address ?? '',
    service: text?.name ?? japanese?.name ?? service?.name ?? '',
    people: input.people > 0 ? String(input.people) : '',
    bring: bulleted(text?.bring ?? japanese?.bring ?? ''),
    link: linkFor(base, input, service?.code ?? '', office?.code ?? ''),
    phone: settings.callPhone,
    hours: named(settings.callHoursTranslations)?.text ?? settings.callHours,
    city: settings.cityName,
    reason: input.reason ?? '',
    missing: bulleted(
      (input.missing ?? []).map((one) => DEFECT_WORDS[language].reasons[one]).join('\n'),
    ),
    ...wished,
  }
}

async function wishValues(
  sources: MailSources,
  wish: NonNullable<MailInput['wish']>,
  language: Language,
) {
  const names: string[] = []
  for (const id of wish.offices) {
    const office = await sources.office(id)
    const own = office?.translations?.find((one) => one.language === language)
    names.push(own?.name ?? office?.name ?? '')
  }
  const day = (date: string) => formatForLanguage(date, null, LANGUAGES[language].tag)
  const hours = hoursInWords(language, wish.timeFrom, wish.timeTo)
  return {
    office: names.filter(Boolean).join('、') || WISH_WORDS[language].anyOffice,
    date: `${day(wish.dateFrom)} – ${day(wish.dateTo)}`,
    time: hours ? inBrackets(hours, language) : '',
  }
}

const inBrackets = (text: string, language: Language): string =>
  /^(?:ja|zh)/.test(language) ? `（${text}）` : `(${text})`

function linkFor(base: string, input: MailInput, service: string, office: string): string {
  const { kind, language, place } = input
  if (kind === 'wish') return leaveLink(base, language)
  if (kind === 'cancellation') return bookLink(base, language)
  // Somebody with a booking takes the free time by moving it; the others book.
  if (kind === 'waitlist' && !input.number) {
    return bookLink(base, language, { service, office, date: place.date, start: place.start })
  }
  return manageLink(base, language)
}

const bulleted = (lines: string): string =>
  lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `・${line.replace(/^[・•\-–]\s*/, '')}`)
    .join('\n')

function calendarFile(
  input: MailInput,
  calendar: NonNullable<MailInput['calendar']>,
  values: PlaceholderValues,
): string {
  const { date, start } = input.place
  const begin = toInstant(date, start)
  const { labels } = MAIL_TEXTS[input.language]
  return visitIcs({
    booking: calendar.id,
    sequence: calendar.sequence,
    isCancelled: input.kind === 'cancellation',
    start: begin,
    end:
      input.end && input.end > start
        ? toInstant(date, input.end)
        : new Date(begin.getTime() + USUAL_VISIT_MS),
    service: values.service ?? '',
    office: values.office ?? '',
    address: values.address ?? '',
    description: [`${labels.number}: ${values.number}`, `${labels.contact}: ${values.phone}`],
    url: input.kind === 'cancellation' ? '' : (values.link ?? ''),
    organizer: { name: values.city ?? '', email: env.MAIL_FROM },
    stamp: calendar.stamp,
  })
}
