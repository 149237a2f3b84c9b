import type { Language } from '@/domain/languages'
import type { MailKind } from '@/domain/mail/kinds'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import type { MailTemplate } from '@/payload-types'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'

import { renderMail } from './render'
import { createMailSources } from './sources'

export type MailDraft = {
  kind: MailKind
  language: Language
  /** Empty = the first service. */
  service: string
  subject: string
  body: string
}

/**
 * A text that is being written, as a citizen would get it: with the city's own office, service and
 * numbers of nobody (NT-06). Sends nothing.
 */
export async function previewMail(
  ctx: ServiceContext,
  { kind, language, service, subject, body }: MailDraft,
): Promise<{ subject: string; text: string }> {
  const config = await loadBookingConfig(ctx.payload)
  const shown = config.services.find(({ id }) => id === service) ?? config.services[0]
  const office = shown?.officeIds[0] ?? config.offices[0]?.id ?? ''
  const date = addDays(tokyoDateOf(ctx.now()), 7)
  const sources = {
    ...createMailSources(ctx.payload),
    template: () => Promise.resolve({ subject, body } as MailTemplate),
  }
  const mail = await renderMail(sources, {
    kind,
    language,
    service: shown?.id ?? '',
    place: { office, date, start: '10:00' },
    number: kind === 'waitlist' || kind === 'wish' ? '' : '123456782',
    people: 2,
    reason: kind === 'closure' ? '設備の点検のため' : '',
    missing: kind === 'defect' ? ['photo'] : [],
    wish:
      kind === 'wish' ? { offices: [office], dateFrom: date, dateTo: addDays(date, 7) } : undefined,
  })
  return { subject: mail.subject, text: mail.text }
}
