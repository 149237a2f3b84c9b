import { afterAll, beforeAll, expect, it } from 'vitest'

import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { addDays } from '@/domain/time/civil'
import type { ReservationRow } from '@/services/booking/types'

import { book } from '../../helpers/bookings'
import { signIn, type Staff } from '../../helpers/staff'
import { inEveryForm } from '../../helpers/tables'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
let postOffice: Staff
let supervisor: Staff
/** Of each office the one of Monday, then the one of Tuesday. */
const booked: ReservationRow[] = []
const TUESDAY = addDays(MONDAY, 1)

const query = (more: Record<string, string>) =>
  `/ops/lists/reservations?${new URLSearchParams({ from: MONDAY, to: MONDAY, purpose: '窓口の準備', ...more })}`

beforeAll(async () => {
  world = await openWorld()
  for (const office of [0, 1])
    for (const date of [MONDAY, TUESDAY]) {
      await addSlot(world, { office, date, start: '10:00', capacity: 5 })
      booked.push(await book(world, { office, date, start: '10:00' }))
    }
  postOffice = await signIn(world.payload, ['post-office-staff'], [world.offices[0]!.id])
  supervisor = await signIn(world.payload, ['supervisor'])
})
afterAll(() => world.close())

it("PR-14 予約者リスト: an office's staff get the day's bookings of their own office and no other", async () => {
  const own = (await (await postOffice.get(query({}))).json()) as { rows: { office: string }[] }
  expect(own.rows.map(({ office }) => office)).toEqual([world.offices[0]!.id])
  const all = (await (await supervisor.get(query({}))).json()) as { rows: unknown[] }
  expect(all.rows).toHaveLength(2)
  for (const format of ['json', 'csv', 'xlsx', 'print']) {
    const foreign = await postOffice.get(query({ format, offices: world.offices[1]!.id }))
    expect(foreign.status).toBe(403)
  }
  // In every form the one booking of the office and the day.
  const mine = formatReceiptNumber(booked[0]!.number)
  const { csv, xlsx, print, paper } = await inEveryForm(
    postOffice,
    query({}),
    '受付番号',
    /\d{3}-\d{3}-\d{3}/g,
  )
  for (const form of [csv, xlsx, print]) expect(form).toEqual([mine])
  expect(paper).toContain(world.offices[0]!.name)
  expect(paper).not.toContain(world.offices[1]!.name)
})

it('PR-11 a list is printed on A4 or A3, lying, as it was chosen', async () => {
  for (const [paper, size] of [
    ['A4', [841.89, 595.28]],
    ['A3', [1190.55, 841.89]],
  ] as const) {
    const answer = await supervisor.get(query({ format: 'print', paper }))
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    expect(boxes.length).toBeGreaterThan(0)
    for (const [, width, height] of boxes) {
      expect([Number(width), Number(height)]).toEqual(size)
    }
  }
})
