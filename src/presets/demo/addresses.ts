import { wardOfAddress as wardIn } from '@/domain/text/ward-of-address'
import { BUILDINGS, CITIES, DEMO_CITIES, type DemoCity } from './address-data'
import type { Random } from './random'

export { DEMO_CITIES, type DemoCity }

/** Ward names of a city, empty for a city without wards. */
export const wardsOf = (city: DemoCity): string[] =>
  Object.keys(CITIES[city].wards).filter((ward) => ward !== '')

const ALL_WARDS = DEMO_CITIES.flatMap(wardsOf)

/** Ward at the head of an address of one of the demo cities, or null. */
export const wardOfAddress = (
  address: string,
  wards: readonly string[] = ALL_WARDS,
): string | null => wardIn(address, wards)

/** House number in one of the ways in which resident records write it. */
function houseNumber(random: Random): string {
  const [block, lot, house] = [random.int(1, 8), random.int(1, 40), random.int(1, 25)]
  return random.weighted([
    [`${block}丁目${lot}番${house}号`, 5],
    [`${block}-${lot}-${house}`, 2],
    [`${lot * 31}番地${house}`, 3],
    [`${lot * 31}番地`, 1],
  ])
}

function building(random: Random, town: string): string {
  const name = random.pick(BUILDINGS).replace('%s', town)
  const room = `${random.int(1, 14)}${String(random.int(1, 12)).padStart(2, '0')}`
  return `　${name}${room}${random.chance(0.5) ? '号室' : ''}`
}

/**
 * An invented address that begins with city and ward: `川崎市中原区木月3丁目12番5号　コーポ木月201`.
 * @param ward one of `wardsOf(city)`; anything else (also '') draws among all towns of the city
 */
export function createAddress(random: Random, city: DemoCity, ward: string): string {
  const { name, wards } = CITIES[city]
  const known = wards[ward] ? ward : random.pick(Object.keys(wards))
  const town = random.pick(wards[known] ?? [])
  const flat = random.chance(0.55) ? building(random, town.replace(/^大字/, '')) : ''
  return `${name}${known}${town}${houseNumber(random)}${flat}`
}
