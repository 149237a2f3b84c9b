import { findRow, isRowId } from '@/db/atomic'
import { ASKED_LEAD, ASKED_LEAD_LABEL } from '@/domain/contact/vocabulary'

import type { ServiceContext } from '../context'

import type { TextRow, Version } from './versions/start'

/**
 * How a record names the approved text that an answer rested on (ST-29); null where that version was never
 * approved, or is not for those who answer the telephone. A version that is in force no more was, when it was read.
 */
export async function approvedBasis(ctx: ServiceContext, id: string): Promise<string | null> {
  if (id === ASKED_LEAD) return ASKED_LEAD_LABEL
  if (!isRowId(id)) return null
  const version = await findRow<Version>(ctx.payload, 'text-versions', { id: { equals: id } })
  if (version?.state !== 'approved') return null
  const text = await findRow<TextRow>(ctx.payload, 'texts', { id: { equals: version.text } })
  return text?.audiences.includes('operators')
    ? `${version.question}（第${version.number}版）`
    : null
}
