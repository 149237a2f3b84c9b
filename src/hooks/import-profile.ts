import type { CollectionBeforeValidateHook } from 'payload'

import { MANIFOLD } from '@/domain/cards/columns'
import { refuseAt } from '@/lib/errors'

type Row = { column?: string | null; field?: string | null }

/**
 * A profile that could not tell whose card a row is, or maps one field twice, is refused when it is
 * saved and not when a list of 16,000 cards stands waiting (CD-04).
 */
export const checkImportProfile: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const columns = (data?.columns ?? originalDoc?.columns ?? []) as Row[]
  const fields = columns.flatMap(({ field }) => field || [])
  const twice = columns.flatMap(({ field }, row) =>
    field && !MANIFOLD.includes(field) && columns.findIndex((one) => one.field === field) !== row
      ? [{ field, row }]
      : [],
  )
  if (twice.length > 0) {
    const names = [...new Set(twice.map(({ field }) => field))].join('、')
    throw refuseAt(
      twice.map(({ row }) => `columns.${row}.field`),
      'INPUT_INVALID',
      `同じ項目に2つの列を対応させています: ${names}`,
    )
  }
  if (fields.length > 0 && !fields.includes('予約ID') && !fields.includes('製造管理番号')) {
    throw refuseAt('columns', 'INPUT_INVALID', '予約IDか製造管理番号の列を入れてください。')
  }
  const defaultStatus: unknown = data?.defaultStatus ?? originalDoc?.defaultStatus
  if (fields.length > 0 && !fields.includes('状態区分') && !defaultStatus) {
    throw refuseAt(
      'defaultStatus',
      'INPUT_INVALID',
      '状態区分の列を入れるか、「状態区分がないときの状態」を選んでください。',
    )
  }
  return data
}
