import type { Endpoint } from 'payload'
import { z } from 'zod'

import { reportFile } from '@/services/reports/file'
import {
  reportDifferences,
  reportScreen,
  retakeFigures,
  writeTexts,
} from '@/services/reports/screen'

import { fileResponse, staffOperation } from './define'
import { wishFields } from './wish'

const MOST_PARTS = 40
/** A whole report of long words. */
const MAX_BODY = 1_000_000

const screen = staffOperation({
  method: 'get',
  path: '/ops/reports/:id',
  capability: 'reports.read',
  handle: ({ ctx, params }) => reportScreen(ctx, params.id ?? ''),
})

/** 文章を保存する (RP-26). */
const write = staffOperation({
  method: 'post',
  path: '/ops/reports/:id/texts',
  capability: 'reports.write',
  maxBody: MAX_BODY,
  input: z.object({
    texts: z
      .record(z.string().max(60), z.object({ was: z.string(), words: z.string() }))
      .refine((texts) => Object.keys(texts).length <= MOST_PARTS, '項目が多すぎます。'),
  }),
  handle: async ({ ctx, params, input: { texts } }) => {
    await writeTexts(ctx, params.id ?? '', texts)
    return {}
  },
})

const retake = staffOperation({
  method: 'post',
  path: '/ops/reports/:id/figures',
  capability: 'reports.write',
  handle: async ({ ctx, params }) => {
    await retakeFigures(ctx, params.id ?? '')
    return {}
  },
})

const changes = staffOperation({
  method: 'get',
  path: '/ops/reports/:id/differences',
  capability: 'reports.read',
  handle: async ({ ctx, params }) => ({
    differences: await reportDifferences(ctx, params.id ?? ''),
  }),
})

const file = staffOperation({
  method: 'get',
  path: '/ops/reports/:id/file',
  capability: 'reports.read',
  input: z.object({
    purpose: wishFields.purpose,
    format: z.enum(['xlsx', 'print']).optional(),
    version: z.coerce.number().int().min(1).max(999).optional(),
  }),
  handle: async ({ ctx, params, input: { version, ...input } }) =>
    fileResponse(await reportFile(ctx, params.id ?? '', { ...input, version: version ?? null })),
})

/** Reports to the city; prefix /ops/reports. */
export const reportEndpoints: Endpoint[] = [screen, write, retake, changes, file]
