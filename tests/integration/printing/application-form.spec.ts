import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { jobContext } from '@/services/context'
import { printJobsSettled, type PrintJobView } from '@/services/printing/jobs'
import { findOffice, findService, readBookingConfig } from '@/services/settings/booking-config'
import type { Payload } from 'payload'

import { Browser } from '../../helpers/browser'
import { textOf } from '../../helpers/raster'
import { signIn } from '../../helpers/staff'
import { addSlot, MONDAY, openPayload } from '../../helpers/world'

let payload: Payload
let office: string

/** 福岡市: a post office, a week before the day of the booking. */
beforeAll(async () => {
  payload = await openPayload()
  payload.config.custom = {
    ...payload.config.custom,
    now: () => new Date('2026-11-30T03:00:00.000Z'),
  }
  await PRODUCT.loadPreset(jobContext(payload), 'fukuoka', { slots: false })
  const config = await readBookingConfig(payload)
  office = findOffice(config, 'po-01')!.id
  const service = findService(config, 'post-office-renewal')!.id
  // The browser of the tests runs no script that could solve a task.
  await payload.update({ collection: 'services', id: service, data: { proofOfWork: false } })
  await addSlot({ payload, offices: [{ id: office }], service: { id: service } } as never, {
    start: '10:00',
    capacity: 2,
  })
})
afterAll(() => payload.destroy())

const ENTERED = {
  name: '福岡 太郎',
  kana: 'フクオカ タロウ',
  birthday: '1980-04-01',
  address: '福岡市中央区天神1-8-1',
  phone: '092-711-4111',
  procedure: '電子証明書の更新',
}

/** Books as a citizen does. @returns the receipt number */
async function book(): Promise<string> {
  const browser = new Browser(payload)
  await browser.get('/ja/book/post-office-renewal')
  await browser.submit(ENTERED)
  await browser.submit({ office: 'po-01' })
  await browser.follow(`/day/${MONDAY}`)
  await browser.submit({ start: '10:00' })
  await browser.submit({ mail: '' })
  await browser.submit()
  expect(browser.page.place).toMatch(/\/done$/)
  return /data-receipt="(\d+)"/.exec(browser.page.html)![1]!
}

it('PR-13 what a citizen entered fills the form, with the name left blank and no マイナンバー', async () => {
  const number = await book()
  const staff = await signIn(payload, ['post-office-staff'], [office])
  const answer = await staff.post('/ops/printing/jobs', {
    requestKey: randomUUID(),
    selection: { numbers: [number] },
    options: { kind: 'application-form' },
    purpose: '窓口の準備',
  })
  expect(answer.status).toBe(202)
  const { id } = (await answer.json()) as PrintJobView
  await printJobsSettled()
  const file = await staff.get(`/ops/printing/jobs/${id}/file`)
  const words = textOf(Buffer.from(await file.arrayBuffer()))
    .normalize('NFKC')
    .replace(/\s/g, '')
  for (const text of [
    'フクオカタロウ',
    '昭和55年4月1日',
    '福岡市中央区天神1-8-1',
    '092-711-4111',
    '電子証明書の更新',
  ])
    expect(words).toContain(text)
  for (const part of ['福岡太郎', '太郎']) expect(words).not.toContain(part)
  expect(words.replace('マイナンバー(個人番号)は書かないで', '')).not.toContain('マイナンバー')
})
