import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { NoticeFacts } from '@/domain/notices/stops'
import { stopsInForce } from '@/domain/notices/stops'
import type { Notice } from '@/payload-types'

import type { ServiceContext } from '../context'
import { shortCached } from '../settings/short-cache'

const idOf = (value: string | { id: string }): string =>
  typeof value === 'string' ? value : value.id

export type NoticeWithFacts = NoticeFacts &
  Pick<Notice, 'title' | 'body' | 'translations' | 'updates'>

/** All notices that are switched on, as plain facts. */
export const loadNotices = (payload: Payload): Promise<NoticeWithFacts[]> =>
  shortCached(payload, 'notices', () => readNotices(payload))

async function readNotices(payload: Payload): Promise<NoticeWithFacts[]> {
  const notices = await findRows<Notice>(
    payload,
    'notices',
    { active: { equals: true } },
    { limit: 200, sort: '-showFrom' },
  )
  return notices.map((notice) => ({
    id: String(notice.id),
    kind: notice.kind,
    active: notice.active === true,
    resolved: notice.resolved === true,
    stopsBooking: notice.stopsBooking === true,
    showFrom: notice.showFrom,
    showFromTime: notice.showFromTime ?? null,
    showTo: notice.showTo ?? null,
    showToTime: notice.showToTime ?? null,
    stopFrom: notice.stopFrom ?? null,
    stopFromTime: notice.stopFromTime ?? null,
    stopTo: notice.stopTo ?? null,
    stopToTime: notice.stopToTime ?? null,
    services: (notice.services ?? []).map((value) => idOf(value as never)),
    offices: (notice.offices ?? []).map((value) => idOf(value as never)),
    title: notice.title,
    body: notice.body,
    translations: notice.translations,
    updates: notice.updates,
  }))
}

/** The stop that closes booking for this service and office now, or null (BK-25). */
export async function stopsInForceFor(
  ctx: ServiceContext,
  service: string,
  office: string,
): Promise<NoticeWithFacts | null> {
  const stops = stopsInForce(await loadNotices(ctx.payload), ctx.now())
  const concerns = (ids: string[], id: string) => ids.length === 0 || ids.includes(id)
  return (
    stops.find((stop) => concerns(stop.services, service) && concerns(stop.offices, office)) ?? null
  )
}
