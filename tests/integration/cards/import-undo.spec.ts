/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { type CardField, openCard } from '@/services/cards/open-card'
import { bookNow } from '@/services/booking/book'
import { identify } from '@/services/booking/identify'
import type { SlotRow } from '@/services/booking/types'
import { generateSlots } from '@/services/calendar/generate-slots'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { importEnded } from '@/services/cards/import/job'
import { moveCard } from '@/services/cards/move-card'
import { undoImport } from '@/services/cards/import/undo-import'
import { citizenContext } from '@/services/context'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { cardRow, csvOf, csvSource, type CsvRow } from '../../helpers/city-csv'
import { crashAt } from '../../helpers/crash'

type Row = Record<string, unknown>

let world: CardWorld

const load = async (rows: CsvRow[]) => {
  const report = await importCityCsv(world.ctx, csvSource(csvOf(rows)))
  expect(report.rejected).toBe(0)
  return report.id!
}
/** Everything that an import may touch, without what counts changes. */
const FIELDS: CardField[] = [
  ...(['name', 'kana', 'address', 'birthday', 'remarks', 'extra', 'sourceRow'] as const),
]
const state = async () => {
  const plain = ({
    rev: _r,
    history: _h,
    loggedSeq: _l,
    unlogged: _n,
    updatedAt: _u,
    ...row
  }: Row) => row
  const cards = await findRows<Row>(world.payload, 'cards', {}, { sort: 'cardKey' })
  const people = await findRows<Row>(world.payload, 'eligibilities', {}, { sort: 'card' })
  const clear = cards.map((card) => ({
    ...plain(card),
    ...Object.fromEntries(FIELDS.map((field) => [field, openCard(card as never, field)])),
  }))
  // Empty is empty, whatever the engine stores for it.
  const text = JSON.stringify([clear, people.map(plain)], (_key, value: unknown) =>
    value === null || value === '' ? undefined : value,
  )
  return JSON.parse(text) as unknown
}
const logIn = async (number: string) => {
  const service = findService(await readBookingConfig(world.payload), 'pickup')
  return identify(citizenContext(world.payload), service!, { number }, '')
}

beforeAll(async () => {
  world = await openCardWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const collection of [
    'cards',
    'eligibilities',
    'card-imports',
    'card-import-undo',
    'card-events',
    'reservations',
  ] as const) {
    await world.payload.db.deleteMany({ collection, where: {} })
  }
})

describe('taking an import back', () => {
  const first = () => [cardRow(1), cardRow(2, { 状態区分: '受入れ済み' }), cardRow(3)]
  const second = () => [
    cardRow(1, { 備考: '追記', 住所: '川崎市幸区戸手本町1-11-1' }),
    cardRow(2),
    cardRow(3),
    cardRow(4),
    cardRow(5, { 状態区分: '受入れ済み' }),
  ]

  it('CD-03 puts back every card and person, and lets the same list come again', async () => {
    await load(first())
    const before = await state()
    const id = await load(second())
    expect(await state()).not.toEqual(before)
    const record = await undoImport(world.ctx, id)
    expect(record).toMatchObject({ status: 'undone', undone: 4 })
    expect(await state()).toEqual(before)
    await expect(logIn('7000000004')).rejects.toMatchObject({ code: 'NOT_MATCHED' })
    const one = await world.card(1)
    expect(one.history!.at(-1)).toMatchObject({ type: 'undone', note: id, how: 'import' })
    const gone = await findRows(world.payload, 'card-events', { type: { equals: 'undone' } })
    expect(gone).toHaveLength(4)
    const [log] = await findRows<Row>(world.payload, 'audit-logs', {
      action: { equals: 'cards.import-undo' },
    })
    expect(log).toMatchObject({ count: 4 })
    await expect(undoImport(world.ctx, id)).rejects.toMatchObject({ code: 'UNDO_REFUSED' })
    await load(second())
    await expect(logIn('7000000004')).resolves.toBeTruthy()
  })

  it('is refused with a list while something stands on it', async () => {
    const id = await load(first())
    await moveCard(world.ctx, {
      id: (await world.card(2)).id,
      status: '交付前設定済み',
    })
    await load([cardRow(3, { 備考: '新しい一覧' })])
    const error = await undoImport(world.ctx, id).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'UNDO_BUILT_ON' })
    const { conflicts } = (error as { details: { conflicts: { number: string; what: string }[] } })
      .details
    expect(conflicts.map(({ number }) => number).sort()).toEqual(['ABC100002', 'ABC100003'])
    expect(conflicts.map(({ what }) => what).join()).toMatch(
      /変更されました.*あとの取り込み|あとの取り込み.*変更されました/,
    )
    expect(await findRows(world.payload, 'cards', {})).toHaveLength(3)
    expect(
      (await findRow<Row>(world.payload, 'card-imports', { id: { equals: id } }))?.status,
    ).toBe('done')
  })

  it('is refused when somebody has booked', async () => {
    const id = await load(first())
    const config = await readBookingConfig(world.payload)
    const day = addDays(tokyoDateOf(world.clock.now), 7)
    await generateSlots(world.ctx, { from: day, to: addDays(day, 6) })
    const identity = await logIn('7000000003')
    const [slot] = await findRows<SlotRow>(
      world.payload,
      'slots',
      {
        and: [
          { office: { equals: identity.office } },
          { service: { equals: identity.service } },
          { date: { greater_than_equal: day } },
        ],
      },
      { sort: 'startsAt', limit: 1 },
    )
    await bookNow(citizenContext(world.payload), {
      config,
      service: findService(config, 'pickup')!,
      office: identity.office,
      date: slot!.date,
      start: slot!.start,
      identities: [identity],
      partySize: 1,
      idemKey: 'undo-1',
      language: 'ja',
    })
    const answer = await world.admin.post(`/ops/cards/imports/${id}/undo`)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({
      code: 'UNDO_BUILT_ON',
      conflicts: [{ number: 'ABC100003', what: expect.stringContaining('予約') as string }],
    })
    await expect(logIn('7000000003')).resolves.toBeTruthy()
  })

  it('gives back a number that went on from a finished card', async () => {
    await load([cardRow(1, { 状態区分: '交付取りやめ' })])
    const before = await state()
    const id = await load([cardRow(1, { 製造管理番号: 'NEW000001' })])
    await undoImport(world.ctx, id)
    expect(await state()).toEqual(before)
  })

  it('stopped at any point and begun again, it comes to the same end', async () => {
    const points = [
      'undo-stopped',
      'undo-cards-gone',
      'undo-people-gone',
      'card-changed',
      'undo-card-restored',
    ]
    await load(first())
    const before = await state()
    for (const point of points) {
      const id = await load(second())
      const dying = { ...world.ctx, fault: crashAt(point) }
      await expect(undoImport(dying, id), point).rejects.toThrow('crashed')
      // As long as the lock and the last sign of life of the dead process hold.
      world.clock.now = new Date(world.clock.now.getTime() + 5 * 60_000)
      expect(await undoImport(world.ctx, id), point).toMatchObject({ status: 'undone' })
      expect(await state(), point).toEqual(before)
    }
  })

  it('says so when there is nothing to take back', async () => {
    await load(first())
    const again = await load(first())
    await expect(undoImport(world.ctx, again)).rejects.toMatchObject({ code: 'UNDO_REFUSED' })
    const view = await (await world.admin.get(`/ops/cards/imports/${again}`)).json()
    expect(view).toMatchObject({ unchanged: 3, mayUndo: false })
    expect(await findRows(world.payload, 'cards', {})).toHaveLength(3)
  })

  it('an import that died half way can be taken back', async () => {
    await load(first())
    const before = await state()
    const dying = { ...world.ctx, fault: crashAt('card-changed') }
    await expect(importCityCsv(dying, csvSource(csvOf(second())))).rejects.toThrow('crashed')
    const [failed] = await findRows<Row>(world.payload, 'card-imports', {
      status: { equals: 'failed' },
    })
    await undoImport(world.ctx, String(failed!.id))
    expect(await state()).toEqual(before)
  })

  it('runs in the background from the screen; staff of another ward may not', async () => {
    const id = await load(first())
    expect((await world.operator.post(`/ops/cards/imports/${id}/undo`)).status).toBe(403)
    expect((await world.stranger.post(`/ops/cards/imports/${id}/undo`)).status).toBe(403)
    expect((await world.admin.post(`/ops/cards/imports/${id}/undo`)).status).toBe(202)
    await importEnded(id)
    const view = await (await world.admin.get(`/ops/cards/imports/${id}`)).json()
    expect(view).toMatchObject({ status: 'undone', undone: 3, done: 3, of: 3, mayUndo: false })
    expect(await findRows(world.payload, 'cards', {})).toEqual([])
    expect(await findRows(world.payload, 'eligibilities', {})).toEqual([])
  })
})
