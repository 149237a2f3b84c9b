import type { Endpoint } from 'payload'
import { z } from 'zod'

import { PAPER_KIND } from '@/domain/cards/papers'
import { registerPaper } from '@/services/cards/papers/register'
import {
  outputProcedures,
  procedureDay,
  procedureReport,
  setProcedureCount,
} from '@/services/cards/procedures'
import { outputCardReport } from '@/services/cards/reports/work-report'

import { fileResponse, staffOperation } from './define'
import { wishFields } from './wish'

import { civilDate } from '../public/schemas'

const keys = <T extends object>(words: T) => Object.keys(words) as [keyof T & string]
const id = z.string().min(1).max(60)
const date = civilDate
const optional = <T extends z.ZodType>(type: T) =>
  z.union([z.literal('').transform(() => undefined), type]).optional()

const span = { from: date, to: date, office: optional(id) }
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to

/** Ages, work, times and ways of issue (CD-20, CD-23, CD-31). */
const reportFile = staffOperation({
  method: 'get',
  path: '/ops/cards/report/output',
  capability: 'cards.export',
  input: z
    .object({ report: z.enum(['ages', 'work', 'times', 'routes']), ...span, ...wishFields })
    .refine(inOrder, { path: ['to'] }),
  handle: async ({ ctx, input }) => fileResponse(await outputCardReport(ctx, input, input)),
})

const addPaper = staffOperation({
  method: 'post',
  path: '/ops/cards/papers',
  capability: 'cards.papers',
  input: z.object({
    code: z.string().min(1).max(200),
    kind: z.enum(keys(PAPER_KIND)),
    place: z.string().max(100),
    keepUntil: z.string().max(20),
    op: z.string().min(8).max(60),
  }),
  handle: ({ ctx, input }) => registerPaper(ctx, input),
})

const procedures = staffOperation({
  method: 'get',
  path: '/ops/cards/procedures',
  capability: 'cards.procedures',
  input: z.object({ office: id, date }),
  handle: async ({ ctx, input }) => ({ rows: await procedureDay(ctx, input) }),
})

const setProcedure = staffOperation({
  method: 'post',
  path: '/ops/cards/procedures',
  capability: 'cards.procedures',
  input: z.object({
    office: id,
    date,
    kind: z.string().max(100),
    count: z.number().int(),
    before: z.number().int(),
  }),
  handle: ({ ctx, input }) => setProcedureCount(ctx, input),
})

const proceduresOf = staffOperation({
  method: 'get',
  path: '/ops/cards/procedures/report',
  capability: 'cards.procedures',
  input: z.object(span).refine(inOrder, { path: ['to'] }),
  handle: ({ ctx, input }) => procedureReport(ctx, input),
})

const procedureFile = staffOperation({
  method: 'get',
  path: '/ops/cards/procedures/output',
  capability: 'cards.procedures',
  input: z.object({ ...span, ...wishFields }).refine(inOrder, { path: ['to'] }),
  handle: async ({ ctx, input }) => fileResponse(await outputProcedures(ctx, input, input)),
})

/** Papers, procedures and reports; to be asked before `/ops/cards/:id`. */
export const cardRecordEndpoints: Endpoint[] = [
  reportFile,
  addPaper,
  procedures,
  setProcedure,
  proceduresOf,
  procedureFile,
]
