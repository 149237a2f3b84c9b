import type { Payload } from 'payload'

import type { Language } from '@/domain/languages'
import { isLanguage } from '@/domain/languages'
import { keeperOf } from '@/services/admission/here'
import type { Admission } from '@/services/admission/keeper'
import { burstAllowed } from '@/services/limits/burst'
import type { SourceName } from '@/services/limits/source'
import { readCitySettings } from '@/services/settings/read-settings'
import { shortCached } from '@/services/settings/short-cache'

import { readCookies, writeCookie } from '../http/cookies'
import { namesFor } from '../open-site'
import { waitingPage, type Waits } from './page'

/** What a look costs beside others: hardly anything is made for it. */
const COST = 0.1
/** The page says it once for each language. */
export const LONGEST_TO = 100
/** Pages from which somebody may be sent here, and to which they go back; without their language. */
const BACK = /^\/(?:book|manage)(?:\/[\w-]+){1,4}(?:\?[\w=&.%-]*)?$/

/** Longer than anybody waits; a ticket of another opening is worth nothing anyway. */
export const TICKET_SECONDS = 24 * 3600

export type Waiting = {
  /** `/ja/wait?to=…` */
  target: string
  cookies: string
  source: SourceName
  secure: boolean
}

export type WaitingAnswer = {
  status: number
  headers: Record<string, string>
  body: string
}

/** Is this the waiting page? Known from the address alone, before anything is read. */
export const isWaitingPage = (target: string): boolean => /^\/[a-z-]+\/wait(?:\?|$)/.test(target)

/** The address of the waiting page for whoever wants to go on to a page of ours. */
export const waitingHref = (language: Language, path: string): string =>
  `/${language}/wait?to=${encodeURIComponent(path.replace(/^\/[a-z-]+(?=\/)/, ''))}`

/** Where the waiting page may lead: a page of ours, and nowhere else. */
function wayBack(asked: string): string {
  const to = asked.length <= LONGEST_TO ? asked : asked.replace(/\?.*/, '')
  return to.length <= LONGEST_TO && BACK.test(to) ? to : ''
}

const elsewhere = (location: string, headers: Record<string, string> = {}): WaitingAnswer => ({
  status: 303,
  headers: { ...headers, location, 'cache-control': 'no-store' },
  body: '',
})

/**
 * The waiting page (待合): a few hundred bytes of figures in a page that is at hand. It reads no session
 * and begins none; whoever is let in is sent on.
 * @returns null where there is no such page: the language is not offered
 */
export async function answerWaiting(
  payload: Payload,
  { target, cookies: header, source, secure }: Waiting,
): Promise<WaitingAnswer | null> {
  const url = new URL(target, 'http://inside')
  const language = url.pathname.split('/')[1]
  const settings = await shortCached(payload, 'city-settings', () => readCitySettings(payload))
  const languages: Language[] = settings.languages?.length ? settings.languages : ['ja']
  if (!isLanguage(language) || !languages.includes(language)) return null
  const to = wayBack(url.searchParams.get('to') ?? '')
  const cookies = readCookies(header)
  const name = namesFor(secure).ticket
  const ticket = cookies.get(name) ?? ''
  const keeper = keeperOf(payload)
  const admission: Admission = burstAllowed(source, COST)
    ? await keeper.admit({ ticket, source })
    : { as: 'too-often', reload: 60 }
  const renewed = 'ticket' in admission ? admission.ticket : null
  const written: Record<string, string> = renewed
    ? { 'set-cookie': writeCookie(name, renewed, { secure, maxAge: TICKET_SECONDS }) }
    : {}
  if (admission.as === 'in') return elsewhere(`/${language}${to}`, written)
  const waits: Waits = admission
  const body = waitingPage(
    {
      ...{ language, languages, to },
      siteName: settings.siteName,
      isStopped: url.searchParams.get('stop') === '1',
      hasNoCookies: cookies.size === 0,
      seed: keeper.known()?.draw?.seed ?? '',
    },
    waits,
  )
  const status = waits.as === 'too-often' ? 429 : 200
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(waits.reload),
    'x-robots-tag': 'noindex',
    ...written,
  }
  return { status, headers, body }
}
