import type { Endpoint } from 'payload'
import { z } from 'zod'

import { PAPER_KIND, PAPER_STATE } from '@/domain/cards/papers'
import { disposePapers, listPapers, outputPapers, registerPaper } from '@/services/cards/papers'
import {
  outputProcedures,
  procedureDay,
  procedureReport,
  setProcedureCount,
} from '@/services/cards/procedures'
import { outputCardReport } from '@/services/cards/reports/work-report'

import { wishFields } from './card-work-schema'
import { fileResponse, staffOperation } from './define'

import { civilDate } from '../public/schemas'

const keys = <T extends object>(words: T) => Object.keys(words) as [keyof T & string]
const id = z.string().min(1).max(60)
const date = civilDate
const optional = <T extends z.ZodType>(type: T) =>
  z.union([z.literal('').transform(() => undefined), type]).optional()

const span = { from: date, to: date, office: optional(id) }
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to

/** Ages, work and ways of issue (CD-20, CD-23, CD-31). */
const reportFile = staffOperation({
  method: 'get',
  path: '/ops/cards/report/output',
  capability: 'cards.export',
  input: z
    .object({ report: z.enum(['ages', 'work', 'routes']), ...span, ...wishFields })
    .refine(inOrder, { path: ['to'] }),
  handle: async ({ ctx, input }) => fileResponse(await outputCardReport(ctx, input, input)),
})

const paperFilter = {
  code: optional(z.string().max(200)),
  state: optional(z.enum(keys(PAPER_STATE))),
  dueBy: optional(date),
}

const papers = staffOperation({
  method: 'get',
  path: '/ops/cards/papers',
  capability: 'cards.papers',
  input: z.object(paperFilter),
  handle: async ({ ctx, input }) => ({ rows: await listPapers(ctx, input) }),
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

const dispose = staffOperation({
  method: 'post',
  path: '/ops/cards/papers/dispose',
  capability: 'cards.papers',
  input: z.object({ ids: z.array(id).max(500) }),
  handle: async ({ ctx, input }) => ({ disposed: await disposePapers(ctx, input.ids) }),
})

const paperFile = staffOperation({
  method: 'get',
  path: '/ops/cards/papers/output',
  capability: 'cards.papers',
  input: z.object({ ...paperFilter, ...wishFields }),
  handle: async ({ ctx, input }) => fileResponse(await outputPapers(ctx, input, input)),
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
  papers,
  addPaper,
  dispose,
  paperFile,
  procedures,
  setProcedure,
  proceduresOf,
  procedureFile,
]
