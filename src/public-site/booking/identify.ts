import { isUnknownDate, parseDate } from '@/domain/time/parse-date'
import { parseMonthDay } from '@/domain/time/parse-month-day'
import { DomainError } from '@/lib/errors'
import { giveUpHold } from '@/services/booking/change'
import { findLive, opensBookingOf } from '@/services/booking/find'
import type { Identity, IdentifyInput } from '@/services/booking/identify'
import { identify } from '@/services/booking/identify'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Problem } from '../errors'
import { atNumber, fieldProblem, problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Flow } from '../http/session'
import { flowsOf, itemKey } from '../http/session'
import { openBooking } from '../manage/own'
import type { Reply, Site } from '../site'

import { beginFlow, dropHold } from './begin'
import { correct, enteredBefore } from './correct'
import { cleanDetails, typedDetails } from './details-fields'
import { aboutIdentify, bookHref, bookingSession, hasNumber, wishIn } from './flow'
import { liveHold } from './hold'
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
    : isFurther(site, service)
      ? {}
      : enteredBefore(site, service)
  return identifyPage({
    site,
    service,
    texts: await textsOf(site, service),
    problem,
    values,
    isFurther: isFurther(site, service),
  })
}

/** First step, of a new booking or of one under way whose people change. */
export const identifyForm: FormPage<[ServiceConfig, string]> = {
  get: (site, service) => show(site, service, null),
  about: aboutIdentify,
  post: postIdentify,
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
    fields.birthday = birthdayFault(typed)
  if (Object.keys(fields).length > 0) return { problem: fieldProblem(site, fields) }
  return { input: { number, birthday: birthday ?? undefined } }
}

/** Whoever writes that it is not known is told whom to ask, whatever the number is (F-25). */
const birthdayFault = (typed: string): string =>
  !typed ? 'REQUIRED' : isUnknownDate(typed) ? 'NOT_MATCHED_BIRTHDAY' : 'BIRTHDAY'

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

async function postIdentify(site: Site, service: ServiceConfig): Promise<Reply> {
  const read = readInput(site, service)
  if ('problem' in read) return show(site, service, read.problem)
  try {
    const identity = await identify(site.ctx, service, read.input, site.source)
    const found = await findLive(site.ctx, identity)
    const corrected = await correct(site, service, identity, read.party, found)
    if (corrected) return corrected
    const kept = found && (await keepsTime(site, service, found.id))
    if (kept) return { redirect: `${bookHref(site, kept, 'confirm')}?why=kept` }
    if (found && !opensBookingOf(site.config, service, found)) throw elsewhere(found)
    const isFurtherOne = isFurther(site, service)
    if (isFurtherOne && site.flow?.identities.some(({ key }) => key === identity.key))
      throw new DomainError('SAME_PERSON_TWICE', '同じ番号が2回入力されています。', 422)
    // Whoever adds somebody stays with the own booking, whatever that person has elsewhere.
    if (isFurtherOne && found?.status === 'confirmed')
      throw new DomainError('ALREADY_BOOKED', 'すでに予約があります。', 409)
    // The same person again, perhaps on another device: the earlier hold makes room.
    const live = found?.status === 'held' ? await giveUpHold(site.ctx, found.id) : found
    if (live?.status === 'confirmed') return await known(site, service, live.id)
    return await begin(site, service, identity, read.party)
  } catch (error) {
    const problem = problemOf(site, error)
    return show(site, service, hasNumber(service) ? atNumber(problem) : problem)
  }
}

/**
 * The same number again, from the start page or in another tab, perhaps for another service that
 * shares its numbers: the time that this browser keeps for it stays kept, and the reader goes on there.
 * @param hold id of the reservation that the number has now
 * @returns the service of that time, or null
 */
async function keepsTime(
  site: Site,
  service: ServiceConfig,
  hold: string,
): Promise<ServiceConfig | null> {
  const flow = flowsOf(site.session).find((one) => one.hold === hold && !one.done)
  const kept = site.config.services.find(({ id }) => id === flow?.service)
  if (!flow || !kept || isFurther(site, service)) return null
  const before = { flow: site.flow, key: site.key }
  Object.assign(site, { flow, key: flow.key })
  if (await liveHold(site)) return kept
  Object.assign(site, before)
  return null
}

/** What was entered proves too little to be shown a booking of a service that asks for more. */
const elsewhere = ({ status }: Pick<ReservationRow, 'status'>) =>
  status === 'held'
    ? new DomainError('ALREADY_HELD', 'この番号はいま別の画面で手続き中です。', 409)
    : new DomainError('ALREADY_BOOKED', 'すでに予約があります。', 409)

/**
 * A booking exists. Who came with the number of the letter may see and change it; a name and a
 * birthday are known to others too and open nothing.
 */
async function known(site: Site, service: ServiceConfig, id: string): Promise<Reply> {
  if (!hasNumber(service)) {
    throw new DomainError('ALREADY_BOOKED', 'すでに予約があります。', 409)
  }
  return openBooking(site, id, 'booked')
}

async function begin(
  site: Site,
  service: ServiceConfig,
  identity: Identity,
  party: number,
): Promise<Reply> {
  const before = isFurther(site, service) ? (site.flow?.identities ?? []) : []
  if (before.some((one) => one.key === identity.key))
    throw new DomainError('SAME_PERSON_TWICE', '同じ番号が2回入力されています。', 422)
  if (before.length >= service.maxParty)
    throw new DomainError('PARTY_SIZE', '一度に予約できる人数を超えています。', 422)
  if (service.officeChoice === 'own' && before[0] && before[0].office !== identity.office)
    throw new DomainError('OTHER_WARD', '別の区の方は、一緒に予約できません。', 409)
  const identities = [...before, identity]
  const flow = goesOn(site, service, identity)
  if (flow) {
    site.flow = flow
    await dropHold(site)
  }
  const wish = wishIn(site)
  await beginFlow(site, {
    kind: 'flow',
    // The same form sent again begins the same booking.
    key: flow?.key ?? itemKey('flow', site.nonce),
    begun: site.ctx.now().getTime(),
    service: service.id,
    identities,
    party: Math.max(party, identities.length),
    wish: wish.office || wish.date ? wish : flow?.wish,
    // What was typed belongs to the one who books.
    ...(flow && flow.identities[0]?.key === identities[0]?.key && before.length > 0
      ? { mail: flow.mail, details: flow.details }
      : {}),
  })
  const more = hasNumber(service) && service.maxParty > 1
  return { redirect: bookHref(site, service, more ? 'people' : 'office') }
}

/**
 * The booking under way that this entry belongs to: the one of the address, one begun by the same
 * form, or one that the same person began in another tab; undefined for a new one.
 */
function goesOn(site: Site, service: ServiceConfig, identity: Identity): Flow | undefined {
  const flows = flowsOf(site.session).filter((one) => one.service === service.id && !one.done)
  return (
    flows.find(({ key }) => key === site.key) ??
    flows.find(({ key }) => key === itemKey('flow', site.nonce)) ??
    (identity.key ? flows.find((one) => one.identities[0]?.key === identity.key) : undefined)
  )
}
