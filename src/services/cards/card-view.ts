import { findRows } from '@/db/atomic'
import { ROUTE } from '@/domain/cards/vocabulary'
import { shown } from '@/lib/crypto/personal'

import type { ServiceContext } from '../context'
import { officeNames } from '../settings/office-names'

import { type CardField, openCard } from './open-card'
import type { CardRow } from './types'

/** A card as lists and the scanning station show it, for roles that may read names (CD-30). */
export type CardView = {
  id: string
  reservationNumber: string
  shippingNumber: string
  manufacturingNumber: string
  name: string
  kana: string
  birthday: string
  address: string
  status: string
  statusAt: string
  office: string
  officeName: string
  place: string
  placeName: string
  position: string
  pulledFor: string
  issuedOn: string
  expiresOn: string
  notifiedOn: string
  reminders: number
  route: string
  rev: number
}

export type PlaceRow = {
  id: string
  label: string
  code: string
  office: string
  order: number
  capacity?: number | null
  active?: boolean | null
}

/** All places, in walking order. A city has hundreds, not more. */
export const readPlaces = (ctx: ServiceContext): Promise<PlaceRow[]> =>
  findRows<PlaceRow>(ctx.payload, 'storage-places', {}, { sort: 'order' })

/**
 * Makes views of cards: names of offices and places come from the settings.
 * @param personal false leaves out who the holder is, for work that does not need to know (AC-11)
 */
export async function cardViewer(
  ctx: ServiceContext,
  { personal = true } = {},
): Promise<(card: CardRow) => CardView> {
  const open = (card: CardRow, field: CardField) => (personal ? shown(openCard(card, field)) : '')
  const offices = await officeNames(ctx)
  const places = new Map((await readPlaces(ctx)).map(({ id, label }) => [String(id), label]))
  return (card) => ({
    id: card.id,
    reservationNumber: card.reservationNumber ?? '',
    shippingNumber: card.shippingNumber ?? '',
    manufacturingNumber: card.manufacturingNumber ?? '',
    name: open(card, 'name'),
    kana: open(card, 'kana'),
    birthday: open(card, 'birthday'),
    address: open(card, 'address'),
    status: card.status,
    statusAt: card.statusAt ?? '',
    office: card.office,
    officeName: offices.get(card.office) ?? '（削除された窓口）',
    place: card.place ?? '',
    placeName: card.place ? (places.get(card.place) ?? '（削除された場所）') : '',
    position: card.position ?? '',
    pulledFor: card.pulledFor ?? '',
    issuedOn: card.issuedOn ?? '',
    expiresOn: card.expiresOn ?? '',
    notifiedOn: card.notifiedOn ?? '',
    reminders: card.reminders ?? 0,
    route: card.route ? ROUTE[card.route] : '',
    rev: card.rev,
  })
}

/** The number by which staff speak of a card. */
export const cardName = (card: CardRow): string =>
  card.shippingNumber || card.manufacturingNumber || card.reservationNumber || '番号なし'
