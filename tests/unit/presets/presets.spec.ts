import { describe, expect, it } from 'vitest'

import { LANGUAGE_CODES } from '@/domain/languages'
import { CITY_CODES, PRESETS } from '@/presets'

const PLACEHOLDERS = new Set(
  'number date time office address service people bring link phone hours city reason missing'.split(
    ' ',
  ),
)

describe.each(CITY_CODES)('preset %s', (code) => {
  const preset = PRESETS[code]
  const citizenTexts = JSON.stringify([
    preset.texts,
    preset.mails,
    preset.faqs,
    preset.referrals,
    preset.services.map(({ name }) => name),
  ])

  it('never calls the card 個人番号カード to citizens', () => {
    expect(citizenTexts).not.toContain('個人番号カード')
  })

  it('uses only placeholders that the mail and the read-out know', () => {
    const used = [...citizenTexts.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')
    expect(used.filter((name) => !PLACEHOLDERS.has(name))).toEqual([])
  })

  it('has every text and mail in Japanese and no key twice', () => {
    for (const service of preset.services) {
      const languages = preset.texts.filter((text) => text.service === service.code)
      expect(languages.map(({ language }) => language)).toContain('ja')
    }
    const keys = [
      ...preset.patterns.map(({ key }) => `pattern ${key}`),
      ...preset.exceptions.map(({ key }) => `exception ${key}`),
      ...preset.faqs.map(({ key, language }) => `faq ${key} ${language}`),
      ...preset.texts.map(({ service, language }) => `text ${service} ${language}`),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('points only at offices and services of its own', () => {
    const offices = new Set(preset.offices.map((office) => office.code))
    const services = new Set(preset.services.map((service) => service.code))
    const named = [...preset.services, ...preset.patterns, ...preset.exceptions]
    expect(named.flatMap((item) => item.offices ?? []).filter((one) => !offices.has(one))).toEqual(
      [],
    )
    const texts = [...preset.texts, ...preset.patterns].map(({ service }) => service)
    expect(texts.filter((one) => !services.has(one))).toEqual([])
  })
})

describe('the Kawasaki preset', () => {
  it('guides in every language of the site', () => {
    for (const service of PRESETS.kawasaki.services) {
      const languages = PRESETS.kawasaki.texts.filter((text) => text.service === service.code)
      expect(languages.map(({ language }) => language).sort()).toEqual([...LANGUAGE_CODES].sort())
    }
  })
})
