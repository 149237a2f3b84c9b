import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { LANGUAGE_CODES, LANGUAGES } from '@/domain/languages'
import { MAIL_KIND, type MailKind } from '@/domain/mail/kinds'
import { defaultTemplate } from '@/domain/mail/texts'
import { formatForLanguage } from '@/domain/time/format'
import { drainOutbox } from '@/services/booking/drain-outbox'

import { addAccount, callAs, logIn } from '../../helpers/accounts'
import { book, mailsOf } from '../../helpers/bookings'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
let cookie = ''
beforeAll(async () => {
  world = await openWorld()
  await addSlot(world, { start: '09:00', capacity: 100 })
  await addAccount(world.payload, { username: 'texts', roles: ['city-admin'] })
  cookie = (await logIn('texts')).cookie
})
afterAll(() => world.close())

const template = (data: Record<string, unknown>) =>
  callAs(cookie, '/mail-templates', 'POST', {
    kind: 'confirmation',
    language: 'ja',
    subject: '予約のご案内',
    body: '{{number}}',
    active: true,
    ...data,
  })
const problem = async (response: Response) => JSON.stringify(await response.json())
const mailFor = async (wish: Parameters<typeof book>[1]) => {
  const row = await book(world, { mail: 'reader@example.jp', ...wish })
  await drainOutbox(world.ctx())
  const [mail] = await mailsOf(world, row.id)
  return { ...mail!, row }
}

describe('texts of mails', () => {
  it('NT-06 (part) shows a text as a citizen would get it, in every kind and language, before it is saved', async () => {
    for (const kind of Object.keys(MAIL_KIND))
      for (const language of LANGUAGE_CODES) {
        const { subject, body } = defaultTemplate(kind as MailKind, language)
        const draft = { kind, language, subject, body }
        const answer = await callAs(cookie, '/ops/mail/preview', 'POST', draft)
        const shown = (await answer.json()) as { subject: string; text: string }
        expect([kind, language, answer.status]).toEqual([kind, language, 200])
        expect(`${shown.subject}${shown.text}`).not.toMatch(/\{\{|undefined|null/)
        expect(shown.text.length).toBeGreaterThan(40)
      }
    const own = { kind: 'confirmation', language: 'ja', subject: 'x', body: '番号 {{number}}' }
    const answer = await callAs(cookie, '/ops/mail/preview', 'POST', own)
    expect(await answer.json()).toEqual({ subject: 'x', text: '番号 123-456-782' })
  })

  it('calls a record by its kind and language in lists and headings', async () => {
    const { doc } = (await (await template({ language: 'vi' })).json()) as {
      doc: { id: string; title: string }
    }
    expect(doc.title).toBe('予約完了｜ベトナム語')
    await world.payload.delete({ collection: 'mail-templates', id: doc.id })
  })

  it('NT-06 a template with a forbidden placeholder cannot be saved, and the answer says which', async () => {
    for (const [field, text] of [
      ['body', '{{name}} 様\n{{number}}'],
      ['body', '{{氏名}}'],
      ['body', '｛｛住所｝｝'],
      ['subject', '{{ birthday }} の方へ'],
      ['body', '{{number'],
    ] as const) {
      const answer = await template({ [field]: text })
      expect([text, answer.status]).toEqual([text, 400])
      expect(await problem(answer)).toContain('この差し込みは使えません')
    }
    const saved = await template({
      body: '受付番号 {{number}}\n場所 {{office}}\n日時 {{date}} {{time}}\n{{bring}}',
    })
    expect(saved.status).toBe(201)
    const { doc } = (await saved.json()) as { doc: { id: string } }
    const changed = await callAs(cookie, `/mail-templates/${doc.id}`, 'PATCH', { body: '{{name}}' })
    expect(changed.status).toBe(400)
    await world.payload.delete({ collection: 'mail-templates', id: doc.id })
  })

  it('the city’s text for the service comes before its text for all, an inactive one does not count', async () => {
    const created = []
    for (const data of [
      { subject: '全体' },
      { subject: 'このサービス', service: world.service.id },
      { subject: '止めた文', service: world.service.id, active: false },
    ]) {
      created.push((await template(data)).status)
      expect(created.at(-1)).toBe(201)
    }
    expect((await mailFor({ start: '09:00' })).subject).toBe('このサービス')
    const own = await world.payload.find({
      collection: 'mail-templates',
      where: { subject: { equals: 'このサービス' } },
    })
    await world.payload.update({
      collection: 'mail-templates',
      id: own.docs[0]!.id,
      data: { active: false },
    })
    const general = await mailFor({ start: '09:00' })
    expect(general.subject).toBe('全体')
    expect(general.text).toBe(general.row.number.replace(/(\d{3})(?=\d)/g, '$1-'))
  })

  it('without a template every language has a complete mail in that language', async () => {
    for (const language of LANGUAGE_CODES.filter((code) => code !== 'ja')) {
      const mail = await mailFor({ start: '09:00', language })
      expect([language, mail.language]).toEqual([language, language])
      expect(mail.text).toContain(formatForLanguage(MONDAY, null, LANGUAGES[language].tag))
      expect(mail.text).toContain('09:00')
      expect(mail.text).toContain('0120-000-000')
      expect(mail.text).toContain(`/${language}/manage?t=`)
      expect(`${mail.subject}${mail.text}`).not.toMatch(/\{\{|undefined|null/)
    }
  })

  it('names of services and offices, what to bring and the hours are in the reader’s language', async () => {
    await world.payload.create({
      collection: 'service-texts',
      data: {
        service: world.service.id,
        language: 'en',
        name: 'Card pick-up',
        bring: 'Notice\nOld card',
      },
    })
    await world.payload.update({
      collection: 'offices',
      id: world.offices[0]!.id,
      data: { translations: [{ language: 'en', name: 'Kawasaki Ward Office' }] },
    })
    await world.payload.updateGlobal({
      slug: 'city-settings',
      data: { callHoursTranslations: [{ language: 'en', text: 'Mon–Fri 9:00–17:00' }] },
    })
    const { text } = await mailFor({ start: '09:00', language: 'en' })
    for (const part of [
      'Card pick-up',
      'Kawasaki Ward Office',
      '・Notice\n・Old card',
      'Mon–Fri 9:00–17:00',
    ]) {
      expect(text).toContain(part)
    }
  })
})
