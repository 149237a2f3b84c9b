import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'

import { bookCard, type CardWorld, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'
import { inEveryForm } from '../../helpers/tables'

const [DAY, NEXT] = ['2026-12-14', '2026-12-15']
const RECEIPT = /\d{3}-\d{3}-\d{3}/g

let world: CardWorld
/** Receipt numbers by a name that tells day, office and time. */
const numbers: Record<string, string> = {}

async function visit(name: string, index: number, date: string, start: string, office: string) {
  const id = await bookCard(world, index, { date, start, office })
  const row = await findRow<{ number: string }>(world.payload, 'reservations', {
    id: { equals: id },
  })
  numbers[name] = formatReceiptNumber(row!.number)
}
const named = (list: string[]) =>
  list.map((number) => Object.keys(numbers).find((name) => numbers[name] === number) ?? number)

const place = async (label: string, order: number) =>
  String(
    (
      await world.payload.create({
        collection: 'storage-places',
        data: { label, code: `P-${order}`, office: world.office, order, active: true } as never,
      })
    ).id,
  )

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, 4)
  await world.add(5, 6, { 住所: '川崎市幸区戸手本町1-11-1' })
  await visit('14 川崎 9時', 1, DAY, '09:00', world.office)
  await visit('14 川崎 11時', 2, DAY, '11:00', world.office)
  await visit('14 川崎 10時', 3, DAY, '10:00', world.office)
  await visit('15 川崎 9時', 4, NEXT, '09:00', world.office)
  await visit('14 幸 9時', 5, DAY, '09:00', world.otherOffice)
  await visit('15 幸 10時', 6, NEXT, '10:00', world.otherOffice)
  // Along the walk: the card of the last visitor lies first, two share a shelf.
  const [first, second] = [await place('A棚', 1), await place('B棚', 2)]
  const lies = async (index: number, where: string, position: string) =>
    world.payload.db.updateOne({
      collection: 'cards',
      id: (await world.card(index)).id,
      data: { place: where, position },
    })
  await lies(2, first, '9')
  await lies(1, second, '10')
  await lies(3, second, '2')
})
afterAll(() => world.close())

describe('予約リスト in its kinds', () => {
  it('PR-02 by day, by ward, by time and by storage place: screen, files and paper have the same rows in the same order', async () => {
    const orders = {
      day: [
        '14 川崎 9時',
        '14 川崎 10時',
        '14 川崎 11時',
        '14 幸 9時',
        '15 川崎 9時',
        '15 幸 10時',
      ],
      ward: [
        '14 川崎 9時',
        '14 川崎 10時',
        '14 川崎 11時',
        '15 川崎 9時',
        '14 幸 9時',
        '15 幸 10時',
      ],
      time: [
        '14 川崎 9時',
        '14 幸 9時',
        '14 川崎 10時',
        '14 川崎 11時',
        '15 川崎 9時',
        '15 幸 10時',
      ],
    }
    for (const [kind, expected] of Object.entries(orders)) {
      const query = new URLSearchParams({ from: DAY!, to: NEXT!, kind, purpose: '窓口の準備' })
      const address = `/ops/lists/reservations?${query}`
      const { csv, xlsx, print } = await inEveryForm(world.admin, address, '受付番号', RECEIPT)
      const screen = await jsonOf<{ rows: { numberText: string }[] }>(world.admin.get(address))
      expect([kind, named(csv)]).toEqual([kind, expected])
      expect([kind, named(xlsx)]).toEqual([kind, expected])
      expect([kind, named(print)]).toEqual([kind, expected])
      expect([kind, named(screen.body.rows.map((row) => row.numberText))]).toEqual([kind, expected])
    }

    const expected = ['14 川崎 11時', '14 川崎 10時', '14 川崎 9時']
    const query = new URLSearchParams({ office: world.office, date: DAY!, purpose: '引き出し' })
    const { csv, xlsx, print, paper } = await inEveryForm(
      world.ward,
      `/ops/cards/picking/output?${query}`,
      '受付番号',
      RECEIPT,
    )
    const screen = await jsonOf<{ rows: { number: string }[] }>(
      world.ward.get(`/ops/cards/picking?${query}`),
    )
    for (const list of [csv, xlsx, print, screen.body.rows.map((row) => row.number)]) {
      expect(named(list)).toEqual(expected)
    }
    expect(paper).toMatch(/A棚 1[\s\S]*B棚 2/)
  })
})
