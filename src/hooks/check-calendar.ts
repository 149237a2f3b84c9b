import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import {
  bandProblem,
  exceptionProblem,
  hoursText,
  weekdaysText,
} from '@/domain/booking/calendar-rules'
import { isCivilDate, isCivilTime } from '@/domain/time/civil'
import type { FieldProblem } from '@/domain/field-problem'
import { isDomainError, refuse, refuseAt, refuseProblems } from '@/lib/errors'
import { relationId, relationIds } from '@/lib/relations'
import type { CalendarException, Office, OpeningPattern, Service } from '@/payload-types'
import { exceptionConcern, patternConcern } from '@/services/calendar/concern'
import { requireSlotsEdit } from '@/services/calendar/permission'
import { staffContext } from '@/services/context'
import { exceptionOf, patternOf } from '@/services/settings/booking-config-rows'

/** The form as it would be stored: what is not in a partial update stays as it was. */
function merged<T>(data: Partial<T> | undefined, originalDoc: T | undefined): T {
  const given = Object.entries(data ?? {}).filter(([, value]) => value !== undefined)
  return { ...originalDoc, ...Object.fromEntries(given) } as T
}

/** Staff change only the calendar of their own offices, and take it over from nobody else (AC-07). */
function checkScope(req: PayloadRequest, rows: { officeIds: string[] | null }[]): void {
  if (!req.user) return
  try {
    for (const { officeIds } of rows) requireSlotsEdit(staffContext(req, 'city-staff'), officeIds)
  } catch (error) {
    throw isDomainError(error) ? refuse(error.code, error.message, error.status) : error
  }
}

function refuseProblem(problem: FieldProblem | null): void {
  if (problem) throw refuseProblems('CALENDAR_INVALID', [problem])
}

/** Where required fields are missing or malformed, the form's own checks speak. */
const isCompleteBand = (row: OpeningPattern): boolean =>
  !!relationId(row.office) &&
  !!relationId(row.service) &&
  isCivilTime(row.start) &&
  isCivilTime(row.end) &&
  isCivilDate(row.validFrom) &&
  (!row.validTo || isCivilDate(row.validTo))

const isCompleteException = (row: CalendarException): boolean =>
  isCivilDate(row.from) &&
  isCivilDate(row.to) &&
  [row.start, row.end].every((time) => !time || isCivilTime(time))

/** Rules of a weekly band, and its name where nobody gave one (BK-02, BK-03, BK-07). */
export const checkPattern: CollectionBeforeValidateHook<OpeningPattern> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  // A new record has an empty original, a copied one the original's.
  const before = operation === 'update' ? originalDoc : undefined
  const row = merged(data, before)
  if (!isCompleteBand(row)) return data
  checkScope(req, [...(before ? [patternConcern(before)] : []), patternConcern(row)])
  refuseProblem(bandProblem(patternOf(row)))
  if (row.active !== false) await refuseSameBand(req, row)
  const wasNamed = before?.title && before.title !== (await titleOf(req, before))
  const title = data?.title ?? before?.title
  const isOwn = title && (title !== before?.title || wasNamed)
  return { ...data, title: isOwn ? title : await titleOf(req, row) }
}

/** 「川崎区役所 カード交付予約 月〜金 9:00〜17:00」 */
async function titleOf(req: PayloadRequest, row: OpeningPattern): Promise<string> {
  const nameOf = async (collection: 'offices' | 'services', id: string) =>
    (await findRow<Office | Service>(req.payload, collection, { id: { equals: id } }))?.name ?? ''
  const { weekdays, start, end } = patternOf(row)
  return [
    await nameOf('offices', relationId(row.office)),
    await nameOf('services', relationId(row.service)),
    weekdaysText(weekdays),
    hoursText(start, end),
  ]
    .filter(Boolean)
    .join(' ')
}

async function refuseSameBand(req: PayloadRequest, row: OpeningPattern): Promise<void> {
  const others = await findRows<OpeningPattern>(req.payload, 'opening-patterns', {
    and: [
      { office: { equals: relationId(row.office) } },
      { service: { equals: relationId(row.service) } },
      { start: { equals: row.start } },
      { end: { equals: row.end } },
      { validFrom: { equals: row.validFrom } },
      { active: { not_equals: false } },
    ],
  })
  const days = ({ weekdays }: { weekdays: readonly boolean[] }) => weekdays.join()
  const same = others.find(
    (other) => other.id !== row.id && days(patternOf(other)) === days(patternOf(row)),
  )
  if (!same) return
  throw refuseAt(
    ['office', 'start'],
    'CALENDAR_DUPLICATE',
    '同じ窓口・サービス・曜日・時間・適用開始日の受付時間がすでにあります。そちらを変更してください。',
  )
}

/** Rules of an exception to the weekly hours (BK-05, BK-06). */
export const checkException: CollectionBeforeValidateHook<CalendarException> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = operation === 'update' ? originalDoc : undefined
  const row = merged(data, before)
  if (!isCompleteException(row)) return data
  checkScope(req, [...(before ? [exceptionConcern(before)] : []), exceptionConcern(row)])
  refuseProblem(exceptionProblem(exceptionOf(row)))
  if (row.active !== false) await refuseSameException(req, row)
  return data
}

async function refuseSameException(req: PayloadRequest, row: CalendarException): Promise<void> {
  const others = await findRows<CalendarException>(req.payload, 'calendar-exceptions', {
    and: [
      { kind: { equals: row.kind } },
      { from: { equals: row.from } },
      { to: { equals: row.to } },
      { active: { not_equals: false } },
    ],
  })
  const place = (one: CalendarException) =>
    JSON.stringify([
      relationIds(one.offices).sort(),
      relationIds(one.services).sort(),
      one.start || '',
      one.end || '',
    ])
  const isResent = (one: CalendarException) => !!row.requestKey && one.requestKey === row.requestKey
  const same = others.find(
    (one) => one.id !== row.id && !isResent(one) && place(one) === place(row),
  )
  if (!same) return
  throw refuseAt(
    'from',
    'CALENDAR_DUPLICATE',
    '同じ日・時間・窓口の設定がすでにあります。そちらを変更してください。',
  )
}
