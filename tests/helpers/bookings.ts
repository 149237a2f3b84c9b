import { randomUUID } from 'node:crypto'

import { findRow, findRows } from '@/db/atomic'
import type { Channel } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import { placeReservation } from '@/services/booking/engine/place'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceContext } from '@/services/context'
import type { MailRow } from '@/services/mail/queue-mail'

import { MONDAY, type World } from './world'

type Wish = {
  start: string
  date?: string
  office?: number
  mail?: string
  channel?: Channel
  language?: Language
  mode?: 'hold' | 'book'
  fault?: ServiceContext['fault']
}

let people = 0

/** One booking of one new person. */
export function book(world: World, wish: Wish): Promise<ReservationRow> {
  const name = `b${++people}`
  return placeReservation(world.ctx(wish.channel ?? 'web', wish.fault), {
    service: world.service,
    office: world.offices[wish.office ?? 0]!.id,
    date: wish.date ?? MONDAY,
    start: wish.start,
    partySize: 1,
    people: [{ key: name, identifier: name, eligibility: '' }],
    mode: wish.mode ?? 'book',
    idemKey: randomUUID(),
    language: wish.language ?? 'ja',
    mail: wish.mail,
  })
}

export const reservation = async (world: World, id: string): Promise<ReservationRow> =>
  (await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } }))!

/** Stored mails of one booking, oldest first. */
export const mailsOf = (world: World, id: string): Promise<MailRow[]> =>
  findRows<MailRow>(world.payload, 'mails', { reservation: { equals: id } }, { sort: 'mailKey' })

export type AuditRow = {
  id: string
  at: string
  action: string
  summary: string
  actorName: string
  actorKind: string
  channel?: string
  target?: string
  changes?: Record<string, [unknown, unknown]> | null
  count?: number | null
  purpose?: string | null
  seq?: number | null
  hash?: string | null
}

/** The operation log of one target, in the order of writing. */
export const auditOf = (world: Pick<World, 'payload'>, target: string): Promise<AuditRow[]> =>
  findRows<AuditRow>(
    world.payload,
    'audit-logs',
    { target: { equals: target } },
    { sort: ['at', 'id'] },
  )

export const minutesLater = (world: World, minutes: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000)
}
