import { busy } from './refusals'

const TRIES = 6

/**
 * Reads a row, decides, and writes if nobody was faster; else again with the row as it is now: the
 * loop around a conditional write (decision 0001).
 * @param way `find` throws when there is no such row for this user; `decide` gives what to write, or
 *   null when there is nothing to do any more; `write` is one conditional update, null when it lost;
 *   `tries` where many write the same row at once; `inHand` the row as the same request has just read it
 * @returns the row as it is afterwards
 * @throws DomainError BUSY, and whatever `find` and `decide` throw
 */
export async function changeRow<R, W>(way: {
  find: () => Promise<R>
  decide: (row: R) => Promise<W | null> | W | null
  write: (row: R, wish: W) => Promise<R | null>
  tries?: number
  inHand?: R
}): Promise<R> {
  const early = way.inHand === undefined ? null : await tryInHand(way.inHand, way)
  if (early) return early
  for (let attempt = 0; attempt < (way.tries ?? TRIES); attempt++) {
    const row = await way.find()
    const wish = await way.decide(row)
    if (wish === null) return row
    const changed = await way.write(row, wish)
    if (changed) return changed
  }
  throw busy()
}

/**
 * Only what leads to a write is taken from a row in hand, because the write asks whether the row is still
 * that one. For anything else – a refusal, nothing to do – the row is read.
 */
async function tryInHand<R, W>(
  row: R,
  way: {
    decide: (row: R) => Promise<W | null> | W | null
    write: (row: R, wish: W) => Promise<R | null>
  },
): Promise<R | null> {
  let wish: W | null
  try {
    wish = await way.decide(row)
  } catch {
    return null
  }
  return wish === null ? null : way.write(row, wish)
}
