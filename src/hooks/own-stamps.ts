import type { CollectionBeforeValidateHook } from 'payload'

import { refuseAt } from '@/lib/errors'

const STAMPS = ['id', 'createdAt']

const textOf = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '')

/**
 * When a record was made and what it is called is the platform's to say: Payload would take both
 * from a request and so let a record claim to be older than it is (AU-07). A form sends back what it
 * loaded, which passes. Of a new record `updatedAt` is left out, as a copy brings that of its model;
 * of an old one it says which state the form shows (`refuse-stale`) and is set anew.
 */
export const refuseOwnStamps: CollectionBeforeValidateHook = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (req.payloadAPI !== 'REST' || !req.user || !data) return data
  const sent = data as Record<string, unknown>
  const before = (operation === 'update' ? originalDoc : {}) as Record<string, unknown>
  const chosen = STAMPS.filter(
    (name) => textOf(sent[name]) !== '' && textOf(sent[name]) !== textOf(before[name]),
  )
  if (chosen.length > 0) {
    throw refuseAt(chosen, 'STAMP_CHOSEN', '登録日時とIDは指定できません。')
  }
  if (operation === 'update') return data
  const { updatedAt: _, ...rest } = sent
  return rest
}
