import { findRows } from '@/db/atomic'
import { countGroups } from '@/db/count'
import type { Need } from '@/domain/people/coverage'
import { addDays, type CivilDate, timeOf, tokyoDateOf } from '@/domain/time/civil'

import type { ReservationRow } from '../../booking/types'
import type { ServiceContext } from '../../context'
import { decidedFigures } from '../../figures/rules'
import { staffingOf } from '../../figures/staffing'
import { loadBookingConfig } from '../../settings/booking-config'

/**
 * What is expected on a day: booked people at an office, calls on a line and the seats that those need, and
 * 交付通知書 sent in the week before, whose readers ring up.
 */
export type DayForecast = {
  bookings: number | null
  calls: number | null
  seats: number | null
  sent: number | null
}
/** The same as people who must be there, hour by hour (CC-27). */
export type Forecast = { day: (date: CivilDate) => DayForecast; needs: (date: CivilDate) => Need[] }

/** So long after a notice was sent its reader rings up. */
const NOTICE_DAYS = 7

/** Four weeks are enough to know a line, and recent enough. */
const BACK_DAYS = 28

/** Bookings and calls beside the plan (ST-27, CC-27): null where a place has nothing to do with them. */
export async function forecastOf(
  ctx: ServiceContext,
  { place, line, dates }: { place: string; line: string; dates: readonly CivilDate[] },
): Promise<Forecast> {
  const { offices } = await loadBookingConfig(ctx.payload)
  const isOffice = offices.some(({ id }) => id === place)
  const rows = isOffice
    ? await findRows<Pick<ReservationRow, 'date' | 'partySize'>>(
        ctx.payload,
        'reservations',
        {
          and: [
            { office: { equals: place } },
            { date: { greater_than_equal: dates[0] } },
            { date: { less_than_equal: dates.at(-1) } },
            { seated: { equals: true } },
            { status: { equals: 'confirmed' } },
          ],
        },
        { select: { date: true, partySize: true } },
      )
    : []
  const calls = await callsOf(ctx, line)
  const sent = line ? await sentBefore(ctx, dates) : () => null
  return {
    day: (date) => ({
      bookings: isOffice
        ? rows.filter((row) => row.date === date).reduce((sum, { partySize }) => sum + partySize, 0)
        : null,
      ...calls.day(date),
      sent: sent(date),
    }),
    needs: calls.needs,
  }
}

/** 交付通知書 that were sent in the days before one, by day. */
async function sentBefore({ payload }: ServiceContext, dates: readonly CivilDate[]) {
  const first = addDays(dates[0]!, -NOTICE_DAYS)
  const groups = await countGroups(payload, 'cards', ['notifiedOn'], {
    span: ['notifiedOn', first, dates.at(-1)!],
  })
  return (date: CivilDate): number =>
    groups
      .filter(({ values: [day = ''] }) => day < date && day >= addDays(date, -NOTICE_DAYS))
      .reduce((sum, { rows }) => sum + rows, 0)
}

async function callsOf(ctx: ServiceContext, line: string) {
  const none = { calls: null, seats: null }
  const nothing = { day: () => none, needs: () => [] }
  if (!line) return nothing
  const decided = await decidedFigures(ctx.payload)
  if (!decided.lines.some(({ code }) => code === line)) return nothing
  const today = tokyoDateOf(ctx.now())
  const wish = { line, from: addDays(today, -BACK_DAYS), to: addDays(today, -1) }
  const { hours } = await staffingOf(ctx, wish)
  const usual = Math.round(hours.reduce((sum, one) => sum + one.calls, 0))
  const seats = hours.some(({ needed, calls }) => needed !== null && calls > 0)
    ? Math.max(...hours.map(({ needed }) => needed ?? 0))
    : null
  const isOpen = (date: CivilDate) => decided.openHours(line, date).length > 0
  return {
    day: (date: CivilDate): Omit<DayForecast, 'bookings' | 'sent'> => {
      if (!isOpen(date)) return none
      const plan = decided.expectedOn(line, date)
      // A day that comes is as the city expects it; where it says nothing, as the last weeks were.
      return { calls: plan ? Math.round(plan.calls / plan.over) : usual, seats }
    },
    needs: (date: CivilDate): Need[] =>
      isOpen(date)
        ? hours.flatMap(({ hour, needed, calls }) =>
            needed && calls > 0
              ? [
                  {
                    title: '電話の見込み',
                    from: timeOf(hour * 60),
                    to: timeOf(hour * 60 + 59),
                    seats: needed,
                  },
                ]
              : [],
          )
        : [],
  }
}
