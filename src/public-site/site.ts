import type { ReactNode } from 'react'
import type { Payload } from 'payload'

import type { Language } from '@/domain/languages'
import { LANGUAGES } from '@/domain/languages'
import { bannerNotices } from '@/domain/notices/stops'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { momentInWords } from '@/domain/time/words'
import { messagesIn } from '@/messages'
import type { MessageKey } from '@/messages'
import { fill, plainText, rubyText } from '@/messages/text'
import type { Values } from '@/messages/text'
import type { CitySetting } from '@/payload-types'
import type { ServiceContext } from '@/services/context'
import type { NoticeWithFacts } from '@/services/notices/in-force'
import type { BookingConfig } from '@/services/settings/booking-config'

import type { FormToken } from './http/form-token'
import type { Flow, Opened, Session } from './http/session'
import { newSid } from './http/session'

/** Everything that a page needs to know about the request, the city and the reader. */
export type Site = {
  payload: Payload
  ctx: ServiceContext
  settings: CitySetting
  config: BookingConfig
  notices: NoticeWithFacts[]
  language: Language
  languages: Language[]
  /** The address names the language; else it was guessed. */
  hasLanguage: boolean
  url: URL
  /** Path below the language, without the key: `['book', 'pickup', 'office']`. */
  path: string[]
  /** The item of the session that the address names; empty when it names none. */
  key: string
  form: URLSearchParams | null
  /** The page of ours that led here, where the browser says so; null from elsewhere. */
  from: URL | null
  session: Session
  /** The browser sent any cookie of ours at all. */
  hasCookies: boolean
  /** The booking under way, or the opened booking, that the address names and this browser has. */
  flow: Flow | null
  opened: Opened | null
  /** What the posted form carried; null on GET and where an entry page goes on without. */
  token: FormToken | null
  /** Name of this submission, from its form token; empty on GET. */
  nonce: string
  /** A device that several people use one after the other (PB-18). */
  kiosk: boolean
  /** Keyed names for limits; never an address (ID-09). */
  source: string
  device: string
  /** The place in the admission queue that the browser keeps; empty: none. */
  ticket: string
  /** One that is to be kept from now on. */
  newTicket: string | null
}

export type Page = {
  status?: number
  /** Plain text, without the site's name. */
  title: string
  body: ReactNode
  /** Shown in the head line: where in the sequence this page stands. */
  isError?: boolean
  /** A form was not taken, because what it was about has changed: the page says so first. */
  isStale?: boolean
  /** Only this page: no header and no footer links that lead on (kiosk's end). */
  bare?: boolean
  headers?: Record<string, string>
}
export type Reply = Page | { redirect: string } | Response
/** A reply; null where there is no such page; `method` where it takes no such request. */
export type Routed = Reply | null | 'method'

/** The city has opened this site and books here (else every address answers that it has not). */
export const isSiteOpen = ({ settings }: Pick<Site, 'settings'>): boolean =>
  settings.publicSite !== false && settings.bookingModule !== false

/** At least one service can be booked on the Web. */
export const booksOnline = ({ config }: Pick<Site, 'config'>): boolean =>
  config.services.some((service) => service.active && service.webOpen)

/** The browser's tie for forms that begin something, made when there is none. */
export function sidOf({ session }: Site): string {
  session.sid ||= newSid()
  return session.sid
}

/** A message with its readings still marked, for texts that are put together first. */
export const markup = (site: Site, key: MessageKey, values?: Values): string =>
  fill(messagesIn(site.language)[key], values)

/** A message as the page shows it, with readings where the language has them. */
export const t = (site: Site, key: MessageKey, values?: Values): ReactNode =>
  rubyText(markup(site, key, values))

/** A message as plain text, for titles and attributes. */
export const s = (site: Site, key: MessageKey, values?: Values): string =>
  plainText(markup(site, key, values))

/** An instant as the reader's language writes day and time in Japan. */
export function instantInWords({ language }: Pick<Site, 'language'>, instant: string): string {
  const at = new Date(instant)
  return momentInWords(tokyoDateOf(at), tokyoTimeOf(at), language)
}

/** Address of a page of ours in the reader's language. */
export const href = (site: Pick<Site, 'language'>, ...parts: string[]): string =>
  `/${[site.language, ...parts].filter(Boolean).map(encodeURIComponent).join('/')}`

/** Address of this very page in another language, with the key that it names. */
export const hrefIn = (site: Site, language: Language): string => {
  const [area = '', ...rest] = site.path
  const named =
    area === 'book' ? [...rest.slice(0, 1), site.key, ...rest.slice(1)] : [site.key, ...rest]
  return `${href({ language }, area, ...(area ? named : []))}${site.url.search}`
}

export const tagOf = (site: Site): string => LANGUAGES[site.language].tag
export const isJapanese = (site: Site): boolean => tagOf(site) === 'ja'

export const banners = (site: Site): NoticeWithFacts[] =>
  bannerNotices(site.notices, site.ctx.now())

/** The site's name: the city writes the Japanese one, the other languages have a common one. */
export const siteName = (site: Site): string =>
  site.language === 'ja' ? site.settings.siteName : s(site, 'siteName')
