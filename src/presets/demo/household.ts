import { createPerson, type Family, type Person } from './people'
import type { Random } from './random'

/** Persons in a household that wait for a card, and share. */
const HOUSEHOLD_SIZES = [
  [1, 48],
  [2, 25],
  [3, 14],
  [4, 10],
  [5, 3],
] as const

export const drawSize = (random: Random): number => random.weighted(HOUSEHOLD_SIZES)

/** Ages of a household: one or two adults, then children from the youngest up, never the same age. */
export function drawAges(random: Random, size: number): number[] {
  const head =
    size > 2
      ? random.int(32, 58)
      : random.weighted([
          [random.int(20, 39), 35],
          [random.int(40, 59), 30],
          [random.int(60, 79), 25],
          [random.int(80, 99), 10],
        ])
  const ages = [head]
  if (size > 1) ages.push(Math.min(99, Math.max(18, head + random.int(-6, 6))))
  let child = Math.max(0, head - random.int(26, 42))
  for (; ages.length < size; child += random.int(2, 4)) ages.push(child)
  return ages
}

/** A member of a family. Two of a household rarely bear one name; with few names they still may. */
export function drawMember(
  random: Random,
  family: Family,
  birthYear: number,
  used: Set<string>,
): Person {
  let person = createPerson(random, family, birthYear)
  for (let tries = 0; used.has(person.name) && tries < 8; tries++) {
    person = createPerson(random, family, birthYear)
  }
  used.add(person.name)
  return person
}
