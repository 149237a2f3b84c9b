import { LIST_KINDS, type ListKind } from '@/domain/lists/list-kinds'
import { periodOf } from '@/domain/lists/period'

export type Tab = 'bookings' | 'unfit' | 'accepted'

/** What the screen asks for; it stands in the address, so that a list can be kept as a bookmark. */
export type ListState = {
  tab: Tab
  from: string
  to: string
  kind: ListKind
  offices: string[]
  services: string[]
  statuses: string[]
  outcomes: string[]
  channels: string[]
  timeFrom: string
  timeTo: string
  search: string
  contact: string[]
  mail: '' | 'none' | 'ok'
  page: number
}

const listOf = (value: string | null): string[] => (value ?? '').split(',').filter(Boolean)

export const isDay = (value: string | null): value is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value ?? '')

/** Sensible beginning: this week, all of one's offices, confirmed bookings. */
export function stateFromAddress(query: URLSearchParams, today: string): ListState {
  const week = periodOf('this-week', today)
  const [from, to] = [query.get('from'), query.get('to')]
  const kind = query.get('kind') ?? ''
  const tab = query.get('tab')
  const mail = query.get('mail')
  return {
    tab: tab === 'unfit' || tab === 'accepted' ? tab : 'bookings',
    from: isDay(from) ? from : week.from,
    to: isDay(to) ? to : week.to,
    kind: Object.hasOwn(LIST_KINDS, kind) ? (kind as ListKind) : 'day',
    offices: listOf(query.get('offices')),
    services: listOf(query.get('services')),
    statuses: query.has('statuses') ? listOf(query.get('statuses')) : ['confirmed'],
    outcomes: listOf(query.get('outcomes')),
    channels: listOf(query.get('channels')),
    timeFrom: query.get('timeFrom') ?? '',
    timeTo: query.get('timeTo') ?? '',
    search: query.get('search') ?? '',
    contact: query.has('contact') ? listOf(query.get('contact')) : ['未連絡'],
    mail: mail === 'none' || mail === 'ok' ? mail : '',
    page: Math.max(1, Number(query.get('page')) || 1),
  }
}

/** The state as a query, without what is empty. `statuses` is kept: empty means all of them. */
export function addressOf(state: ListState): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(state)) {
    const text = Array.isArray(value) ? value.join(',') : String(value)
    const isBeginning = (name === 'tab' && text === 'bookings') || (name === 'page' && text === '1')
    if (isBeginning) continue
    if (text !== '' || name === 'statuses' || name === 'contact') query.set(name, text)
  }
  return query.toString()
}

/** The query of the API for what the tab shows. */
export function apiQuery(state: ListState): Record<string, string> {
  const { tab, contact, ...rest } = state
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(rest)) {
    const text = Array.isArray(value) ? value.join(',') : String(value)
    if (text !== '') query[name] = text
  }
  if (tab !== 'unfit') return query
  // Live bookings only: a cancelled one needs no call any more.
  return { ...query, statuses: 'confirmed', unfitOnly: '1', contact: contact.join(',') }
}
