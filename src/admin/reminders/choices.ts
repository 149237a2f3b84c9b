import { can } from '@/access/capabilities'
import { isCityWide, mayUseOffice } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'
import type { ServiceContext } from '@/services/context'
import { loadBookingConfig } from '@/services/settings/booking-config'

export type Choices = {
  today: string
  user: { id: string; name: string }
  everywhere: boolean
  offices: { id: string; name: string }[]
  may: { write: boolean; export: boolean; dispose: boolean; approve: boolean }
}

/** Offices and rights of the account, for the screens of reminders and disposal. */
export async function choicesFor(ctx: ServiceContext): Promise<Choices> {
  const { offices } = await loadBookingConfig(ctx.payload)
  return {
    today: tokyoDateOf(ctx.now()),
    user: { id: ctx.actor.id, name: ctx.actor.name },
    everywhere: isCityWide(ctx.user),
    offices: offices
      .filter(({ id, active, kind }) => active && kind !== 'centre' && mayUseOffice(ctx.user, id))
      .map(({ id, name }) => ({ id, name })),
    may: {
      write: can(ctx.user, 'cards.write'),
      export: can(ctx.user, 'cards.export'),
      dispose: can(ctx.user, 'cards.dispose'),
      approve: can(ctx.user, 'cards.dispose-approve'),
    },
  }
}
