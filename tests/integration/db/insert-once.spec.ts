/** @engine: also on MongoDB every day. */
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { insertOnce } from '@/services/insert-once'

import { openPayload } from '../../helpers/world'

let payload: Payload

beforeAll(async () => {
  payload = await openPayload()
})
afterAll(() => payload.destroy())

const referral = (referralKey: string, by: string) => ({
  date: '2026-12-07',
  time: '09:30',
  target: '住民票',
  channel: 'call-centre' as const,
  language: 'ja' as const,
  by,
  note: '',
  referralKey,
})
const insert = (key: string, by: string, through: Payload = payload) =>
  insertOnce({ payload: through }, 'referrals', 'referralKey', referral(key, by))

/** The same database, where the row of a key goes each time before it is read, `times` times. */
function vanishing(key: string, times: number): { through: Payload; reads: () => number } {
  let reads = 0
  const db = Object.create(payload.db, {
    findOne: {
      value: async (wish: Parameters<typeof payload.db.findOne>[0]) => {
        reads += 1
        if (reads <= times)
          await payload.db.deleteMany({
            collection: 'referrals',
            where: { referralKey: { equals: key } },
          })
        return payload.db.findOne(wish)
      },
    },
  }) as Payload['db']
  return { through: Object.create(payload, { db: { value: db } }) as Payload, reads: () => reads }
}

describe('a row that is made once', () => {
  it('is there once, however often it is asked for, and stays as the first made it', async () => {
    const all = await Promise.all(['A', 'B', 'C'].map((by) => insert('twice', by)))
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(all.map(({ row }) => row.id)).size).toBe(1)
    const where = { referralKey: { equals: 'twice' } }
    expect(await findRows(payload, 'referrals', where)).toHaveLength(1)
  })

  it('is made when the one that stood in the way has gone before it could be read', async () => {
    await insert('gone', 'A')
    const { through, reads } = vanishing('gone', 1)
    const { row, isNew } = await insert('gone', 'B', through)
    expect([isNew, row.by, reads()]).toEqual([true, 'B', 1])
    expect(await insert('gone', 'C')).toMatchObject({ isNew: false, row: { by: 'B' } })
  })

  it('is refused, and no circle begins, when another unique field is taken', async () => {
    const run = (runKey: string) =>
      insertOnce({ payload }, 'card-reminder-runs', 'runKey', {
        runKey,
        number: 'K20261207-1',
        date: '2026-12-07',
        state: 'open',
        conditions: {},
        count: 0,
        skipped: 0,
        byName: 'A',
      })
    expect((await run('first')).isNew).toBe(true)
    const refused: unknown = await run('second').catch((error: unknown) => error)
    expect(isDuplicateKey(refused)).toBe(true)
  })
})
