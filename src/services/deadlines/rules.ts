import type { Payload } from 'payload'

import type { Role } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { type DayException, type IsOpen, isAsked, openingDays } from '@/domain/deadlines/due'
import type { Reminded } from '@/domain/deadlines/reminders'
import type { CivilDate } from '@/domain/time/civil'
import { addressesOf } from '@/domain/mail/address'
import { relationId } from '@/lib/relations'
import type { DeadlineRule as StoredRule } from '@/payload-types'

import { loadBookingConfig } from '../settings/booking-config'

import type { SubmissionRule, SubmissionRow } from './types'

/** A stored rule with its defaults; texts that are empty are null. */
export const ruleOf = (row: StoredRule): SubmissionRule => ({
  id: String(row.id),
  name: row.name,
  kind: row.kind,
  active: row.active !== false,
  period: row.period,
  days: row.days ?? 'weekdays',
  weekdays: (row.weekdays ?? []).map(Number),
  onHolidays: row.onHolidays === true,
  service: relationId(row.service),
  due: row.due,
  dueDay: row.dueDay ?? null,
  dueDate: row.dueDate || null,
  roll: row.roll ?? 'none',
  validFrom: row.validFrom || null,
  validTo: row.validTo || null,
  roles: (row.roles ?? []) as Role[],
  remindDays: (row.remindDays ?? []).map(Number),
  remindOverdue: row.remindOverdue !== false,
  addresses: addressesOf(row.mails),
})

/** Rules in use, by id. */
export async function readRules(payload: Payload): Promise<Map<string, SubmissionRule>> {
  const rows = await findRows<StoredRule>(
    payload,
    'deadline-rules',
    { active: { not_equals: false } },
    { sort: 'name' },
  )
  return new Map(rows.map((row) => [String(row.id), ruleOf(row)]))
}

export type CityCalendar = {
  isOpen: IsOpen
  holidays: ReadonlySet<CivilDate>
  exceptions: DayException[]
}

/** The city's closed days and the days on which all closes or one office opens (RP-25, BK-05). */
export async function cityCalendar(payload: Payload): Promise<CityCalendar> {
  const { holidays, exceptions } = await loadBookingConfig(payload)
  const closed = new Set(holidays.map(({ date }) => date))
  return {
    isOpen: openingDays(closed),
    holidays: closed,
    exceptions: exceptions.map(({ kind, from, to, start, end, officeIds, serviceIds }) => ({
      kind,
      from,
      to,
      isWhole: !officeIds && !serviceIds && start === null && end === null,
    })),
  }
}

/** The rule that still asks for an open row, or null: it was switched off, or ends before it. */
export function askingRule(
  rules: ReadonlyMap<string, SubmissionRule>,
  row: SubmissionRow,
): SubmissionRule | null {
  const rule = rules.get(String(row.rule))
  const period = { from: row.periodFrom, to: row.periodTo }
  return rule && isAsked(rule, period, row.dueOn) ? rule : null
}

/** What the reminders of a row go by. */
export const remindedOf = (rule: SubmissionRule, row: SubmissionRow): Reminded => ({
  dueOn: row.dueOn,
  begins: rule.period === 'once' ? null : row.periodFrom,
  days: rule.remindDays,
  overdue: rule.remindOverdue,
})
