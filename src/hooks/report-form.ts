import type { CollectionBeforeValidateHook } from 'payload'

import { at, type FieldProblem } from '@/domain/field-problem'
import { columnNames } from '@/domain/reports/columns'
import { refuseProblems } from '@/lib/errors'
import type { ReportForm } from '@/payload-types'
import { findRow } from '@/db/atomic'

/** A part that could not be made is refused when the form is saved, not on the day that the report is due (RP-28). */
export const checkReportForm: CollectionBeforeValidateHook<ReportForm> = async ({ data, req }) => {
  const problems = (data?.parts ?? []).flatMap((part, index): FieldProblem[] => {
    if (part.kind !== 'figures') return []
    if (!part.source) return [at(`parts.${index}.source`, '数字を選んでください。')]
    const names = columnNames(part.columns ?? '')
    return 'wrong' in names
      ? [
          at(
            `parts.${index}.columns`,
            `「${names.wrong}」を読み取れません。1行に1つ、「今の見出し = 新しい見出し」と書いてください。`,
          ),
        ]
      : []
  })
  for (const [index, { kind, sumOf }] of (data?.parts ?? []).entries()) {
    if (kind !== 'sums') continue
    const title = sumOf?.trim() ?? ''
    const form = title && (await findRow(req.payload, 'report-forms', { title: { equals: title } }))
    if (!form)
      problems.push(
        at(
          `parts.${index}.sumOf`,
          'その名前の様式がありません。様式の一覧にある名前を書いてください。',
        ),
      )
  }
  if (problems.length > 0) throw refuseProblems('FORM_INVALID', problems)
  return data
}
