'use client'

import { useRowLabel } from '@payloadcms/ui'

/** A row of a list in a form, by its own name instead of its number. */
export function RowTitle() {
  const { data, rowNumber } = useRowLabel<{ label?: string; heading?: string }>()
  return <span>{data?.label || data?.heading || `${(rowNumber ?? 0) + 1}つ目`}</span>
}
