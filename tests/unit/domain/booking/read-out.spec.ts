import { describe, expect, it } from 'vitest'

import { readOutAfterChange, readOutText } from '@/domain/booking/read-out'

const values = {
  number: '220205984',
  date: '2026-12-07',
  start: '09:30',
  office: '川崎区役所',
  bring: ['交付通知書', '本人確認書類'],
}

describe('read-out text', () => {
  it('OP-04 (part) says after a change that it was one', () => {
    const changed = readOutAfterChange(readOutText('', values))
    expect(changed).toContain('ご予約の変更を承りました。')
    expect(changed).not.toContain('ご予約を承りました')
    expect(readOutAfterChange('お申し込みを承りました。')).toBe('お申し込みの変更を承りました。')
    expect(readOutAfterChange('お待ちしています。')).toBe('お待ちしています。')
  })

  it("OP-04 (part) fills the city's text with number in threes, spoken time, office and items", () => {
    const text = '{{number}}、{{date}}の{{time}}、{{ office }}。｛｛bring｝｝をお持ちください。'
    expect(readOutText(text, values)).toBe(
      '220-205-984、12月7日（月）の9時30分、川崎区役所。交付通知書、本人確認書類をお持ちください。',
    )
    expect(readOutText('{{time}}', { ...values, start: '10:00' })).toBe('10時')
  })

  it('has a text of its own, leaves out bringing nothing, and shows what it does not know', () => {
    expect(readOutText('', values)).toContain('受付番号は 220-205-984 です。')
    expect(readOutText('A\n{{bring}}をお持ちください', { ...values, bring: [] })).toBe('A')
    expect(readOutText('{{nmae}}', values)).toBe('{{nmae}}')
  })
})
