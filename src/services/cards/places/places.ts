import { countByField } from '@/db/count'
import { mayUseOffice } from '@/access/roles'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'

import { type PlaceRow, readPlaces } from '../card-view'

/** The place with a scanned code, or null (CD-12). */
export async function placeByCode(ctx: ServiceContext, text: string): Promise<PlaceRow | null> {
  const code = normaliseCode(text)
  const places = await readPlaces(ctx)
  return (
    places.find((place) => place.active !== false && normaliseCode(place.code) === code) ?? null
  )
}

/**
 * A place of one of the user's offices. @throws DomainError PLACE_UNKNOWN
 */
export async function placeById(ctx: ServiceContext, id: string): Promise<PlaceRow> {
  const place = (await readPlaces(ctx)).find((one) => String(one.id) === id)
  if (!place || place.active === false || (ctx.user && !mayUseOffice(ctx.user, place.office))) {
    throw new DomainError('PLACE_UNKNOWN', '保管場所が見つかりません。', 404)
  }
  return place
}

/** Places in use of the user's offices, in walking order (CD-12). */
export async function readPlacesInScope(ctx: ServiceContext): Promise<PlaceRow[]> {
  return (await readPlaces(ctx)).filter(
    (place) => place.active !== false && (!ctx.user || mayUseOffice(ctx.user, place.office)),
  )
}

export type PlaceCount = PlaceRow & { cards: number }

/** Places of the user's offices with how many cards lie there (CD-12). */
export async function listPlaces(ctx: ServiceContext): Promise<PlaceCount[]> {
  const counts = await countByField(ctx.payload, 'cards', 'place')
  return (await readPlacesInScope(ctx)).map((place) => ({
    ...place,
    cards: counts.get(String(place.id)) ?? 0,
  }))
}
