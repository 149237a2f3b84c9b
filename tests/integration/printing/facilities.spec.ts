import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { PrintCatalogue } from '@/services/printing/catalogue'
import { printJobsSettled, type PrintJobView } from '@/services/printing/jobs'

import { pageSizes, textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let payload: Payload
let admin: Staff
let supervisor: Staff
let sheet: string

const json = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T
const wish = () => ({ selection: {}, options: { kind: 'facility-label', sheet, start: 1 } })
const start = () =>
  supervisor.post('/ops/printing/jobs', {
    ...wish(),
    requestKey: randomUUID(),
    purpose: 'チラシの送付',
  })

beforeAll(async () => {
  payload = await openPayload()
  admin = await signIn(payload, ['city-admin'])
  supervisor = await signIn(payload, ['supervisor'])
  const catalogue = await json<PrintCatalogue>(supervisor.get('/ops/printing/catalogue'))
  sheet = catalogue.sheets.find(({ code }) => code === 'a4-12')!.id
})
afterAll(() => payload.destroy())

describe('flyers to facilities', () => {
  it('PR-16 labels are refused until the city has confirmed every destination', async () => {
    for (let index = 0; index < 14; index++) {
      const made = await supervisor.post('/facilities', {
        name: `第${index + 1}図書館`,
        postalCode: '350-0053',
        address: `川越市郭町${index + 1}丁目`,
        // Who sends cannot confirm: the mark is the city's.
        approved: true,
      })
      expect(made.status).toBe(201)
    }
    const stored = await findRows<{ id: string; approved: boolean }>(payload, 'facilities', {})
    expect(stored.every(({ approved }) => !approved)).toBe(true)
    const refused = await start()
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('14件')
    for (const { id } of stored) {
      expect((await admin.patch(`/facilities/${id}`, { approved: true })).status).toBe(200)
    }
    const answer = await start()
    expect(answer.status).toBe(202)
    await printJobsSettled()
    const { id } = await json<PrintJobView>(answer)
    expect(await json(supervisor.get(`/ops/printing/jobs/${id}`))).toMatchObject({
      printed: 14,
      sheets: 2,
    })
    const file = await supervisor.get(`/ops/printing/jobs/${id}/file`)
    const pdf = Buffer.from(await file.arrayBuffer())
    expect(pageSizes(pdf)).toHaveLength(2)
    expect(textOf(pdf)).toContain('第14図書館')
    // Another address has to be confirmed again.
    await supervisor.patch(`/facilities/${stored[3]!.id}`, { address: '川越市元町1丁目' })
    const again = await start()
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('1件')
  })
})
