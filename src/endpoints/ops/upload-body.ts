import type { PayloadRequest } from 'payload'

import { DomainError } from '@/lib/errors'
import { allowedByEnvironment } from '@/lib/panel-path'

/** The body of an upload in pieces. @throws DomainError FORBIDDEN, INPUT_INVALID */
export function bodyOf(req: PayloadRequest): AsyncIterable<Uint8Array> {
  // The first door lets uploads pass unread (see `proxy`), so its list is asked here.
  if (!allowedByEnvironment(req.headers)) {
    throw new DomainError('FORBIDDEN', 'この接続元からは使えません。', 403)
  }
  const body = req.body as unknown as AsyncIterable<Uint8Array> | null
  if (!body) throw new DomainError('INPUT_INVALID', 'CSVファイルを選んでください。', 422)
  return body
}
