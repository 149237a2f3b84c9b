import type { Payload } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import type { Language } from '@/domain/languages'
import type { MailKind } from '@/domain/mail/kinds'
import type { CitySetting, MailTemplate, Office, Service, ServiceText } from '@/payload-types'

import { readCitySettings } from '../settings/read-settings'

/** What mails are made from, read once per run: a run writes hundreds with the same few texts. */
export type MailSources = {
  settings: () => Promise<CitySetting>
  office: (id: string) => Promise<Office | null>
  service: (id: string) => Promise<Service | null>
  serviceText: (service: string, language: Language) => Promise<ServiceText | null>
  /** The city's own text: for this service first, then for all services. */
  template: (kind: MailKind, language: Language, service: string) => Promise<MailTemplate | null>
}

export function createMailSources(payload: Payload): MailSources {
  const known = new Map<string, Promise<unknown>>()
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? read()
    known.set(key, found)
    return found as Promise<T>
  }
  const templates = () =>
    once('templates', () =>
      findRows<MailTemplate>(payload, 'mail-templates', { active: { equals: true } }),
    )
  return {
    settings: () => once('settings', () => readCitySettings(payload)),
    // With hooks and arrays (translations), unlike `findRow`.
    office: (id) =>
      once(`office|${id}`, () =>
        payload.findByID({ collection: 'offices', id, depth: 0, disableErrors: true }),
      ),
    service: (id) =>
      once(`service|${id}`, () =>
        payload.findByID({ collection: 'services', id, depth: 0, disableErrors: true }),
      ),
    serviceText: (service, language) =>
      once(`text|${service}|${language}`, () =>
        findRow<ServiceText>(payload, 'service-texts', {
          and: [{ service: { equals: service } }, { language: { equals: language } }],
        }),
      ),
    template: async (kind, language, service) => {
      const fitting = (await templates()).filter(
        (one) => one.kind === kind && one.language === language,
      )
      return (
        fitting.find((one) => one.service === service) ??
        fitting.find((one) => !one.service) ??
        null
      )
    },
  }
}
