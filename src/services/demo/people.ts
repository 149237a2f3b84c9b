import { findRows } from '@/db/atomic'
import type { Random } from '@/presets/demo/random'

import type { Person } from '../booking/engine/place-input'
import type { ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'

type Eligible = {
  id: string
  office: string
  state: string
  reservationKey: string
  manufacturingKey: string
}

/** Hands out people of a service, each once: those who may book, and those who have their card. */
export type DemoPeople = {
  waiting: (office: string) => Person | null
  served: (office: string) => Person | null
}

/** Services without numbers know nobody; the others take people from the imported cards. */
export async function createDemoPeople(
  ctx: ServiceContext,
  service: ServiceConfig,
  random: Random,
): Promise<DemoPeople> {
  const usesNumbers = ['reservation-number', 'manufacturing-number'].includes(
    service.identification,
  )
  if (!usesNumbers) {
    const nobody: Person = { key: '', identifier: '', eligibility: '' }
    return { waiting: () => nobody, served: () => nobody }
  }
  const byManufacturing = service.identification === 'manufacturing-number'
  const rows = await findRows<Eligible>(
    ctx.payload,
    'eligibilities',
    { state: { in: ['bookable', 'done'] } },
    { sort: byManufacturing ? 'manufacturingKey' : 'reservationKey' },
  )
  const piles = new Map<string, Eligible[]>()
  for (const row of rows) {
    const key = `${row.state}|${row.office}`
    piles.set(key, [...(piles.get(key) ?? []), row])
  }
  const take = (state: string) => (office: string) => {
    const pile = piles.get(`${state}|${office}`) ?? []
    if (pile.length === 0) return null
    const [row] = pile.splice(random.int(0, pile.length - 1), 1)
    if (!row) return null
    const identifier = byManufacturing ? row.manufacturingKey : row.reservationKey
    return { key: row.id, identifier, eligibility: row.id }
  }
  return { waiting: take('bookable'), served: take('done') }
}
