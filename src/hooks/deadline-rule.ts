import type { CollectionAfterChangeHook, CollectionBeforeValidateHook } from 'payload'

import { ruleProblem } from '@/domain/deadlines/due'
import { addressProblem } from '@/domain/mail/address'
import { isCivilDate, tokyoDateOf } from '@/domain/time/civil'
import { at } from '@/domain/field-problem'
import { refuseAt, refuseProblems } from '@/lib/errors'
import type { DeadlineRule } from '@/payload-types'
import { clockOf, jobContext } from '@/services/context'
import { prepareSubmissions } from '@/services/deadlines/prepare'
import { ruleOf } from '@/services/deadlines/rules'

import { cityOnlyLater } from './city-only'

/**
 * What is due when is agreed with the city: the vendor may add a rule, and says whom of its own people to
 * remind, but loosens none (NT-09).
 */
export const guardDeadlineRule = cityOnlyLater(
  [
    ...['name', 'kind', 'active', 'period', 'days', 'weekdays', 'onHolidays', 'service'],
    ...['due', 'dueDay', 'dueDate', 'roll', 'validFrom', 'validTo', 'roles'],
  ],
  '提出物と期限を変えられるのは、市管理者だけです。知らせる日と宛先は変えられます。',
)

/** A rule that could not be counted out is refused when it is saved, not by the job at night. */
export const checkDeadlineRule: CollectionBeforeValidateHook<DeadlineRule> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  // A new record has an empty original, a copied one the original's.
  const before = operation === 'update' ? originalDoc : undefined
  const given = Object.entries(data ?? {}).filter(([, value]) => value !== undefined)
  const row = { ...before, ...Object.fromEntries(given) } as DeadlineRule
  if (before && row.period !== before.period) {
    throw refuseAt(
      'period',
      'RULE_PERIOD',
      '「どの期間のものか」は変えられません。このきまりの「使用中」を外し、新しいきまりを作ってください。',
    )
  }
  const rule = ruleOf(row)
  // Where required fields are missing or malformed, the form's own checks speak.
  const dates = [rule.dueDate, rule.validFrom, rule.validTo]
  if (!row.period || !row.due || dates.some((date) => date && !isCivilDate(date))) return data
  const wrong = addressProblem(row.mails)
  const problem =
    ruleProblem(rule) ??
    (rule.period === 'daily' && rule.days === 'weekdays' && rule.weekdays.length === 0
      ? at('weekdays', '曜日を1つ以上選んでください。')
      : null) ??
    (rule.period === 'daily' && rule.days === 'bookings' && rule.service === ''
      ? at('service', '予約サービスを選んでください。')
      : null) ??
    (wrong ? at('mails', wrong) : null)
  if (problem) throw refuseProblems('RULE_INVALID', [problem])
  // What was due before somebody wrote the rule down is nobody's debt.
  return before || rule.validFrom
    ? data
    : { ...data, validFrom: tokyoDateOf(clockOf(req.payload)()) }
}

/** A new or changed rule shows on the page at once. */
export const prepareAfterRule: CollectionAfterChangeHook = async ({ doc, req }) => {
  await prepareSubmissions(jobContext(req.payload), String(doc.id))
  return doc
}
