import { findRows } from '@/db/atomic'
import { mayUseOffice } from '@/access/roles'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import type { OfficeChoice } from '@/domain/cards/office-of'
import { normaliseCode } from '@/domain/codes/normalise-code'
import type { StatusRules } from '@/domain/cards/transitions'

import type { ServiceContext } from '../../context'
import { readBookingConfig } from '../../settings/booking-config'

import { readStatusRules } from '../status-rules'

/** What the rows of a list are judged by: read once at the start of an import. */
export type CardSetup = {
  offices: OfficeChoice[]
  statuses: ReadonlyMap<string, EligibilityState>
  rules: StatusRules
  keepsBirthday: boolean
  /** Code of a storage place, in the form in which codes are compared → the place. */
  places: ReadonlyMap<string, { id: string; office: string }>
  /** Staff of one office handle the cards of that office (AC-07). */
  mayUse: (office: string) => boolean
}

/** Offices that may receive people, statuses in use, and whether birthdays are asked (method b). */
export async function readCardSetup(ctx: ServiceContext): Promise<CardSetup> {
  const config = await readBookingConfig(ctx.payload)
  const places = await findRows<{ id: string; code: string; office: string }>(
    ctx.payload,
    'storage-places',
    { active: { not_equals: false } },
    { select: { code: true, office: true } },
  )
  const rules = await readStatusRules(ctx)
  return {
    offices: config.offices.filter(({ active, kind }) => active && kind !== 'centre'),
    rules,
    statuses: new Map([...rules.values()].map(({ label, booking }) => [label, booking])),
    mayUse: (office) => !ctx.user || mayUseOffice(ctx.user, office),
    places: new Map(
      places.map(({ id, code, office }) => [
        normaliseCode(code),
        { id: String(id), office: String(office) },
      ]),
    ),
    keepsBirthday: config.services.some(
      ({ active, identification }) => active && identification === 'manufacturing-number',
    ),
  }
}

/** 交付済み and 交付取りやめ are left only by a person with a reason (CD-09), never by a list. */
export const isFinal = (state: EligibilityState | undefined): boolean =>
  state === 'done' || state === 'stopped'
