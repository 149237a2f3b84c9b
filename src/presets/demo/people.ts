import { FOREIGN_NAMES, GIVEN_NAMES, SURNAMES } from './people-data'
import type { Random } from './random'

/** A family name to be shared by a household. `kana` is empty for foreign residents. */
export type Family = { name: string; kana: string; given: readonly string[] | null }

/** An invented person. `name` is written as the resident record has it, parts by a full-width blank. */
export type Person = { name: string; kana: string; sex: 'm' | 'f'; isForeign: boolean }

const FOREIGN_SHARE = 0.045
const WEIGHTED = SURNAMES.map((surname) => [surname, surname[2]] as const)

/** Draws a family: mostly common surnames, some rare characters, a few foreign residents. */
export function createFamily(random: Random): Family {
  if (random.chance(FOREIGN_SHARE)) {
    const [name, given] = random.pick(FOREIGN_NAMES)
    return { name, kana: '', given }
  }
  const [name, kana] = random.weighted(WEIGHTED)
  return { name, kana, given: null }
}

const generationOf = (birthYear: number): number =>
  birthYear < 1960 ? 0 : birthYear < 1995 ? 1 : 2

/** Draws a member of a family with a given name that fits the year of birth. */
export function createPerson(random: Random, family: Family, birthYear: number): Person {
  const sex = random.pick(['m', 'f'] as const)
  if (family.given) {
    const isLatin = /^[A-Z]/.test(family.name)
    const name = `${family.name}${isLatin ? ' ' : '　'}${random.pick(family.given)}`
    return { name, kana: '', sex, isForeign: true }
  }
  const [given, kana] = random.pick(GIVEN_NAMES[sex][generationOf(birthYear)] ?? [])
  const name = `${family.name}　${given}`
  return { name, kana: `${family.kana}　${kana}`, sex, isForeign: false }
}
