import { can } from '@/access/capabilities'
import { SCAN_MODES, type ScanMode } from '@/domain/cards/scan-modes'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { type Choice, scopeCatalogue } from '../../lists/catalogue'

import { readPlacesInScope } from './places'
import { nextVisitDay } from '../picking/picking'

export type PlaceChoice = { id: string; label: string; code: string; office: string }

/** What the screens for scanning, picking and stocktaking know beforehand, for one account. */
export type StationCatalogue = {
  user: { id: string; name: string }
  today: CivilDate
  /** The next day for which somebody has booked a card; today while nobody has. */
  pickDay: CivilDate
  /** What this account may do by scan. */
  modes: ScanMode[]
  offices: Choice[]
  places: PlaceChoice[]
  may: { write: boolean; export: boolean; places: boolean }
}

/** @returns places, offices and days of the user's own offices (AC-07) */
export async function stationCatalogue(ctx: ServiceContext): Promise<StationCatalogue> {
  const { offices } = await scopeCatalogue(ctx)
  const write = can(ctx.user, 'cards.write')
  return {
    user: { id: ctx.actor.id, name: ctx.actor.name },
    today: tokyoDateOf(ctx.now()),
    pickDay: await nextVisitDay(
      ctx,
      offices.map(({ id }) => id),
    ),
    modes: write ? SCAN_MODES : ['look'],
    offices,
    places: await placeChoices(ctx),
    may: { write, export: can(ctx.user, 'cards.export'), places: can(ctx.user, 'cards.places') },
  }
}

/** Codes and names of the places, without counting what lies there. */
export async function placeChoices(ctx: ServiceContext): Promise<PlaceChoice[]> {
  return (await readPlacesInScope(ctx)).map(({ id, label, code, office }) => ({
    id: String(id),
    label,
    code,
    office,
  }))
}
