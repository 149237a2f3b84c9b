import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import type { OfficeChoice } from '@/domain/cards/office-of'

import type { ServiceContext } from '../context'
import { readBookingConfig } from '../settings/booking-config'

/** What the rows of a list are judged by: read once at the start of an import. */
export type CardSetup = {
  offices: OfficeChoice[]
  statuses: ReadonlyMap<string, EligibilityState>
  keepsBirthday: boolean
  /** Staff of one office handle the cards of that office (AC-07). */
  mayUse: (office: string) => boolean
}

/** Offices that may receive people, statuses in use, and whether birthdays are asked (method b). */
export async function readCardSetup(ctx: ServiceContext): Promise<CardSetup> {
  const config = await readBookingConfig(ctx.payload)
  const statuses = await findRows<{ label: string; booking: EligibilityState }>(
    ctx.payload,
    'card-statuses',
    { active: { not_equals: false } },
    { sort: 'order' },
  )
  return {
    offices: config.offices.filter(({ active, kind }) => active && kind !== 'centre'),
    statuses: new Map(statuses.map(({ label, booking }) => [label, booking])),
    mayUse: (office) => !ctx.user || mayUseOffice(ctx.user, office),
    keepsBirthday: config.services.some(
      ({ active, identification }) => active && identification === 'manufacturing-number',
    ),
  }
}

/** 交付済み and 交付取りやめ are left only by a person with a reason (CD-09), never by a list. */
export const isFinal = (state: EligibilityState | undefined): boolean =>
  state === 'done' || state === 'stopped'
