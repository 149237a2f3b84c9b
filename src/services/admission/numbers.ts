import {
  type Block,
  type Gate,
  isLobby,
  type Line,
  report,
  takeNumbers,
} from '@/domain/admission/gate'

/** Numbers that were not needed by then are dropped: who comes later must not get an earlier one. */
const BLOCK_MS = 1000
const LEAST = 5
const MOST = 200
/** Rather too few, for whom the last wait a moment, than numbers that nobody has and all count. */
const SPARE = 0.8

export type Given = { line: Line; number: number; gate: Gate }
type Wish = { isBehind: boolean; give: (number: Given | null) => void }

type Means = {
  /** Changes the stored gate; see `changeGate`. */
  change: (change: (gate: Gate) => Gate | null) => Promise<{ gate: Gate; changed: boolean }>
  mono: () => number
  pause: (ms: number) => Promise<void>
  /** What goes along with a block, so that it needs no write of its own. */
  seen: () => { came: number; isBad: boolean }
}

/**
 * The numbers of one process: taken in blocks for about a second of arrivals, at most one block a
 * second. Whoever comes when there are none left waits for the next.
 */
export function numbersOf({ change, mono, pause, seen }: Means) {
  let block: (Block & { gate: Gate; takenAt: number }) | null = null
  let used: Record<Line, number> = { queue: 0, lot: 0, behind: 0 }
  let takenAt = -Infinity
  let arrivals: number[] = []
  let wishes: Wish[] = []
  let isTaking = false

  function fromBlock(isBehind: boolean): Given | null {
    if (!block || mono() - takenAt > BLOCK_MS) return null
    const line: Line = isLobby(block.gate) ? (isBehind ? 'behind' : 'lot') : 'queue'
    if (used[line] >= block.count[line]) return null
    return { line, number: block.from[line] + used[line]++, gate: block.gate }
  }

  async function take(): Promise<void> {
    await pause(Math.max(0, BLOCK_MS - (mono() - takenAt)))
    const now = mono()
    arrivals = arrivals.filter((at) => now - at <= BLOCK_MS)
    const behind = wishes.filter(({ isBehind }) => isBehind).length
    const spare = Math.min(Math.max(Math.floor(arrivals.length * SPARE), LEAST), MOST)
    const wish = wishes.length - behind + spare
    let taken: Block | null = null
    const told = seen()
    const { gate } = await change((before) => {
      if (!before.isOpen) return null
      const { gate: after, block: numbers } = takeNumbers(report(before, told), wish, behind)
      taken = numbers
      return after
    })
    takenAt = mono()
    used = { queue: 0, lot: 0, behind: 0 }
    block = taken && { ...(taken as Block), gate, takenAt }
  }

  async function serve(): Promise<void> {
    isTaking = true
    try {
      while (wishes.length > 0) {
        const failed = await take().then(
          () => block === null,
          () => true,
        )
        const [asked, later] = [wishes, [] as Wish[]]
        wishes = []
        for (const wish of asked) {
          const number = failed ? null : fromBlock(wish.isBehind)
          if (number || failed) wish.give(number)
          else later.push(wish)
        }
        wishes = [...later, ...wishes]
      }
    } finally {
      isTaking = false
    }
  }

  return {
    /** The next number; null where the database gives none, or the gate is shut. */
    next(isBehind: boolean): Promise<Given | null> {
      arrivals.push(mono())
      const at = wishes.length > 0 ? null : fromBlock(isBehind)
      if (at) return Promise.resolve(at)
      return new Promise((give) => {
        wishes.push({ isBehind, give })
        if (!isTaking) void serve()
      })
    },
    /** Numbers of another opening are worth nothing. */
    drop(): void {
      block = null
    },
  }
}
