import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from '../../context'
import { notFound } from '../../refusals'
import { officeNames } from '../../settings/office-names'

/** An office by its id, any other place by its name: one text, so that both are compared alike. */
export const placeOf = ({ office, site }: { office?: unknown; site?: string | null }): string =>
  office ? String(office) : (site ?? '').trim()

/** What is assumed of the way between places of which the city says nothing. */
const USUAL_TRAVEL = 30

export type Places = {
  /** Those at which people are assigned or needed, in the order of their names. */
  all: { place: string; name: string }[]
  nameOf(place: string): string
  minutesBetween(a: string, b: string): number
  /** The line of the telephone that is taken there; '' for none. */
  lineOf(place: string): string
}

const unknown = () =>
  notFound('この場所には、必要な人数も割当てもありません。場所を選び直してください。')

/** Whoever works for single offices plans those alone (AC-07). @throws DomainError NOT_FOUND */
export function assertReach({ user }: Pick<ServiceContext, 'user'>, place: string): void {
  if (user && !mayUseOffice(user, place)) throw unknown()
}

/** There is such a place, within the reach of this person. @throws DomainError NOT_FOUND */
export function assertPlace(
  ctx: Pick<ServiceContext, 'user'>,
  { all }: Places,
  place: string,
): void {
  assertReach(ctx, place)
  if (!all.some((one) => one.place === place)) throw unknown()
}

export async function placesOf(ctx: Pick<ServiceContext, 'payload'>): Promise<Places> {
  const [names, own, needs, assigned] = await Promise.all([
    officeNames(ctx),
    findRows<Stored<'shift-places'>>(ctx.payload, 'shift-places', {}),
    findRows<Stored<'shift-needs'>>(ctx.payload, 'shift-needs', {
      and: [{ active: { not_equals: false } }, { isAnywhere: { not_equals: true } }],
    }),
    findRows<Stored<'assignments'>>(
      ctx.payload,
      'assignments',
      { state: { equals: 'working' } },
      { select: { office: true, site: true } },
    ),
  ])
  const nameOf = (place: string) => names.get(place) ?? place
  const settings = new Map(own.map((row) => [placeOf(row), row]))
  const travel = (place: string) => settings.get(place)?.travelMinutes ?? USUAL_TRAVEL
  const used = new Set([...own, ...needs, ...assigned].map(placeOf).filter(Boolean))
  return {
    all: [...used]
      .map((place) => ({ place, name: nameOf(place) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ja')),
    nameOf,
    minutesBetween: (a, b) => (a === b ? 0 : Math.max(travel(a), travel(b))),
    lineOf: (place) => settings.get(place)?.line?.trim() ?? '',
  }
}
