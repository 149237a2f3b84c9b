import { keyFieldOf } from '@/domain/booking/number-group'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { isWords } from '@/domain/codes/no-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import { tokyoDateOf } from '@/domain/time/civil'
import { parseVisit } from '@/domain/time/parse-visit'
import { mayUseOffice } from '@/access/roles'

import type { ServiceContext } from '../context'
import { peopleWithNumber } from '../eligibility/with-number'
import { individualNumberRefused } from '../refusals'
import type { BookingConfig } from '../settings/booking-config'

import { findByVisit, findForStaff, MOST_OF_A_DAY } from './find'
import { occupantsOf } from './engine/occupants'
import type { StaffBooking } from './staff-view'
import { staffView } from './staff-view'
import type { ReservationRow } from './types'

/** Somebody who may book, found by the number of the notice; nothing personal. */
export type PersonMatch = {
  service: string
  /** Who it is, to tell two people with the same number apart. */
  person: string
  number: string
  office: string
  state: EligibilityState
  /** Has a live booking that keeps them from one in this service (BK-11). */
  booked: boolean
}

export type LookUp = {
  bookings: StaffBooking[]
  persons: PersonMatch[]
  /** The number fits several people: nothing may be opened before somebody chose. */
  ambiguous: boolean
  /**
   * Why nothing was found: `short` = too few characters, `misheard` = nine digits that are no
   * receipt number, `elsewhere` = known, but of an office that the account does not serve, `name` =
   * words instead of a number, `day-none` = no booking at that day and time; `day-many` = only the
   * first bookings of the day are given.
   */
  hint: '' | 'short' | 'misheard' | 'elsewhere' | 'unknown' | 'name' | 'day-none' | 'day-many'
}

/**
 * One field for the operator (ID-12): receipt number, reservation number or 製造管理番号, and the day
 * and time of the visit for a caller who has lost the only number there is. Gives the bookings, and for numbers of the notice also whether a new booking is possible.
 * @throws DomainError INDIVIDUAL_NUMBER
 */
export async function lookUp(
  ctx: ServiceContext,
  config: BookingConfig,
  text: string,
): Promise<LookUp> {
  const code = normaliseCode(text)
  if (isIndividualNumber(code)) throw individualNumberRefused()
  const visit = parseVisit(text, tokyoDateOf(ctx.now()))
  if (visit) return lookUpVisit(ctx, config, visit)
  if (isWords(text)) return { bookings: [], persons: [], ambiguous: false, hint: 'name' }
  if (code.length < 4) return { bookings: [], persons: [], ambiguous: false, hint: 'short' }
  const rows = await findForStaff(ctx, text)
  const people = await personsOf(ctx, config, code)
  const persons = people.filter((person) => mayUseOffice(ctx.user, person.office))
  const bookings = await Promise.all(rows.map((row) => staffView(ctx, config, row)))
  const isLive = (one: StaffBooking) => one.status === 'confirmed' && one.outcome === 'none'
  return {
    bookings: [...bookings.filter(isLive), ...bookings.filter((one) => !isLive(one))],
    persons,
    ambiguous: isAmbiguous(rows, people, code),
    hint: bookings.length + persons.length > 0 ? '' : hintFor(text, people.length > 0),
  }
}

async function lookUpVisit(
  ctx: ServiceContext,
  config: BookingConfig,
  visit: NonNullable<ReturnType<typeof parseVisit>>,
): Promise<LookUp> {
  const rows = await findByVisit(ctx, visit)
  const shown = rows.slice(0, MOST_OF_A_DAY)
  const hint = rows.length > shown.length ? 'day-many' : rows.length === 0 ? 'day-none' : ''
  return {
    bookings: await Promise.all(shown.map((row) => staffView(ctx, config, row))),
    persons: [],
    ambiguous: false,
    hint,
  }
}

function hintFor(text: string, isElsewhere: boolean): LookUp['hint'] {
  if (isElsewhere) return 'elsewhere'
  const parsed = parseReceiptNumber(text)
  return !parsed.ok && parsed.reason === 'check' ? 'misheard' : 'unknown'
}

/** Receipt numbers and numbers of cards overlap: does the number speak of one person only? */
function isAmbiguous(rows: ReservationRow[], people: PersonMatch[], code: string): boolean {
  const named = rows.filter(({ number, identifier }) => number === code && identifier !== code)
  const whose = new Set(people.map(({ person }) => person))
  return (
    named.some(({ eligibility }) => whose.size > 0 && !whose.has(eligibility ?? '')) ||
    whose.size > 1
  )
}

async function personsOf(
  ctx: ServiceContext,
  config: BookingConfig,
  code: string,
): Promise<PersonMatch[]> {
  const rows = await peopleWithNumber(ctx, code)
  const found: PersonMatch[] = []
  for (const row of rows) {
    for (const service of config.services) {
      const field = keyFieldOf(service)
      if (!service.active || !field || row[field] !== code) continue
      const person = String(row.id)
      const kept = await occupantsOf(ctx, service.id, [{ key: person, eligibility: person }])
      found.push({
        service: service.id,
        person,
        number: code,
        office: row.office,
        state: row.state,
        booked: kept.some(({ booking }) => booking.status === 'confirmed'),
      })
    }
  }
  return found
}
