import type { Endpoint } from 'payload'
import { z } from 'zod'

import { attachedFile, attachFile, removeAttached } from '@/services/attachments/attach'
import type { CaseKind } from '@/services/cases/kind'

import { fileResponse, staffOperation } from './define'
import { bodyOf } from './upload-body'

const op = z.string().min(8).max(60)

/** Files beside the records of a kind that has them; the file itself is the raw body. */
export function caseFileEndpoints(kind: CaseKind): Endpoint[] {
  const { slug, read, attach } = kind.case
  if (!attach) return []
  const path = (rest = '') => `/ops/cases/${slug}/:id/files${rest}`
  return [
    staffOperation({
      method: 'post',
      path: path(),
      capability: attach.by,
      body: 'form',
      input: z.object({ name: z.string().min(1).max(400), what: z.string().max(60), op }),
      handle: async ({ ctx, req, params, input }) => ({
        files: await attachFile(ctx, kind, params.id ?? '', { ...input, body: bodyOf(req) }),
      }),
    }),
    staffOperation({
      method: 'get',
      path: path('/:file'),
      capability: read,
      handle: async ({ ctx, params }) =>
        fileResponse(await attachedFile(ctx, kind, params.id ?? '', params.file ?? '')),
    }),
    staffOperation({
      method: 'post',
      path: path('/:file/remove'),
      capability: attach.by,
      input: z.object({ why: z.string().max(300) }),
      handle: async ({ ctx, params, input }) => ({
        files: await removeAttached(ctx, kind, params.id ?? '', params.file ?? '', input.why),
      }),
    }),
  ]
}
