/** @alone: it weighs the memory of its process. */
import { stat } from 'node:fs/promises'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { storeUpload } from '@/services/cards/import/upload'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { cardRow, csvOf } from '../../helpers/city-csv'

const MIB = 2 ** 20
let world: CardWorld

/** Highest growth of everything that the process holds while `work` runs. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const held = () => {
    const { heapUsed, external, arrayBuffers } = process.memoryUsage()
    return heapUsed + external + arrayBuffers
  }
  globalThis.gc?.()
  const before = held()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, held())), 20)
  await work()
  clearInterval(timer)
  return Math.max(0, Math.max(most, held()) - before) / MIB
}

/** A list of so many cards that is made while it is read, and counts how far that was. */
function endless(rows: number) {
  const [head = '', row = ''] = csvOf([cardRow(0)]).split('\r\n')
  const made = { rows: 0 }
  async function* open() {
    yield Buffer.from(`${head}\r\n`)
    while (made.rows < rows) {
      const lines = Array.from({ length: 1000 }, (_, at) =>
        row.replace('7000000000', String(7_000_000_000 + made.rows + at)),
      )
      made.rows += lines.length
      yield Buffer.from(`${lines.join('\r\n')}\r\n`)
      // Lets the sampling of memory run.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { source: { name: 'endless.csv', size: 90 * MIB, open }, made }
}

beforeAll(async () => {
  world = await openCardWorld()
})
afterAll(() => world.close())

describe('files that are too much', () => {
  it('3 million rows are refused at the limit, in flat memory, and nothing is imported', async () => {
    const { source, made } = endless(3_000_000)
    const growth = await growthOf(async () => {
      await expect(importCityCsv(world.ctx, source)).rejects.toMatchObject({
        code: 'CSV_UNREADABLE',
        message: expect.stringContaining('上限 300,000行') as string,
      })
    })
    expect(made.rows).toBeLessThan(310_000)
    expect(growth).toBeLessThan(100)
    expect(await findRows(world.payload, 'cards', {})).toEqual([])
    expect(await findRows(world.payload, 'card-imports', {})).toEqual([])
  })

  it('an upload goes to a private file in pieces, and ends at 100 MB with nothing left', async () => {
    const piece = Buffer.alloc(MIB, 'x')
    const pieces = async function* (count: number) {
      for (let at = 0; at < count; at++) {
        yield piece
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const kept = { mode: 0, size: 0 }
    const growth = await growthOf(async () => {
      const upload = await storeUpload(pieces(90), 'a.csv')
      const { mode, size } = await stat(upload.path)
      Object.assign(kept, { mode: mode & 0o777, size })
      await upload.remove()
      await expect(stat(upload.path)).rejects.toThrow()
      await expect(storeUpload(pieces(130), 'b.csv')).rejects.toMatchObject({ code: 'TOO_LARGE' })
    })
    expect(kept).toEqual({ mode: 0o600, size: 90 * MIB })
    expect(growth).toBeLessThan(60)
  })

  it('a row without an end is a lost quote, not a memory full of text', async () => {
    const open = async function* () {
      yield Buffer.from(`${csvOf([cardRow(1)])}"`)
      for (let at = 0; at < 80; at++) yield Buffer.alloc(MIB, 'x')
    }
    const growth = await growthOf(() =>
      expect(
        importCityCsv(world.ctx, { name: 'a.csv', size: 80 * MIB, open }),
      ).rejects.toMatchObject({ message: expect.stringMatching(/^3行目/) as string }),
    )
    expect(growth).toBeLessThan(60)
  })
})
