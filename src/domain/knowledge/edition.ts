import { type CivilDate, partsOf } from '../time/civil'

type Delivery = { on: CivilDate; version: number }
type Approved = { number: number; approvedOn: CivilDate }

/** The March that has begun last: in it each manual's edition of the year is delivered (KB-09). */
export function editionMonth(today: CivilDate): { from: CivilDate; to: CivilDate } {
  const { year, month } = partsOf(today)
  const of = String(month < 3 ? year - 1 : year).padStart(4, '0')
  return { from: `${of}-03-01`, to: `${of}-03-31` }
}

/**
 * Is the edition of the year's end still to be delivered? What is handed over is the newest version that
 * the city had approved on that day: an older one does not count. A manual that was first approved after
 * that March has its first edition a year later.
 */
export function owesEdition(
  today: CivilDate,
  approved: readonly Approved[],
  deliveries: readonly Delivery[],
): boolean {
  const { from, to } = editionMonth(today)
  const newestOn = (day: CivilDate): number =>
    Math.max(0, ...approved.filter((one) => one.approvedOn <= day).map(({ number }) => number))
  return (
    newestOn(to) > 0 && !deliveries.some(({ on, version }) => on >= from && version >= newestOn(on))
  )
}
