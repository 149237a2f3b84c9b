import { parseDate } from '@/domain/time/parse-date'
import { parseMonthDay } from '@/domain/time/parse-month-day'
import { DomainError } from '@/lib/errors'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { findLive } from '@/services/booking/find'
import type { Identity, IdentifyInput } from '@/services/booking/identify'
import { identify } from '@/services/booking/identify'
import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Problem } from '../errors'
import { fieldProblem, problemOf } from '../errors'
import { withoutBooking } from '../http/session'
import type { Reply, Site } from '../site'
import { href, sessionOf } from '../site'

import { cleanDetails, typedDetails } from './details-fields'
import { bookHref, bookingSession, hasNumber, wishIn } from './flow'
import { identifyPage } from './identify-page'
import { field, textsOf } from './text'

const isFurther = (site: Site, service: ServiceConfig): boolean =>
  site.url.searchParams.get('add') === '1' &&
  hasNumber(service) &&
  bookingSession(site, service) !== null

async function show(site: Site, service: ServiceConfig, problem: Problem | null): Promise<Reply> {
  const values = site.form
    ? {
        ...typedDetails(site, service.inputItems),
        number: field(site, 'number', 80),
        birthday: field(site, 'birthday', 30),
        party: field(site, 'party', 3),
      }
    : {}
  return identifyPage({
    site,
    service,
    texts: await textsOf(site, service),
    problem,
    values,
    isFurther: isFurther(site, service),
  })
}

export const getIdentify = (site: Site, service: ServiceConfig): Promise<Reply> => {
  const wish = wishIn(site)
  if (wish.office || wish.date) site.session = { ...sessionOf(site), wish }
  return show(site, service, null)
}

/** The birthday in the digits of the service's format, however it was written (ID-04). */
export function birthdayDigits(service: ServiceConfig, text: string): string | null {
  return service.birthdayFormat === 'MMDD'
    ? parseMonthDay(text)
    : (parseDate(text)?.replaceAll('-', '') ?? null)
}

/** Number and birthday as typed, or the fields that cannot be right. */
export function readNumber(
  site: Site,
  service: ServiceConfig,
): { input: IdentifyInput } | { problem: Problem } {
  const number = field(site, 'number', 80).trim()
  const typed = field(site, 'birthday', 30).trim()
  const fields: Record<string, string> = {}
  if (!number) fields.number = 'REQUIRED'
  const birthday = typed ? birthdayDigits(service, typed) : null
  if (service.identification === 'manufacturing-number' && !birthday)
    fields.birthday = typed ? 'BIRTHDAY' : 'REQUIRED'
  if (Object.keys(fields).length > 0) return { problem: fieldProblem(site, fields) }
  return { input: { number, birthday: birthday ?? undefined } }
}

function readInput(
  site: Site,
  service: ServiceConfig,
): { input: IdentifyInput; party: number } | { problem: Problem } {
  if (hasNumber(service)) {
    const read = readNumber(site, service)
    return 'problem' in read ? read : { ...read, party: 1 }
  }
  const party = service.maxParty > 1 ? Number(field(site, 'party', 3)) : 1
  if (!Number.isInteger(party) || party < 1 || party > service.maxParty)
    return { problem: fieldProblem(site, { party: 'CHOICE' }) }
  return { input: { details: cleanDetails(typedDetails(site, service.inputItems)) }, party }
}

export async function postIdentify(site: Site, service: ServiceConfig): Promise<Reply> {
  const read = readInput(site, service)
  if ('problem' in read) return show(site, service, read.problem)
  try {
    const identity = await identify(site.ctx, service, read.input, site.source)
    const live = await findLive(site.ctx, identity)
    if (live?.status === 'confirmed') return known(site, service, live.id)
    // The same person again, perhaps on another device: the earlier hold makes room.
    if (live) await cancelReservation(site.ctx, live.id, { releaseDelayMinutes: 0 })
    return await begin(site, service, identity, read.party)
  } catch (error) {
    return show(site, service, problemOf(site, error))
  }
}

/**
 * A booking exists. Who came with the number of the letter may see and change it; a name and a
 * birthday are known to others too and open nothing.
 */
function known(site: Site, service: ServiceConfig, id: string): Reply {
  if (!hasNumber(service)) {
    throw new DomainError('ALREADY_BOOKED', 'すでに予約があります。', 409)
  }
  site.session = { ...withoutBooking(sessionOf(site)), manage: id }
  return { redirect: `${href(site, 'manage', 'booking')}?why=booked` }
}

async function begin(
  site: Site,
  service: ServiceConfig,
  identity: Identity,
  party: number,
): Promise<Reply> {
  const further = isFurther(site, service)
  const before = further ? (site.session?.identities ?? []) : []
  if (before.some((one) => one.key === identity.key))
    throw new DomainError('SAME_PERSON_TWICE', '同じ番号が2回入力されています。', 422)
  if (before.length >= service.maxParty)
    throw new DomainError('PARTY_SIZE', '一度に予約できる人数を超えています。', 422)
  if (service.officeChoice === 'own' && before[0] && before[0].office !== identity.office)
    throw new DomainError('OFFICE_NOT_OFFERED', 'この窓口では予約できません。', 409)
  await dropHold(site)
  const identities = [...before, identity]
  site.session = {
    ...withoutBooking(sessionOf(site)),
    wish: sessionOf(site).wish,
    done: undefined,
    service: service.id,
    identities,
    party: Math.max(party, identities.length),
  }
  const more = hasNumber(service) && service.maxParty > 1
  return { redirect: bookHref(site, service, more ? 'people' : 'office') }
}

/** Seats held for another choice are given back at once. */
export async function dropHold(site: Site): Promise<void> {
  const hold = site.session?.hold
  if (!hold) return
  await cancelReservation(site.ctx, hold, { releaseDelayMinutes: 0 })
  site.session = { ...sessionOf(site), hold: undefined }
}
