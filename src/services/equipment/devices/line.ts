import type { Stored } from '@/db/stored'

type Row = Stored<'devices'>

/** A number as only one device may have it, however it was typed. */
const keyOf = (number: string): string => number.normalize('NFKC').replace(/[\s‐-―−ー-]/g, '')

const NONE = 'none|'

/** A dash alone is no number: it would be taken for every other dash. */
export const isNumber = (typed: string): boolean => keyOf(typed) !== ''

/** A line and its SIM, each under a key that the database gives to one device alone (EQ-04). */
export const withLine = (line: string, sim: string) => ({
  ...{ line, lineKey: keyOf(line) },
  ...{ simNumber: sim, sim: keyOf(sim) },
})

/** Free for another device again; a key of its own is nothing that a second one could collide with. */
export const noLine = ({ id }: Pick<Row, 'id'>) => ({
  ...{ line: '', lineKey: `${NONE}${id}` },
  ...{ simNumber: '', sim: `${NONE}${id}` },
})

/** What is to be written of a device from before a line had a key; null when it has all. */
export function lineBehind({ line, lineKey, simNumber, sim }: Row): Partial<Row> | null {
  const behind = {
    ...(line && !lineKey && isNumber(line) ? { lineKey: keyOf(line) } : {}),
    ...(sim && !simNumber && !sim.startsWith(NONE) && isNumber(sim)
      ? { simNumber: sim, sim: keyOf(sim) }
      : {}),
  }
  return Object.keys(behind).length > 0 ? behind : null
}
