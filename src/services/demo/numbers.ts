import { findRow, findRows } from '@/db/atomic'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { textOrEmpty } from '@/lib/crypto/personal'

import { pinOf } from '../booking/secrets'
import { openCard } from '../cards/open-card'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { type BookingConfig, findOffice } from '../settings/booking-config'

/** A number to type on the citizen site, and what it shows. */
export type DemoNumber = { service: string; number: string; second: string; note: string }

type Eligible = {
  id: string
  card: string
  office: string
  state: string
  stateLabel?: string
  reservationNumber: string
  manufacturingNumber: string
}

const OFFERED = 5

/** People who may book and have not, one for each office, and one who may not yet. */
export async function demoNumbers(
  ctx: ServiceContext,
  config: BookingConfig,
): Promise<DemoNumber[]> {
  const service = config.services.find(({ identification }) =>
    ['reservation-number', 'manufacturing-number'].includes(identification),
  )
  if (!service) return []
  const describe = async (row: Eligible, note: string): Promise<DemoNumber> => {
    const byReservation = service.identification === 'reservation-number'
    const number = byReservation ? row.reservationNumber : row.manufacturingNumber
    const second = byReservation ? '' : `誕生日 ${await birthdayOf(ctx, row.card)}`
    return { service: service.name, number, second, note }
  }
  const numbers: DemoNumber[] = []
  for (const officeId of service.officeIds.slice(0, OFFERED)) {
    const rows = await findRows<Eligible>(
      ctx.payload,
      'eligibilities',
      { and: [{ office: { equals: officeId } }, { state: { equals: 'bookable' } }] },
      { sort: 'reservationNumber', limit: 50 },
    )
    for (const row of rows) {
      const booked = await findRow(ctx.payload, 'reservations', { eligibility: { equals: row.id } })
      if (booked) continue
      numbers.push(await describe(row, `${findOffice(config, officeId)?.name ?? ''}で予約できます`))
      break
    }
  }
  const early = await findRow<Eligible>(ctx.payload, 'eligibilities', {
    state: { equals: 'not-ready' },
  })
  if (early) numbers.push(await describe(early, 'まだ予約できない番号です'))
  return numbers
}

/** As the site asks for it: month and day. */
async function birthdayOf(ctx: ServiceContext, cardKey: string): Promise<string> {
  const card = await findRow<{ id: string; birthday: string }>(ctx.payload, 'cards', {
    cardKey: { equals: cardKey },
  })
  return card ? textOrEmpty(openCard(card, 'birthday')).replaceAll('-', '').slice(4) : ''
}

/** A coming Web booking with its receipt number and code, to be looked at, changed or cancelled. */
export async function demoBookings(
  ctx: ServiceContext,
  config: BookingConfig,
): Promise<DemoNumber[]> {
  const bookings: DemoNumber[] = []
  for (const service of config.services) {
    const [row] = await findRows<ReservationRow>(
      ctx.payload,
      'reservations',
      {
        and: [
          { service: { equals: service.id } },
          { status: { equals: 'confirmed' } },
          { channel: { equals: 'web' } },
          {
            startsAt: {
              greater_than: new Date(ctx.now().getTime() + 4 * 86_400_000).toISOString(),
            },
          },
        ],
      },
      { sort: 'startsAt', limit: 1 },
    )
    if (!row) continue
    bookings.push({
      service: service.name,
      number: formatReceiptNumber(row.number),
      second: `確認コード ${pinOf(row.id)}`,
      note: `${row.date} ${row.start}の予約です`,
    })
  }
  return bookings
}
