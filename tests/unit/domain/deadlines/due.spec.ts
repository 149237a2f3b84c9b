import { describe, expect, it } from 'vitest'

import {
  type DueRule,
  dueOn,
  isAsked,
  openingDays,
  ranOn,
  type RuleForm,
  ruleProblem,
} from '@/domain/deadlines/due'
import { oncePeriod, type Period, periodLabel, periodsTouching } from '@/domain/deadlines/periods'
import { holidaySeed } from '@/presets/holidays'

const holidays = new Set(holidaySeed().map(({ date }) => date))
const isOpen = openingDays(holidays)
const rule = (part: Partial<DueRule>): DueRule => ({
  period: 'monthly',
  due: 'period-end',
  dueDay: null,
  dueDate: null,
  roll: 'none',
  ...part,
})
const only = (kind: 'daily' | 'monthly' | 'yearly', day: string): Period => {
  const found = periodsTouching(kind, day, day)
  expect(found).toHaveLength(1)
  return found[0]!
}
const day = (date: string) => only('daily', date)
const month = (key: string) => only('monthly', `${key}-15`)

const NEXT_OPENING = rule({ period: 'daily', due: 'next-opening' })
const WITHIN_7 = rule({ due: 'days-after', dueDay: 7 })
const THE_10TH = rule({ due: 'next-month-day', dueDay: 10 })
const THE_20TH = rule({ due: 'next-month-day', dueDay: 20, roll: 'previous' })
const PLAN = rule({ due: 'month-before-day', dueDay: 15 })

describe('the due day of a period', () => {
  it.each<[string, DueRule, Period, string]>([
    // 川崎 日次報告書, 川越 日次報告書: the next opening day.
    [
      'next opening day, Friday before the year-end closing',
      NEXT_OPENING,
      day('2025-12-26'),
      '2026-01-05',
    ],
    ['next opening day, an ordinary Tuesday', NEXT_OPENING, day('2026-12-08'), '2026-12-09'],
    ['next opening day, a Saturday', NEXT_OPENING, day('2026-12-05'), '2026-12-07'],
    [
      'next opening day, the last working day of the year',
      NEXT_OPENING,
      day('2026-12-28'),
      '2027-01-04',
    ],
    ['next opening day, before Golden Week', NEXT_OPENING, day('2026-05-01'), '2026-05-07'],
    // 川崎 月次業務計画・実績報告書: the month's end, rolled only where the city says so.
    ['month end', rule({}), month('2026-12'), '2026-12-31'],
    ['month end in a leap year', rule({}), month('2028-02'), '2028-02-29'],
    ['month end, earlier when closed', rule({ roll: 'previous' }), month('2026-12'), '2026-12-28'],
    ['month end, later when closed', rule({ roll: 'next' }), month('2026-12'), '2027-01-04'],
    // 川崎 年度業務実績報告書: the end of March.
    [
      'end of the fiscal year',
      rule({ period: 'yearly' }),
      only('yearly', '2026-03-31'),
      '2026-03-31',
    ],
    [
      'end of the fiscal year, from April',
      rule({ period: 'yearly' }),
      only('yearly', '2026-04-01'),
      '2027-03-31',
    ],
    // 川越 月次報告書: within seven days from the month's end.
    ['7 days after month end', WITHIN_7, month('2026-06'), '2026-07-07'],
    ['7 days after month end, over the year', WITHIN_7, month('2026-12'), '2027-01-07'],
    [
      '0 days after month end',
      rule({ due: 'days-after', dueDay: 0 }),
      month('2026-06'),
      '2026-06-30',
    ],
    // 千葉 委託業務完了報告書: the 10th, no word about closed days.
    ['the 10th of the next month', THE_10TH, month('2026-09'), '2026-10-10'],
    ['the 10th of the next month, over the year', THE_10TH, month('2026-12'), '2027-01-10'],
    [
      'the 10th, moved on when closed',
      { ...THE_10TH, roll: 'next' },
      month('2026-12'),
      '2027-01-12',
    ],
    // 福岡 実施報告書（月報）: the 20th, else the opening day before.
    ['the 20th on a Sunday', THE_20TH, month('2026-08'), '2026-09-18'],
    ['the 20th on a Saturday', THE_20TH, month('2027-01'), '2027-02-19'],
    ['the 20th on an opening day', THE_20TH, month('2026-09'), '2026-10-20'],
    // 川崎 出張申請の実施計画: the 15th of the month before.
    ['the 15th of the month before', PLAN, month('2026-10'), '2026-09-15'],
    ['the 15th of the month before, over the year', PLAN, month('2027-01'), '2026-12-15'],
    [
      'a day that the month lacks',
      rule({ due: 'month-before-day', dueDay: 31 }),
      month('2027-03'),
      '2027-02-28',
    ],
    [
      'a fixed day',
      rule({ period: 'once', due: 'on-date', dueDate: '2026-03-31' }),
      oncePeriod('2026-03-31'),
      '2026-03-31',
    ],
  ])('RP-25 %s', (_, one, period, expected) => {
    expect(dueOn(one, period, isOpen)).toBe(expected)
  })

  it('follows closed days of the city that no law knows', () => {
    const own = openingDays(new Set([...holidays, '2026-12-09', '2026-09-18']))
    expect(dueOn(NEXT_OPENING, day('2026-12-08'), own)).toBe('2026-12-10')
    expect(dueOn(THE_20TH, month('2026-08'), own)).toBe('2026-09-17')
  })

  it('ends also in a calendar without any opening day', () => {
    expect(dueOn(NEXT_OPENING, day('2026-12-08'), () => false)).toBe('2026-12-09')
  })
})

describe('the periods of a rule', () => {
  it('are days, months and fiscal years, each once and named', () => {
    const keys = (kind: 'daily' | 'monthly' | 'yearly', from: string, to: string) =>
      periodsTouching(kind, from, to).map(({ key }) => key)
    expect(keys('daily', '2026-12-31', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01'])
    expect(keys('monthly', '2026-11-30', '2027-02-01')).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ])
    expect(keys('yearly', '2026-03-31', '2026-04-01')).toEqual(['FY2025', 'FY2026'])
    expect(keys('monthly', '2026-12-02', '2026-12-01')).toEqual([])
    expect(periodLabel(day('2026-12-07'))).toBe('2026年12月7日（月）分')
    expect(periodLabel(month('2026-12'))).toBe('2026年12月分')
    expect(periodLabel(only('yearly', '2027-03-31'))).toBe('令和8年度分')
    expect(periodLabel(oncePeriod('2026-03-31'))).toBe('')
  })

  it('are asked for within the contract only, the last report also after its end', () => {
    const contract = { validFrom: '2026-04-01', validTo: '2027-03-31' }
    const asked = (one: DueRule, key: string) => {
      const period = month(key)
      return isAsked(contract, period, dueOn(one, period, isOpen))
    }
    expect(asked(THE_10TH, '2026-03')).toBe(false)
    expect(asked(THE_10TH, '2026-04')).toBe(true)
    expect(asked(THE_10TH, '2027-03')).toBe(true)
    expect(asked(THE_10TH, '2027-04')).toBe(false)
    // The plan for April was due in March, before anybody was under contract.
    expect(asked(PLAN, '2026-04')).toBe(false)
    expect(asked(PLAN, '2026-05')).toBe(true)
  })

  it('a day counts when work was done on it', () => {
    const weekdays = { weekdays: [1, 2, 3, 4, 5], onHolidays: false }
    const ran = (date: string, exceptions: Parameters<typeof ranOn>[3] = []) =>
      ranOn(weekdays, date, holidays, exceptions)
    const on = (kind: 'open' | 'closed' | 'outage', date: string, isWhole = true) => [
      { kind, from: date, to: date, isWhole },
    ]
    expect([ran('2026-12-07'), ran('2026-12-06'), ran('2026-12-31')]).toEqual([true, false, false])
    expect(ran('2026-12-06', on('open', '2026-12-06', false))).toBe(true)
    expect(ran('2026-12-07', on('closed', '2026-12-07'))).toBe(false)
    expect(ran('2026-12-07', on('closed', '2026-12-07', false))).toBe(true)
    expect(ran('2026-12-07', on('outage', '2026-12-07'))).toBe(true)
    expect(ranOn({ weekdays: [0], onHolidays: true }, '2028-01-02', holidays, [])).toBe(true)
  })
})

describe('what a rule must satisfy before it is saved', () => {
  const form = (part: Partial<RuleForm>): RuleForm => ({
    ...rule({}),
    validFrom: null,
    validTo: null,
    ...part,
  })
  it.each<[string, Partial<RuleForm>, string | null]>([
    ['month end', {}, null],
    ['the 20th', { due: 'next-month-day', dueDay: 20 }, null],
    ['no day', { due: 'next-month-day' }, '1〜31'],
    ['the 32nd', { due: 'next-month-day', dueDay: 32 }, '1〜31'],
    ['the day zero', { due: 'month-before-day', dueDay: 0 }, '1〜31'],
    ['half a day', { due: 'days-after', dueDay: 1.5 }, '0〜366'],
    ['a day before', { due: 'days-after', dueDay: -1 }, '0〜366'],
    [
      'daily at the 10th',
      { period: 'daily', due: 'next-month-day', dueDay: 10 },
      '業務を行った日ごと',
    ],
    ['once without a date', { period: 'once', due: 'on-date' }, '期限の日付'],
    ['once at month end', { period: 'once' }, '決まった日'],
    ['a date every month', { due: 'on-date', dueDate: '2026-03-31' }, '1回だけ'],
    ['once on a date', { period: 'once', due: 'on-date', dueDate: '2026-03-31' }, null],
    ['over before it began', { validFrom: '2026-04-01', validTo: '2026-03-31' }, '適用終了日'],
  ])('%s', (_, part, problem) => {
    if (problem === null) expect(ruleProblem(form(part))).toBeNull()
    else expect(ruleProblem(form(part))?.message).toContain(problem)
  })
})
