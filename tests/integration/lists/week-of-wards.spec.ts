import { randomUUID } from 'node:crypto'

import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { insertRow } from '@/db/atomic'
import { addDays } from '@/domain/time/civil'
import { readBookingConfig } from '@/services/settings/booking-config'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { textOf } from '../../helpers/raster'

const MONDAY = '2026-12-14'
const TIMES = ['14:00', '09:00', '10:30']

let world: CardWorld
let wards: { id: string; name: string }[]

/** Kawasaki's seven wards with three bookings of each on every day of a week, put in out of order. */
beforeAll(async () => {
  world = await openCardWorld()
  const { offices, services } = await readBookingConfig(world.payload)
  wards = offices.filter(({ kind, active }) => kind === 'ward' && active)
  const service = services.find(({ code }) => code === 'pickup')!.id
  let number = 200_000_000
  for (const start of TIMES)
    for (const office of [...wards].reverse())
      for (let day = 6; day >= 0; day--) {
        const date = addDays(MONDAY, day)
        await insertRow(world.payload, 'reservations', {
          number: String(++number),
          status: 'confirmed',
          outcome: 'none',
          service,
          office: office.id,
          lane: 'web',
          date,
          start,
          end: `${start.slice(0, 3)}59`,
          startsAt: `${date}T00:00:00.000Z`,
          partySize: 1,
          seated: true,
          channel: 'web',
          language: 'ja',
          fits: true,
          liveKey: randomUUID(),
          idemKey: randomUUID(),
          rev: 1,
          history: [],
        })
      }
})
afterAll(() => world.close())

it('BK-17 one week of seven wards: CSV and paper hold the same bookings, by day, ward and time', async () => {
  expect(wards).toHaveLength(7)
  const from = `from=${MONDAY}&to=${addDays(MONDAY, 6)}`
  const path = `/ops/lists/reservations?${from}&statuses=confirmed&purpose=${encodeURIComponent('窓口の準備')}`
  const bytes = async (format: string) => {
    const answer = await world.admin.get(`${path}&format=${format}`)
    expect(answer.status).toBe(200)
    return Buffer.from(await answer.arrayBuffer())
  }
  const [, ...lines] = parse(await bytes('csv'), { bom: true }) as string[][]
  expect(lines).toHaveLength(7 * 7 * 3)
  const days = Array.from({ length: 7 }, (_, day) => addDays(MONDAY, day))
  const expected = days.flatMap((day) =>
    wards.flatMap(({ name }) => [...TIMES].sort().map((time) => `${day} ${name} ${time}`)),
  )
  expect(lines.map((line) => `${line[0]} ${line[4]} ${line[2]}`)).toEqual(expected)

  // The same numbers in the same order on the pages, each once.
  const numbers = lines.map((line) => line[6]!)
  const paper = textOf(await bytes('print'))
  expect(paper.match(/\d{3}-\d{3}-\d{3}/g)).toEqual(numbers)
  expect(paper.replace(/\s/g, '')).toContain('全体147件・147人')
})
