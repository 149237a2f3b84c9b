import { busy } from './refusals'

const TRIES = 6

/**
 * Reads a row, decides, and writes if nobody was faster; else again with the row as it is now: the
 * loop around a conditional write (decision 0001).
 * @param way `find` throws when there is no such row for this user; `decide` gives what to write, or
 *   null when there is nothing to do any more; `write` is one conditional update, null when it lost;
 *   `tries` where many write the same row at once
 * @returns the row as it is afterwards
 * @throws DomainError BUSY, and whatever `find` and `decide` throw
 */
export async function changeRow<R, W>(way: {
  find: () => Promise<R>
  decide: (row: R) => Promise<W | null> | W | null
  write: (row: R, wish: W) => Promise<R | null>
  tries?: number
}): Promise<R> {
  for (let attempt = 0; attempt < (way.tries ?? TRIES); attempt++) {
    const row = await way.find()
    const wish = await way.decide(row)
    if (wish === null) return row
    const changed = await way.write(row, wish)
    if (changed) return changed
  }
  throw busy()
}
