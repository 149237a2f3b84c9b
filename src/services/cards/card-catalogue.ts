import { can } from '@/access/capabilities'
import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import type { Choice } from '../lists/catalogue'
import { loadBookingConfig } from '../settings/booking-config'

import { readPlaces } from './card-view'
import { readStatusRules } from './status-rules'

/** What the screens for cards can offer one account: own offices and their places only (AC-07). */
export type CardCatalogue = {
  today: string
  offices: Choice[]
  /** In the order of the work. */
  statuses: string[]
  places: (Choice & { office: string })[]
  imports: Choice[]
  may: { write: boolean; handover: boolean; export: boolean; import: boolean }
}

const MOST_IMPORTS = 30

/** Filters and choices of the card screens (CD-02, CD-07, CD-12). */
export async function cardCatalogue(ctx: ServiceContext): Promise<CardCatalogue> {
  const config = await loadBookingConfig(ctx.payload)
  const offices = config.offices.filter(({ active, id }) => active && mayUse(ctx, id))
  const own = new Set(offices.map(({ id }) => id))
  const imports = await findRows<{ id: string; fileName: string; createdAt: string }>(
    ctx.payload,
    'card-imports',
    { dryRun: { not_equals: true } },
    { sort: '-createdAt', limit: MOST_IMPORTS, select: { fileName: true, createdAt: true } },
  )
  return {
    today: tokyoDateOf(ctx.now()),
    offices: offices.map(({ id, name }) => ({ id, name })),
    statuses: [...(await readStatusRules(ctx)).keys()],
    places: (await readPlaces(ctx))
      .filter(({ active, office }) => active !== false && own.has(office))
      .map(({ id, label, office }) => ({ id: String(id), name: label, office })),
    imports: imports.map(({ id, fileName, createdAt }) => ({
      id: String(id),
      name: `${tokyoDateOf(new Date(createdAt))} ${fileName}`,
    })),
    may: {
      write: can(ctx.user, 'cards.write'),
      handover: can(ctx.user, 'cards.handover'),
      export: can(ctx.user, 'cards.export'),
      import: can(ctx.user, 'cards.import'),
    },
  }
}

const mayUse = (ctx: ServiceContext, office: string): boolean =>
  !ctx.user || mayUseOffice(ctx.user, office)
