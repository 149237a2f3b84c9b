import type { CollectionBeforeChangeHook } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'
import type { Faq } from '@/payload-types'

const CONTENT = ['question', 'answer', 'language'] as const

/**
 * Approval of an answer is the city's (AC-06, PB-23): others cannot approve, and what they change in
 * an approved answer waits for the city again before citizens or operators see it.
 */
export const guardApproval: CollectionBeforeChangeHook<Faq> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (!req.user || can(req.user as unknown as StaffUser, 'faq.approve')) return data
  const before = operation === 'update' ? originalDoc : undefined
  const approval = data.approval ?? before?.approval
  if (approval !== 'approved') return data
  if (before?.approval !== 'approved') {
    throw refuseAt(
      'approval',
      'FORBIDDEN',
      '承認できるのは市管理者だけです。「市確認待ち」にしてください。',
      403,
    )
  }
  const isSame = CONTENT.every((name) => data[name] === undefined || data[name] === before[name])
  return isSame ? data : { ...data, approval: 'review' }
}
