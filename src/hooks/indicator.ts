import type { CollectionBeforeValidateHook } from 'payload'

import { at, type FieldProblem } from '@/domain/field-problem'
import { refuseProblems } from '@/lib/errors'
import type { ServiceIndicator } from '@/payload-types'

const hasTwoDecimals = (value: unknown): boolean =>
  typeof value !== 'number' || Math.abs(value * 100 - Math.round(value * 100)) < 1e-6

const PLAIN = '小数は2桁までで入力してください。'

/** An indicator that could not be judged is refused when it is saved (QA-12). */
export const checkIndicator: CollectionBeforeValidateHook<ServiceIndicator> = ({ data }) => {
  const problems: FieldProblem[] = []
  if (!hasTwoDecimals(data?.target)) problems.push(at('target', PLAIN))
  if (data?.validTo && data.validFrom && data.validTo < data.validFrom)
    problems.push(at('validTo', '適用開始日より後の日を入力してください。'))
  for (const [index, { value }] of (data?.values ?? []).entries())
    if (!hasTwoDecimals(value)) problems.push(at(`values.${index}.value`, PLAIN))
  if (problems.length > 0) throw refuseProblems('INDICATOR_INVALID', problems)
  return data
}
