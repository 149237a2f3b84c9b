import { can } from '@/access/capabilities'
import { asksNumber } from '@/domain/booking/number-group'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { stopsInForceFor } from '../notices/in-force'
import { assertScope } from '../office-scope'
import { forbidden, individualNumberRefused } from '../refusals'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { type Identity } from './identify'

/**
 * The service is given at that office, and to this person there.
 * @param own - the office whose citizen this is; empty where nothing ties a person to an office
 * @throws DomainError OFFICE_NOT_OFFERED, FORBIDDEN
 */
export function assertOffice(
  ctx: ServiceContext,
  input: { config: BookingConfig; service: ServiceConfig; office: string; own?: string },
): void {
  const { service, office, own } = input
  const isElsewhere =
    service.officeChoice === 'own' && !!own && own !== office && ctx.actor.kind === 'citizen'
  const isOffered =
    service.officeIds.includes(office) &&
    input.config.offices.some((one) => one.id === office && one.active)
  if (!isOffered || isElsewhere) {
    throw new DomainError(
      'OFFICE_NOT_OFFERED',
      'この窓口では予約できません。別の窓口を選んでください。',
      409,
    )
  }
  assertScope(ctx, office)
}

/** Citizens book nothing while a stop is in force (PB-11). @throws DomainError STOPPED */
export async function assertNoStop(
  ctx: ServiceContext,
  input: { service: ServiceConfig; office: string },
): Promise<void> {
  if (ctx.actor.kind !== 'citizen') return
  const stop = await stopsInForceFor(ctx, input.service.id, input.office)
  if (stop)
    throw new DomainError(
      'STOPPED',
      '現在、予約の受付を停止しています。お知らせをご確認ください。',
      503,
      { notice: stop.id },
    )
}

/**
 * Where the city gives numbers out, each seat is for one of them: they are what keeps citizens from
 * hoarding there (PB-22).
 * @throws DomainError PARTY_SIZE, NUMBER_PER_PERSON, SAME_PERSON_TWICE
 */
export function assertParty(
  ctx: ServiceContext,
  service: ServiceConfig,
  input: { partySize: number; identities: Identity[] },
): void {
  const people = input.identities.length
  const tooMany = input.partySize > service.maxParty
  const tooFew = input.partySize < 1
  const keys = input.identities.map((identity) => identity.key).filter(Boolean)
  const twice = new Set(keys).size !== keys.length
  if (tooMany || tooFew || !Number.isInteger(input.partySize)) {
    throw new DomainError(
      'PARTY_SIZE',
      `一度に予約できるのは${service.maxParty}人までです。`,
      422,
      { max: service.maxParty },
    )
  }
  const isShort = input.partySize < people
  const isUnnamed = ctx.actor.kind === 'citizen' && asksNumber(service) && input.partySize > people
  if (isShort || isUnnamed) {
    throw new DomainError(
      'NUMBER_PER_PERSON',
      'お一人につき1つ、通知書の番号が必要です。人数と番号の数を同じにしてください。',
      422,
      { fields: { people: 'NUMBER_PER_PERSON' } },
    )
  }
  if (twice) throw new DomainError('SAME_PERSON_TWICE', '同じ番号が2回入力されています。', 422)
}

/** @throws DomainError INDIVIDUAL_NUMBER */
export function refuseNumberIn(...texts: (string | undefined)[]): void {
  if (texts.some((text) => text && containsIndividualNumber(text))) throw individualNumberRefused()
}

/** Beyond capacity only those who may, and it is logged. @throws DomainError FORBIDDEN */
export function assertMayOverbook(ctx: ServiceContext, overbook: boolean | undefined): void {
  if (overbook && !can(ctx.user, 'booking.overbook')) {
    throw forbidden('定員を超える予約をする権限がありません。')
  }
}
