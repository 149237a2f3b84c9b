import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { LANGUAGE_CODES, LANGUAGES } from '@/domain/languages'
import { handleSite } from '@/public-site/handle'
import { jobContext } from '@/services/context'
import { missingTexts } from '@/services/dashboard/missing-texts'
import { waitingToday } from '@/services/dashboard/waiting'
import { readCitySettings } from '@/services/settings/read-settings'

import { textOf } from '../../helpers/browser'
import { openPayload } from '../../helpers/world'

let payload: Payload
beforeAll(async () => {
  payload = await openPayload()
  await PRODUCT.loadPreset(jobContext(payload), 'kawasaki', { slots: false })
})
afterAll(() => payload.destroy())

const tiles = async () => {
  const user = { id: 'x', name: 'x', roles: ['city-admin' as const], active: true }
  return (await waitingToday({ ...jobContext(payload), user }, PRODUCT.tiles)).map(({ key }) => key)
}

describe('the languages of a city', () => {
  it('AX-03 Kawasaki guides in ten, each filled; a text that is taken away is reported', async () => {
    const { languages } = await readCitySettings(payload)
    expect(languages.length).toBeGreaterThanOrEqual(8)
    expect([...languages].sort()).toEqual([...LANGUAGE_CODES].sort())
    expect(await missingTexts(jobContext(payload))).toEqual([])
    expect(await tiles()).not.toContain('languages')
    for (const language of languages) {
      for (const path of ['', '/contact', '/faq', '/book/pickup']) {
        const request = new Request(`http://localhost:3000/${language}${path}`, {
          headers: { host: 'localhost:3000' },
        })
        const response = await handleSite(payload, request)
        expect([language, path, response.status]).toEqual([language, path, 200])
        const html = await response.text()
        expect(html).toContain(`<html lang="${LANGUAGES[language].tag}"`)
        expect(textOf(html)).toContain('0120-380-366')
      }
    }
    const { docs } = await payload.find({
      collection: 'service-texts',
      where: { and: [{ language: { equals: 'vi' } }, { 'service.code': { equals: 'pickup' } }] },
    })
    await payload.update({
      collection: 'service-texts',
      id: docs[0]!.id,
      data: { bring: '' },
    })
    const { callHoursTranslations } = await readCitySettings(payload)
    await payload.updateGlobal({
      slug: 'city-settings',
      data: {
        callHoursTranslations: callHoursTranslations!.filter((one) => one.language !== 'ko'),
      },
    })
    expect(await missingTexts(jobContext(payload))).toEqual([
      { language: 'ko', label: '韓国・朝鮮語', what: 'コールセンターの受付時間' },
      { language: 'vi', label: 'ベトナム語', what: '「カード交付予約」の案内文' },
    ])
    expect(await tiles()).toContain('languages')
  })
})
