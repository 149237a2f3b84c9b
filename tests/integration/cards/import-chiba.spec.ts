import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import { identify } from '@/services/booking/identify'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { citizenContext, jobContext, type ServiceContext } from '@/services/context'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'
import { openPayload } from '../../helpers/world'

let payload: Payload
let ctx: ServiceContext

const rows = [
  cardRow(1, {
    住所: '千葉市美浜区真砂5-15-1',
    製造管理番号: 'A2C-123456',
    生年月日: '昭和55年4月1日',
  }),
  cardRow(2, { 住所: '千葉市緑区おゆみ野3', 製造管理番号: 'B3D654321', 生年月日: '1980/04/01' }),
]

async function logIn(number: string, birthday: string) {
  const service = findService(await readBookingConfig(payload), 'pickup')
  return identify(citizenContext(payload), service!, { number, birthday }, '')
}

beforeAll(async () => {
  payload = await openPayload()
  ctx = jobContext(payload)
  await PRODUCT.loadPreset(ctx, 'chiba', { slots: false })
  await importCityCsv(ctx, csvSource(csvOf(rows)))
})
afterAll(() => payload.destroy())

describe("Chiba's pair of manufacturing number and birthday, from the import alone", () => {
  it('ID-03 ID-05 opens with the right pair, refuses a wrong birthday like an unknown number', async () => {
    await expect(logIn('Ａ２ｃ１２３-４５６', '0401')).resolves.toBeTruthy()
    await expect(logIn('A2C123456', '0402')).rejects.toMatchObject({ code: 'NOT_MATCHED' })
    await expect(logIn('Z9Z999999', '0401')).rejects.toMatchObject({ code: 'NOT_MATCHED' })
  })

  it('ID-04 follows the birthday format of the setting', async () => {
    const service = await findRow<{ id: string }>(payload, 'services', {
      code: { equals: 'pickup' },
    })
    const use = (birthdayFormat: 'MMDD' | 'YYYYMMDD') =>
      payload.update({ collection: 'services', id: service!.id, data: { birthdayFormat } })
    await use('YYYYMMDD')
    await expect(logIn('B3D654321', '19800401')).resolves.toBeTruthy()
    await expect(logIn('B3D654321', '0401')).rejects.toMatchObject({ code: 'NOT_MATCHED' })
    await use('MMDD')
    await expect(logIn('B3D654321', '0401')).resolves.toBeTruthy()
  })

  it('ID-11 AC-18 (part) the birthday is a salted hash on the booking side and encrypted on the card', async () => {
    const stored = await findRows<{ birthdayHash: string }>(payload, 'eligibilities', {})
    const [one, two] = stored.map(({ birthdayHash }) => birthdayHash)
    expect(one).toMatch(/^[\w-]{43} [\w-]{43}$/)
    // The same birthday of two people does not look the same.
    expect(one).not.toBe(two)
    const everything = JSON.stringify([stored, await findRows(payload, 'cards', {})])
    for (const text of ['19800401', '1980-04-01', '1980/04/01', '昭和', '花子', '真砂']) {
      expect(everything).not.toContain(text)
    }
  })
})
