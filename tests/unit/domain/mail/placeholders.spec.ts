import { describe, expect, it } from 'vitest'

import { LANGUAGE_CODES } from '@/domain/languages'
import { MAIL_KIND, type MailKind } from '@/domain/mail/kinds'
import {
  fillBody,
  fillSubject,
  forbiddenPlaceholders,
  PLACEHOLDERS,
  type PlaceholderValues,
} from '@/domain/mail/placeholders'
import { defaultTemplate } from '@/domain/mail/texts'

const filled = Object.fromEntries(
  PLACEHOLDERS.map((name) => [name, `<${name}>`]),
) as PlaceholderValues
const empty = Object.fromEntries(PLACEHOLDERS.map((name) => [name, ''])) as PlaceholderValues

describe('placeholders of mail texts', () => {
  it.each([
    ['{{name}} 様', ['name']],
    ['{{ 氏名 }}', ['氏名']],
    ['｛｛住所｝｝', ['住所']],
    ['{{number}} {{}}', ['（空）']],
    ['{{number', ['閉じていない {{']],
    ['{{ number }} {{time}}', []],
    ['{ひと重の括弧} はそのまま', []],
  ])('%s', (text, forbidden) => {
    expect(forbiddenPlaceholders(text)).toEqual(forbidden)
  })

  it('lines and paragraphs that speak only of unknown things are left out', () => {
    const text = '場所: {{office}}\n所在地: {{address}}\n\n持ってくるもの\n{{bring}}\n\n以上'
    expect(fillBody(text, { ...empty, office: '川崎区役所' })).toBe('場所: 川崎区役所\n\n以上')
    expect(fillBody(text, { ...filled, bring: '・通知書' })).toContain('持ってくるもの\n・通知書')
  })

  it('a value is never read as a placeholder again', () => {
    expect(fillBody('{{reason}}', { ...filled, reason: '{{link}} $& $1' })).toBe('{{link}} $& $1')
  })

  it('a subject is one line whatever stands in it', () => {
    expect(
      fillSubject('{{city}}\n{{reason}}', { ...filled, reason: 'a\r\nBcc: x@example.jp' }),
    ).toBe('<city> a Bcc: x@example.jp')
  })

  it('the built-in texts of every language and kind use allowed placeholders only and leave none over', () => {
    for (const language of LANGUAGE_CODES) {
      for (const kind of Object.keys(MAIL_KIND) as MailKind[]) {
        const { subject, body } = defaultTemplate(kind, language)
        expect(forbiddenPlaceholders(subject + body)).toEqual([])
        expect(fillSubject(subject, filled) + fillBody(body, filled)).not.toMatch(/\{\{|undefined/)
        expect(body).toContain('{{link}}')
      }
    }
  })
})
