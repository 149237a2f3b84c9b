import { Readable } from 'node:stream'

import type { Endpoint } from 'payload'
import { z } from 'zod'

import { contentDisposition } from '@/documents/file-name'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'
import { exportKeys } from '@/services/eligibility/export-keys'
import { importKeys } from '@/services/eligibility/import-keys'
import { invalid } from '@/services/refusals'

import { staffOperation } from './define'

const MAX_UPLOAD = 200 * 1024 * 1024

/** Who may book, for a booking site that stands apart (AC-08, ID-11). */
const give = staffOperation({
  method: 'post',
  path: '/ops/eligibilities/export',
  capability: 'cards.transfer',
  input: z.object({ purpose: z.string().max(200).default('') }),
  handle: async ({ ctx, input }) => {
    const lines = await exportKeys(ctx, input)
    const body = Readable.toWeb(Readable.from(lines).map((line: string) => Buffer.from(line)))
    return new Response(body as ReadableStream<Uint8Array>, {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': contentDisposition(
          `予約対象者_受け渡し_${tokyoDateOf(ctx.now())}`,
          'ndjson',
        ),
      },
    })
  },
})

/** Takes that file in, at the booking site. */
const take = staffOperation({
  method: 'post',
  path: '/ops/eligibilities/transfer',
  capability: 'eligibility.import',
  body: 'form',
  handle: async ({ ctx, req }) => {
    if (Number(req.headers.get('content-length') ?? 0) > MAX_UPLOAD) {
      throw new DomainError('TOO_LARGE', 'ファイルが大きすぎます（上限 200MB）。', 413)
    }
    const form = await req.formData?.().catch(() => null)
    const file = form?.get('file')
    if (!(file instanceof Blob)) {
      throw invalid('受け渡しファイルを選んでください。')
    }
    return importKeys(ctx, () => file.stream() as unknown as AsyncIterable<Uint8Array>)
  },
})

export const eligibilityEndpoints: Endpoint[] = [give, take]
