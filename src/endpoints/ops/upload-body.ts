import type { PayloadRequest } from 'payload'

import { allowedByEnvironment } from '@/lib/panel-path'

import { EMPTY_FILE } from '@/services/cards/import/upload'
import { forbidden, invalid } from '@/services/refusals'

/** The body of an upload in pieces. @throws DomainError FORBIDDEN, INPUT_INVALID */
export function bodyOf(req: PayloadRequest): AsyncIterable<Uint8Array> {
  // The first door lets uploads pass unread (see `proxy`), so its list is asked here.
  if (!allowedByEnvironment(req.headers)) {
    throw forbidden('この接続元からは使えません。')
  }
  const body = req.body as unknown as AsyncIterable<Uint8Array> | null
  if (!body) throw invalid(EMPTY_FILE)
  return body
}
