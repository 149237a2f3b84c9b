import { can } from '@/access/capabilities'
import { isCityWide, officeIdsOf } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { hasMailServer } from '../mail/transport'
import { loadBookingConfig } from '../settings/booking-config'

export type Choice = { id: string; name: string }

/** What the screens of lists and calendars can offer one account: own offices only (AC-07). */
export type ScopeCatalogue = {
  today: string
  /** The account works for the whole city and may name 「すべての窓口」. */
  everywhere: boolean
  offices: Choice[]
  /** With the offices that take each service. */
  services: (Choice & { officeIds: string[] })[]
  /** A mail server is set: what is to be mailed leaves this machine. */
  mailOut: boolean
  may: { export: boolean; write: boolean; editSlots: boolean; defects: boolean }
}

export async function scopeCatalogue(ctx: ServiceContext): Promise<ScopeCatalogue> {
  const config = await loadBookingConfig(ctx.payload)
  const own = isCityWide(ctx.user) ? null : officeIdsOf(ctx.user)
  return {
    today: tokyoDateOf(ctx.now()),
    everywhere: own === null,
    offices: config.offices
      .filter((office) => office.active && (own === null || own.includes(office.id)))
      .map(({ id, name }) => ({ id, name })),
    services: config.services
      .filter((service) => service.active)
      .map(({ id, name, officeIds }) => ({ id, name, officeIds })),
    mailOut: hasMailServer(),
    may: {
      export: can(ctx.user, 'booking.export'),
      write: can(ctx.user, 'booking.write'),
      editSlots: can(ctx.user, 'slots.edit'),
      defects: can(ctx.user, 'booking.defects'),
    },
  }
}
