import { createHash, randomBytes } from 'node:crypto'

import { keyedHash } from '@/lib/crypto/keys'
import { seal, unseal } from '@/lib/crypto/seal'
import type { Identity } from '@/services/booking/identify'

/**
 * A booking under way. Several may go on side by side in one browser, each in its own tab and in its
 * own sealed cookie: what one tab does can never act on what another one shows.
 */
export type Flow = {
  kind: 'flow'
  /** Names it in its pages' addresses. */
  key: string
  /** Milliseconds since 1970, when it began. */
  begun: number
  /** Id of the service that is being booked. */
  service: string
  identities: Identity[]
  party: number
  office?: string
  /** Place and day that a link named (the mail about a free time); used once. */
  wish?: { office: string; date: string }
  /** Id of the reservation that holds the seats. */
  hold?: string
  /** Entered at the mail step, as typed. */
  mail?: string
  details?: Record<string, string>
  /** Name of the device that has done the work that the service asks for. */
  proven?: string
  /** The mail step has been passed. */
  asked?: boolean
  /** Id of the booking that was completed: its page may be shown again for a while. */
  done?: string
}

/** An existing booking that this browser has opened, to look at, change or cancel. */
export type Opened = { kind: 'opened'; key: string; begun: number; reservation: string }

export type Item = Flow | Opened

/**
 * What the citizen has done so far, carried by the browser in sealed cookies: they can neither be
 * read nor changed there, and the server keeps nothing (PB-05).
 */
export type Session = {
  /** Ties forms that begin something to this browser; empty until one was shown. */
  sid: string
  items: Map<string, Item>
  /** Keys of the items to be written with this answer, and of those to be forgotten. */
  changed: Set<string>
  gone: Set<string>
}

/** Bookings under way (each may hold seats for ten minutes), and completed or opened ones. */
export const MAX_FLOWS = 3
export const MAX_KEPT = 4
/** Longest that all items may be together, sealed: servers take 16 kB of headers. */
const MAX_CHARS = 9000

const MINUTES = 60
const SHARED_MINUTES = 20

const ends = (now: Date, shared: boolean): Date =>
  new Date(now.getTime() + (shared ? SHARED_MINUTES : MINUTES) * 60_000)

export const newSession = (): Session => ({
  sid: '',
  items: new Map(),
  changed: new Set(),
  gone: new Set(),
})

export const newSid = (): string => randomBytes(12).toString('base64url')

export const sealSid = (sid: string, now: Date, shared: boolean): string =>
  seal('site-session', sid, ends(now, shared))

export function openSid(text: string, now: Date): string {
  const sid = text ? unseal<unknown>('site-session', text, now) : null
  return typeof sid === 'string' ? sid : ''
}

export const sealItem = (item: Item, now: Date, shared: boolean): string =>
  seal('site-item', item, ends(now, shared))

/** The item of a cookie, or null when it has ended or is not the one that the name says. */
export function openItem(key: string, text: string, now: Date): Item | null {
  const item = text ? unseal<Item>('site-item', text, now) : null
  return item?.key === key ? item : null
}

/** How items are named in addresses and cookies; no page and no service is called so. */
export const ITEM_KEY = /^\d[0-9a-z]{5}$/

/**
 * A short name for an item, always the same for the same parts: a form sent twice begins one booking,
 * and a mail's link opened twice opens one.
 */
export function itemKey(...parts: string[]): string {
  const digest = createHash('sha256')
    .update(keyedHash('site-item', ...parts))
    .digest()
  const letters = digest.readUIntBE(0, 6).toString(36).padStart(5, '0').slice(-5)
  return `${digest[6]! % 10}${letters}`
}

export const flowsOf = ({ items }: Session): Flow[] =>
  [...items.values()].filter((item) => item.kind === 'flow').sort((a, b) => b.begun - a.begun)

export const openedOf = ({ items }: Session): Opened[] =>
  [...items.values()].filter((item) => item.kind === 'opened').sort((a, b) => b.begun - a.begun)

export function keepItem(session: Session, item: Item): void {
  session.items.set(item.key, item)
  session.changed.add(item.key)
  session.gone.delete(item.key)
}

export function forgetItem(session: Session, key: string): void {
  session.items.delete(key)
  session.changed.delete(key)
  session.gone.add(key)
}

const sizeOf = (items: Item[]): number =>
  items.reduce((sum, item) => sum + (Buffer.byteLength(JSON.stringify(item)) * 4) / 3 + 80, 0)

/**
 * The oldest items that have to make room, so that one browser neither hoards seats nor outgrows what
 * servers accept. The item `current` always stays.
 */
export function surplus(session: Session, current: string): Item[] {
  const gone: Item[] = []
  const newest = [...session.items.values()].sort((a, b) =>
    a.key === current ? -1 : b.key === current ? 1 : b.begun - a.begun,
  )
  let flows = 0
  let kept = 0
  const staying: Item[] = []
  for (const item of newest) {
    const isUnderWay = item.kind === 'flow' && !item.done
    const fits = isUnderWay ? ++flows <= MAX_FLOWS : ++kept <= MAX_KEPT
    if (fits && (item.key === current || sizeOf([...staying, item]) <= MAX_CHARS))
      staying.push(item)
    else gone.push(item)
  }
  return gone
}
