/** @exhaustive: with all others, not every day. */
import type { CollectionSlug, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { CITY_CODES, PRESETS } from '@/presets'
import type { ServiceContext } from '@/services/context'
import { jobContext } from '@/services/context'
import { readBookingConfig } from '@/services/settings/booking-config'
import { readCitySettings } from '@/services/settings/read-settings'

import { openPayload } from '../../helpers/world'

/** Those that point at others come first, so that they can be emptied in this order. */
const COLLECTIONS: CollectionSlug[] = [
  'work-roles',
  'courses',
  'report-forms',
  'submissions',
  'deadline-rules',
  'opening-patterns',
  'calendar-exceptions',
  'holidays',
  'service-texts',
  'mail-templates',
  'text-versions',
  'texts',
  'referral-targets',
  'card-statuses',
  'services',
  'offices',
]

let payload: Payload
let ctx: ServiceContext

const snapshot = async () => {
  const rows: Record<string, unknown> = {}
  for (const collection of COLLECTIONS) {
    rows[collection] = await findRows(payload, collection, {}, { sort: 'id' })
  }
  return JSON.stringify({ rows, settings: await readCitySettings(payload) })
}

const empty = async () => {
  await payload.db.deleteMany({ collection: 'slots', where: {} })
  for (const collection of COLLECTIONS) {
    await payload.db.deleteMany({ collection, where: {} })
  }
  await payload.updateGlobal({ slug: 'city-settings', data: { cityCode: 'none' } })
}

beforeAll(async () => {
  payload = await openPayload()
  ctx = jobContext(payload)
})
afterAll(() => payload.destroy())

describe('loading the Kawasaki preset', () => {
  it('gives seven wards and the services with their identification', async () => {
    const counts = await PRODUCT.loadPreset(ctx, 'kawasaki')
    expect(counts).toMatchObject({ updated: 0, kept: 0 })
    const config = await readBookingConfig(payload)
    expect(config.offices.filter(({ kind }) => kind === 'ward')).toHaveLength(7)
    expect(config.services.map(({ code, identification }) => [code, identification])).toEqual([
      ['pickup', 'reservation-number'],
      ['renewal', 'none'],
      ['outreach', 'details'],
    ])
    expect(config.patterns).toHaveLength(15)
    expect(config.holidays.some(({ date }) => date === '2026-12-31')).toBe(true)
    const settings = await readCitySettings(payload)
    expect(settings).toMatchObject({ cityName: '川崎市', callPhone: '0120-380-366' })
    expect(settings.callHoursTranslations).toHaveLength(9)
  })

  it('changes nothing when it is loaded again', async () => {
    const before = await snapshot()
    const counts = await PRODUCT.loadPreset(ctx, 'kawasaki')
    expect(counts).toMatchObject({ created: 0, updated: 0 })
    expect(await snapshot()).toBe(before)
  })

  it('does not bring back a holiday that has moved since (F-33)', async () => {
    const [sea] = await findRows<{ id: string }>(payload, 'holidays', {
      date: { equals: '2027-07-19' },
    })
    const move = (date: string) =>
      payload.update({ collection: 'holidays', id: sea!.id, data: { date } })
    await move('2027-07-22')
    expect(await PRODUCT.loadPreset(ctx, 'kawasaki')).toMatchObject({ created: 0, updated: 0 })
    const july = (await readBookingConfig(payload)).holidays.filter(({ date }) =>
      date.startsWith('2027-07'),
    )
    expect(july.map(({ date }) => date)).toEqual(['2027-07-22'])
    await move('2027-07-19')
  })

  it('keeps what staff changed, also names, codes and times', async () => {
    const [office] = await findRows<{ id: string }>(payload, 'offices', {
      code: { equals: 'saiwai' },
    })
    const [band] = await findRows<{ id: string }>(payload, 'opening-patterns', {
      presetKey: { equals: 'pattern:pickup:saiwai' },
    })
    await payload.update({
      collection: 'offices',
      id: office?.id ?? '',
      data: { name: '幸区役所 日吉出張所', code: 'hiyoshi' },
    })
    await payload.update({
      collection: 'opening-patterns',
      id: band?.id ?? '',
      data: { start: '10:00', slotMinutes: '20' },
    })
    await payload.updateGlobal({ slug: 'city-settings', data: { callPhone: '0120-111-222' } })
    const before = await snapshot()
    await PRODUCT.loadPreset(ctx, 'kawasaki')
    expect(await snapshot()).toBe(before)
  })

  it('takes staff changes back when asked', async () => {
    await PRODUCT.loadPreset(ctx, 'kawasaki', { overwrite: true, slots: false })
    const config = await readBookingConfig(payload)
    expect(config.offices.find(({ code }) => code === 'saiwai')?.name).toBe('幸区役所')
    expect((await readCitySettings(payload)).callPhone).toBe('0120-380-366')
    expect(config.patterns).toHaveLength(15)
  })

  it('refuses the preset of another city', async () => {
    await expect(PRODUCT.loadPreset(ctx, 'chiba')).rejects.toMatchObject({ code: 'OTHER_CITY' })
  })
})

describe('every preset', () => {
  it.each(CITY_CODES.filter((code) => code !== 'kawasaki'))(
    '%s passes every check of the forms',
    async (code) => {
      await empty()
      await payload.updateGlobal({ slug: 'city-settings', data: { cityCode: code } })
      const counts = await PRODUCT.loadPreset(ctx, code, { overwrite: true, slots: false })
      expect(counts.created).toBeGreaterThan(50)
      const config = await readBookingConfig(payload)
      expect(config.offices).toHaveLength(PRESETS[code].offices.length)
      expect((await PRODUCT.loadPreset(ctx, code, { slots: false })).created).toBe(0)
    },
  )
})
