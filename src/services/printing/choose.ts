import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { type PrintKind, type PrintSource, specOf } from '@/domain/printing/kinds'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'

import { cardItems, chooseCards, type Chosen } from './card-items'
import { bookingItems, chooseBookings, chooseDevices, copyItems, deviceItems } from './other-items'
import { chooseFacilities, facilityItems } from './facility-items'
import type { PrintItem, PrintOrder, Selection } from './types'

/** Who may print what (AC-06): everything of cards carries a name and an address. */
const CAPABILITY: Record<PrintSource, Capability> = {
  cards: 'cards.print',
  copies: 'print.use',
  devices: 'devices.edit',
  bookings: 'booking.export',
  facilities: 'facilities.read',
}

export const mayPrint = (ctx: ServiceContext, kind: PrintKind): boolean =>
  can(ctx.user, CAPABILITY[specOf(kind).source])

/** @throws DomainError FORBIDDEN */
export function assertMayPrint(ctx: ServiceContext, kind: PrintKind): void {
  if (mayPrint(ctx, kind)) return
  throw forbidden('この印刷をする権限がありません。')
}

const MOST_COPIES = 20_000

/**
 * Finds what is to be printed and keeps it as a list of ids, so that a reprint is the same.
 * @throws DomainError FORBIDDEN, TOO_MANY, NOTHING_CHOSEN
 */
export async function choose(
  ctx: ServiceContext,
  kind: PrintKind,
  selection: Selection,
): Promise<Chosen & { count: number; copies: number }> {
  assertMayPrint(ctx, kind)
  const none = { unknown: [], copies: 0 }
  switch (specOf(kind).source) {
    case 'cards': {
      const chosen = await chooseCards(ctx, selection)
      return { ...chosen, copies: 0, count: chosen.ids.length }
    }
    case 'devices': {
      const ids = await chooseDevices(ctx, selection.ids ?? [])
      return { ...none, ids, count: ids.length }
    }
    case 'facilities': {
      const ids = await chooseFacilities(ctx, selection.ids ?? [])
      return { ...none, ids, count: ids.length }
    }
    case 'bookings': {
      const { ids = [], numbers = [] } = selection
      const chosen = await chooseBookings(ctx, ids, numbers)
      return { ...chosen, copies: 0, count: chosen.ids.length }
    }
    default: {
      const copies = Math.min(Math.max(1, selection.copies ?? 1), MOST_COPIES)
      return { ...none, ids: [], copies, count: copies }
    }
  }
}

/** @throws DomainError NOTHING_CHOSEN */
export function refuseNothing(count: number): void {
  if (count > 0) return
  throw new DomainError(
    'NOTHING_CHOSEN',
    '印刷するものがありません。番号や条件を確認してください。',
    422,
  )
}

/** What an order prints, one item after the other. */
export function itemsOf(
  ctx: ServiceContext,
  { options, ids, copies }: PrintOrder,
): AsyncGenerator<PrintItem> {
  const makers: Record<PrintSource, () => AsyncGenerator<PrintItem>> = {
    cards: () => cardItems(ctx, ids, options),
    devices: () => deviceItems(ctx, ids, options),
    bookings: () => bookingItems(ctx, ids, options),
    copies: () => copyItems(ctx, copies, options),
    facilities: () => facilityItems(ctx, ids, options),
  }
  return makers[specOf(options.kind).source]()
}
