import type { CollectionBeforeValidateHook } from 'payload'

import { FILE_FIELD, type FileField } from '@/domain/figures/read-file'
import { refuseAt } from '@/lib/errors'

const both = (data: unknown, stored: unknown): Record<string, unknown> => ({
  ...(stored as Record<string, unknown> | undefined),
  ...(data as Record<string, unknown> | undefined),
})

/** Days the wrong way round. */
export const checkSpan: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const { validFrom, validTo } = both(data, originalDoc)
  if (validFrom && validTo && String(validTo) < String(validFrom))
    throw refuseAt(
      'validTo',
      'INPUT_INVALID',
      '適用終了日は適用開始日と同じか、後の日にしてください。',
    )
  return data
}

const NEEDED: FileField[] = ['incoming', 'answered', 'abandoned']

/** A profile without a day or a number of calls is refused when it is saved, not when a file waits. */
export const checkCallProfile: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const columns = (both(data, originalDoc).columns ?? []) as { field?: FileField | null }[]
  const fields = columns.flatMap(({ field }) => field ?? [])
  const twice = columns.findIndex(({ field }, at) => field && fields.indexOf(field) !== at)
  if (twice >= 0)
    throw refuseAt(
      `columns.${twice}.field`,
      'INPUT_INVALID',
      '同じ項目に2つの列を対応させています。',
    )
  const lost: string[] = NEEDED.filter((field) => !fields.includes(field)).map(
    (field) => FILE_FIELD[field],
  )
  if (!fields.includes('moment') && !(fields.includes('date') && fields.includes('time')))
    lost.unshift('日付と時間帯（または「日付と時刻」）')
  if (columns.length > 0 && lost.length > 0)
    throw refuseAt('columns', 'INPUT_INVALID', `次の列も入れてください: ${lost.join('、')}`)
  return data
}
