import { describe, expect, it } from 'vitest'

import { CellQueue, type QueueState, type Wish } from '@/admin/people/shifts/cell-queue'

const cell = (part: Partial<Wish>): Wish => ({
  ...{ place: '窓口', worker: '佐藤', date: '2026-12-07', types: ['A'], shown: 0 },
  ...part,
})

/** A sheet as the server keeps it: a cell is taken with the version that it has, and refused with another. */
function sheet() {
  const revs = new Map<string, number>()
  const told: QueueState[] = []
  let reads = 0
  const queue = new CellQueue({
    post: <T>(path: string, body: object) => {
      if (path.endsWith('/copy')) {
        const copied = { worker: '佐藤', date: '2026-12-08' }
        revs.set(`${copied.worker}|${copied.date}`, 1)
        return Promise.resolve({ copied: [{ ...copied, rev: 1 }], refused: [] } as T)
      }
      const { cells } = body as { cells: { worker: string; date: string; seen: number }[] }
      const { worker, date, seen } = cells[0]!
      const now = revs.get(`${worker}|${date}`) ?? 0
      if (seen !== now) return Promise.reject(new Error(`第${now}版`))
      revs.set(`${worker}|${date}`, now + 1)
      return Promise.resolve({ revs: [now + 1] } as T)
    },
    says: (error) => (error as Error).message,
    tell: (state) => void told.push(state),
  })
  queue.readBy(() => Promise.resolve(void reads++))
  return { queue, told, revs, reads: () => reads }
}

describe('what a screen writes into the sheet', () => {
  it('ST-09 (part) goes on from its own writes, typed quickly or just copied, and reads once when all is written', async () => {
    const { queue, told, revs, reads } = sheet()
    await Promise.all([
      queue.put(cell({})),
      queue.put(cell({ types: ['B'] })),
      queue.copy({ place: '窓口', from: '2026-12-07' }, () => {}),
      queue.put(cell({ date: '2026-12-08' })),
    ])
    expect([revs.get('佐藤|2026-12-07'), revs.get('佐藤|2026-12-08'), reads()]).toEqual([2, 2, 1])
    expect(told.at(-1)).toEqual({ saved: 'saved', problem: '', at: null })
  })

  it('ST-09 (part) says that something was refused, though what came after it was saved, until the next press', async () => {
    const { queue, told, revs } = sheet()
    revs.set('佐藤|2026-12-07', 3)
    await Promise.all([queue.put(cell({ shown: 2 })), queue.put(cell({ worker: '鈴木' }))])
    // With the cell: whoever has gone on to the next day is led back to it.
    const at = { worker: '佐藤', date: '2026-12-07' }
    expect(told.at(-1)).toEqual({ saved: 'refused', problem: '第3版', at })
    await queue.put(cell({ shown: 3 }))
    expect(told.at(-1)).toEqual({ saved: 'saved', problem: '', at: null })
  })
})
