import { Readable } from 'node:stream'

import type { Endpoint } from 'payload'
import { z } from 'zod'

import { contentDisposition } from '@/documents/file-name'
import { PRINT_KINDS, type PrintKind } from '@/domain/printing/kinds'
import { printCatalogue } from '@/services/printing/catalogue'
import { checkPrint, previewPrint } from '@/services/printing/check'
import { dispatchList } from '@/services/printing/dispatch-list'
import { fileOfJob, listJobs, readJob, reprint, startPrint } from '@/services/printing/jobs'
import { changeStock } from '@/services/printing/stock'
import { frameTest, windowTest } from '@/services/printing/test-prints'

import { fileResponse, staffOperation } from './define'

import { civilDate } from '../public/schemas'

/** Ids or numbers of ten thousand cards. */
const MAX_BODY = 600_000
const MOST = 20_000

const id = z.string().min(1).max(60)
const kind = z.enum(Object.keys(PRINT_KINDS) as [PrintKind, ...PrintKind[]])
const date = civilDate.optional()
const purpose = z.string().max(200)
const requestKey = z.string().min(8).max(80)

const selection = z.object({
  ids: z.array(id).max(MOST).optional(),
  numbers: z.array(z.string().min(1).max(60)).max(MOST).optional(),
  filter: z.object({ status: z.string().min(1).max(60), office: id.optional() }).optional(),
  copies: z.number().int().min(1).max(MOST).optional(),
})

const options = z.object({
  kind,
  template: id.optional(),
  sheet: id.optional(),
  printer: id.optional(),
  start: z.number().int().min(1).max(1200).default(1),
  deadline: date,
  issuedOn: date,
  geta: z.boolean().default(false),
  unnamed: z.boolean().default(false),
})

const pdf = (doc: PDFKit.PDFDocument, name: string): Response =>
  file(doc as unknown as AsyncIterable<Uint8Array>, name)

const file = (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, name: string): Response =>
  new Response(Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>, {
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(name, 'pdf', 'inline'),
    },
  })

const catalogue = staffOperation({
  method: 'get',
  path: '/ops/printing/catalogue',
  capability: 'print.use',
  handle: ({ ctx }) => printCatalogue(ctx),
})

/** How many sheets, which numbers are unknown, what cannot be printed and why. */
const check = staffOperation({
  method: 'post',
  path: '/ops/printing/check',
  capability: 'print.use',
  maxBody: MAX_BODY,
  input: z.object({ selection, options }),
  handle: ({ ctx, input }) => checkPrint(ctx, input.selection, input.options),
})

/** Sheets as PDF, from the one that is asked for. */
const preview = staffOperation({
  method: 'post',
  path: '/ops/printing/preview',
  capability: 'print.use',
  maxBody: MAX_BODY,
  input: z.object({ selection, options, from: z.number().int().min(0).max(MOST).default(0) }),
  handle: async ({ ctx, input }) =>
    file(await previewPrint(ctx, input.selection, input.options, input.from), '印刷前の確認'),
})

const start = staffOperation({
  method: 'post',
  path: '/ops/printing/jobs',
  capability: 'print.use',
  maxBody: MAX_BODY,
  status: 202,
  input: z.object({ requestKey, selection, options, purpose }),
  handle: ({ ctx, input }) => startPrint(ctx, input),
})

const jobs = staffOperation({
  method: 'get',
  path: '/ops/printing/jobs',
  capability: 'print.use',
  handle: async ({ ctx }) => ({ jobs: await listJobs(ctx) }),
})

const job = staffOperation({
  method: 'get',
  path: '/ops/printing/jobs/:id',
  capability: 'print.use',
  handle: ({ ctx, params }) => readJob(ctx, params.id ?? ''),
})

const jobFile = staffOperation({
  method: 'get',
  path: '/ops/printing/jobs/:id/file',
  capability: 'print.use',
  handle: async ({ ctx, params }) => {
    const { name, chunks } = await fileOfJob(ctx, params.id ?? '')
    return file(chunks, name)
  },
})

/** 発送一覧: the same records as on the labels of the job (PR-17). */
const jobList = staffOperation({
  method: 'get',
  path: '/ops/printing/jobs/:id/list',
  capability: 'print.use',
  input: z.object({
    format: z.enum(['csv', 'csv-cp932', 'xlsx', 'print']).default('print'),
    purpose: purpose.min(1).default('カードの送付'),
    paper: z.enum(['A4', 'A3']).default('A4'),
    replace: z
      .enum(['1', '0'])
      .default('0')
      .transform((value) => value === '1'),
  }),
  handle: async ({ ctx, params, input }) =>
    fileResponse(await dispatchList(ctx, params.id ?? '', input)),
})

const again = staffOperation({
  method: 'post',
  path: '/ops/printing/jobs/:id/reprint',
  capability: 'print.use',
  status: 202,
  input: z.object({ requestKey, purpose, start: z.number().int().min(1).max(1200).optional() }),
  handle: ({ ctx, params, input }) => reprint(ctx, params.id ?? '', input),
})

const frames = staffOperation({
  method: 'get',
  path: '/ops/printing/frames',
  capability: 'print.use',
  input: z.object({ sheet: id, printer: id.optional() }),
  handle: async ({ ctx, input }) =>
    pdf(await frameTest(ctx, input.sheet, input.printer), '枠の試し刷り'),
})

const envelope = staffOperation({
  method: 'get',
  path: '/ops/printing/window',
  capability: 'print.use',
  input: z.object({ kind, template: id.optional() }),
  handle: async ({ ctx, input }) =>
    pdf(await windowTest(ctx, input.kind, input.template), '窓の試し刷り'),
})

const stock = staffOperation({
  method: 'post',
  path: '/ops/printing/sheets/:id/stock',
  capability: 'print.use',
  input: z.object({
    kind: z.enum(['received', 'counted']),
    count: z.number().int().min(0).max(1_000_000),
    note: z.string().max(200).default(''),
    requestKey,
  }),
  handle: async ({ ctx, params, input }) => ({
    stock: await changeStock(ctx, { ...input, sheet: params.id ?? '' }),
  }),
})

/** Labels, letters and stickers; prefix /ops/printing (PR-03…PR-09, PR-12, PR-13, PR-15, PR-19). */
export const printingEndpoints: Endpoint[] = [
  catalogue,
  check,
  preview,
  start,
  jobs,
  job,
  jobFile,
  jobList,
  again,
  frames,
  envelope,
  stock,
]
