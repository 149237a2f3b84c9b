import { laneOf } from '@/domain/booking/vocabulary'
import { toIso } from '@/domain/time/civil'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import type { ServiceContext } from '../../context'
import { manageTokenHash, pinHashOf } from '../secrets'
import type { Claim, ReservationRow } from '../types'

import { liveKeyOf } from './live-key'
import { placeOf } from './members'
import type { Person, PlaceInput } from './place-input'
import { appendEvent } from './row'

const UNFINISHED_MS = 2 * 60_000

/** `scope`: what the people's keys occupy. */
export type Placing = PlaceInput & { scope: string }

/** Submissions of further people's rows are named after their leader's. */
export const memberKey = ({ idemKey }: Pick<PlaceInput, 'idemKey'>, index: number): string =>
  `${idemKey}|m${index}`

/** What a person's row holds before it has seats. */
export function personFields(
  ctx: ServiceContext,
  input: Placing,
  person: Person | undefined,
  { idemKey, number }: { idemKey: string; number: string },
) {
  const now = ctx.now()
  const minutes = input.mode === 'hold' ? input.service.holdMinutes * 60_000 : UNFINISHED_MS
  return {
    number,
    status: 'held' as ReservationRow['status'],
    service: input.service.id,
    office: input.office,
    date: input.date,
    start: input.start,
    end: input.start,
    startsAt: toIso(input.date, input.start),
    channel: ctx.channel,
    lane: laneOf(ctx.channel),
    language: input.language,
    outcome: 'none' as const,
    identifier: person?.identifier ?? '',
    eligibility: person?.eligibility ?? '',
    liveKey: liveKeyOf(input.scope, person),
    idemKey,
    claims: [] as Claim[],
    seated: false,
    fits: true,
    contactState: '',
    releaseAt: new Date(now.getTime() + minutes).toISOString(),
    extensions: 0,
    rev: 0,
    history: [],
    drainedSeq: 0,
    outboxAt: '',
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

/** The row of the one who books, before it has seats. */
export function leadFields(ctx: ServiceContext, input: Placing, id: string, number: string) {
  return {
    id,
    ...personFields(ctx, input, input.people[0], { idemKey: input.idemKey, number }),
    group: '',
    partySize: input.partySize,
    mail: encryptField(input.mail ?? '', at('reservations', 'mail', id)),
    mailState: input.mail ? ('ok' as const) : ('none' as const),
    details: encryptField(input.details ?? '', at('reservations', 'details', id)),
    note: input.note ?? '',
    counted: (input.counted ?? []).join(' '),
  }
}

/** What the row holds from the moment on when it has its seats: held or confirmed. */
export function finished(
  ctx: ServiceContext,
  input: PlaceInput,
  row: Pick<ReservationRow, 'id' | 'number' | 'office' | 'date' | 'start' | 'history'>,
  claims: Claim[],
  end: string | undefined,
): Partial<ReservationRow> {
  const isConfirmed = input.mode === 'book'
  return {
    status: isConfirmed ? 'confirmed' : 'held',
    claims,
    seated: claims.length > 0,
    end: end ?? row.start,
    tokenHash: manageTokenHash(row.id),
    pinHash: pinHashOf(row.id, row.number),
    history: appendEvent(ctx, row.history, {
      type: isConfirmed ? 'confirmed' : 'held',
      to: placeOf(row),
      ...(input.overbook
        ? { note: ['定員外', input.overbookReason ?? ''].filter(Boolean).join('：') }
        : {}),
    }),
    ...(isConfirmed ? { releaseAt: '', outboxAt: ctx.now().toISOString() } : {}),
  }
}
