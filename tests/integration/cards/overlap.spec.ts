import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { updateWhere } from '@/db/atomic'
import { newReceiptNumber } from '@/domain/codes/receipt-number'
import type { CardChoice } from '@/services/cards/find-card'
import type { CardRow } from '@/services/cards/types'

import type { CardWorld } from '../../helpers/card-world'
import { bookCard, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'

/** A card whose 予約ID is also the receipt number under which somebody else comes today. */
let world: CardWorld
let visitor: CardRow
let bearer: CardRow
const NUMBER = newReceiptNumber(() => 4_321_098)
const TODAY = '2026-12-07'

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, 1)
  await world.add(2, 2, { 予約ID: NUMBER })
  ;[visitor, bearer] = [await world.card(1), await world.card(2)]
  const id = await bookCard(world, 1, { date: TODAY })
  await updateWhere(world.payload, 'reservations', { id: { equals: id } }, { number: NUMBER })
})
afterAll(() => world.close())

type Answer = { code?: string; cards?: CardChoice[]; card?: { id: string } }
const scan = (mode: string, more: object = {}) =>
  jsonOf<Answer>(
    world.ward.post('/ops/cards/scan', { mode, code: NUMBER, op: randomUUID(), ...more }),
  )

describe('a number that fits two cards', () => {
  it('is asked about where a number is looked up or a visitor’s card is fetched', async () => {
    for (const [mode, more] of [
      ['look', {}],
      ['pull', { date: TODAY }],
    ] as const) {
      const asked = await scan(mode, more)
      expect(asked).toMatchObject({ status: 409, body: { code: 'SEVERAL_CARDS' } })
      expect(asked.body.cards).toEqual([
        expect.objectContaining({ id: bearer.id, why: 'この番号のカード' }),
        expect.objectContaining({ id: visitor.id, why: 'この受付番号で予約した人のカード' }),
      ])
      const chosen = await scan(mode, { ...more, card: visitor.id })
      expect(chosen).toMatchObject({ status: 200, body: { card: { id: visitor.id } } })
    }
    expect((await scan('look', { card: randomUUID() })).body.code).toBe('UNKNOWN_CARD')
  })

  it('means the card under the scanner where one lies there', async () => {
    const put = await scan('put-back')
    expect(put.body.code).not.toBe('SEVERAL_CARDS')
  })

  it('shows both in the search, and opens neither at the window before one was chosen', async () => {
    const found = await jsonOf<{ rows: { id: string }[] }>(
      world.ward.post('/ops/cards/search', { q: NUMBER }),
    )
    expect(found.body.rows.map(({ id }) => id).sort()).toEqual([visitor.id, bearer.id].sort())
    const open = (input: object) =>
      jsonOf<Answer>(world.window.post('/ops/cards/handover/open', input))
    const asked = await open({ code: NUMBER })
    expect(asked).toMatchObject({ status: 409, body: { code: 'SEVERAL_CARDS' } })
    const chosen = await open({ id: asked.body.cards?.[1]?.id })
    expect(chosen).toMatchObject({ status: 200, body: { card: { id: visitor.id } } })
  })
})
