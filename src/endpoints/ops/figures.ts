import type { Endpoint } from 'payload'
import { z } from 'zod'

import { isRequestDate } from '@/domain/time/civil'
import { bandInput, dayForm, enterDay } from '@/services/figures/enter'
import { lookAtFile, takeFile } from '@/services/figures/import'
import { outputReport, REPORT, type ReportKind } from '@/services/figures/reports'
import { wallOf } from '@/services/figures/wall'

import { fileResponse, staffOperation } from './define'
import { bodyOf } from './upload-body'
import { wishFields } from './wish'

const reads = { method: 'get', capability: 'figures.read' } as const
const enters = { method: 'post', capability: 'figures.enter' } as const

const date = z.string().refine(isRequestDate, '日付を選んでください。')
const line = z.string().min(1).max(60)

/** Three months and some days; more would be a table that nobody reads. */
const MOST_DAYS = 400

const output = staffOperation({
  ...reads,
  path: '/ops/call-stats/output',
  input: z
    .object({
      ...wishFields,
      kind: z.enum(Object.keys(REPORT) as [ReportKind, ...ReportKind[]]),
      line,
      from: date,
      to: date,
    })
    .refine(
      ({ from, to }) => from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 <= MOST_DAYS,
      '期間は、開始日から400日までにしてください。',
    ),
  handle: async ({ ctx, input: { kind, line: of, from, to, ...wish } }) =>
    fileResponse(await outputReport(ctx, { kind, line: of, from, to }, wish)),
})

const day = staffOperation({
  ...reads,
  path: '/ops/call-stats/day',
  input: z.object({ line, date }),
  handle: ({ ctx, input }) => dayForm(ctx, input.line, input.date),
})

const enter = staffOperation({
  ...enters,
  path: '/ops/call-stats/day',
  input: z.object({
    line,
    date,
    seen: z.number().int().min(0),
    bands: z.array(bandInput).max(24),
    note: z.string().max(300).default(''),
  }),
  handle: ({ ctx, input }) => enterDay(ctx, input),
})

const file = z.object({
  profile: z.string().min(1).max(60),
  name: z.string().max(400).default(''),
})

/** The phone system's CSV as the raw body: what an import would change (CC-18). */
const look = staffOperation({
  ...enters,
  path: '/ops/call-stats/preview',
  body: 'form',
  input: file,
  handle: ({ ctx, req, input }) => lookAtFile(ctx, { ...input, body: bodyOf(req) }),
})

/** The same file again with the `seen` of the look that was confirmed. */
const take = staffOperation({
  ...enters,
  path: '/ops/call-stats/import',
  body: 'form',
  input: file.extend({ seen: z.string().min(64).max(8000) }),
  handle: ({ ctx, req, input }) => takeFile(ctx, { ...input, body: bodyOf(req) }),
})

const wall = staffOperation({
  ...reads,
  path: '/ops/call-wall',
  handle: ({ ctx }) => wallOf(ctx),
})

export const figuresEndpoints: Endpoint[] = [output, day, enter, look, take, wall]
