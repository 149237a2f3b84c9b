import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { exportInForm } from '@/services/cards/import/export-form'
import { startExtract, startImport, startUndo } from '@/services/cards/import/job'
import { previewImport } from '@/services/cards/import/preview'
import { outputProblems, pageOfProblems } from '@/services/cards/import/problems'
import { storeUpload, type Upload } from '@/services/cards/import/upload'
import { recentImports, viewImport } from '@/services/cards/import/view'
import { checkUndo } from '@/services/cards/import/undo-check'
import { exportExtract } from '@/services/cards/import/ward-extract'

import { fileResponse, staffOperation } from './define'
import { bodyOf } from './upload-body'

const flag = z
  .enum(['1', '0', ''])
  .optional()
  .transform((value) => value === '1')

const uploadQuery = z.object({
  name: z.string().max(400).default(''),
  profile: z.string().max(60).optional(),
  dryRun: flag,
})

/**
 * The body as a private file; never as a whole in memory.
 * @throws DomainError FORBIDDEN, INPUT_INVALID, TOO_LARGE
 */
const uploadOf = async (req: PayloadRequest, name: string): Promise<Upload> =>
  storeUpload(bodyOf(req), name)

/**
 * A list of cards as the raw body: `?name=…&profile=…&dryRun=1` (CD-01, CD-03, CD-04). Answers at
 * once with the id of the import; `GET /ops/cards/imports/:id` tells how far it is.
 */
const upload = staffOperation({
  method: 'post',
  path: '/ops/cards/import/upload',
  capability: 'cards.import',
  body: 'form',
  input: uploadQuery,
  status: 202,
  handle: async ({ ctx, req, input }) => {
    const file = await uploadOf(req, input.name)
    return { id: await startImport(ctx, file, input) }
  },
})

/** The beginning of a file with its recognised columns; personal values are masked. */
const preview = staffOperation({
  method: 'post',
  path: '/ops/cards/import/upload/preview',
  capability: 'cards.import',
  body: 'form',
  input: uploadQuery,
  handle: async ({ ctx, req, input }) =>
    previewImport(ctx, await uploadOf(req, input.name), input.profile),
})

const list = staffOperation({
  method: 'get',
  path: '/ops/cards/imports',
  capability: 'cards.import',
  handle: ({ ctx }) => recentImports(ctx),
})

const one = staffOperation({
  method: 'get',
  path: '/ops/cards/imports/:id',
  capability: 'cards.import',
  handle: ({ ctx, params }) => viewImport(ctx, params.id ?? ''),
})

/** The refused lines of an import: a page of them, or all as CSV or Excel. */
const problems = staffOperation({
  method: 'get',
  path: '/ops/cards/imports/:id/problems',
  capability: 'cards.import',
  input: z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    level: z.enum(['refused', 'warning']).default('refused'),
    format: z.enum(['json', 'csv', 'csv-cp932', 'xlsx']).default('json'),
  }),
  handle: async ({ ctx, params, input: { page, level, format } }) =>
    format === 'json'
      ? pageOfProblems(ctx, params.id ?? '', page, level)
      : fileResponse(await outputProblems(ctx, params.id ?? '', format)),
})

/** What stands in the way of taking an import back; nothing is written. */
const undoCheck = staffOperation({
  method: 'get',
  path: '/ops/cards/imports/:id/undo',
  capability: 'cards.import',
  handle: async ({ ctx, params }) => {
    const { cards, builtOn, more } = await checkUndo(ctx, params.id ?? '')
    return { cards, builtOn, more }
  },
})

const undo = staffOperation({
  method: 'post',
  path: '/ops/cards/imports/:id/undo',
  capability: 'cards.import',
  status: 202,
  handle: async ({ ctx, params }) => {
    await startUndo(ctx, params.id ?? '')
    return { id: params.id }
  },
})

const names = z
  .string()
  .max(2000)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))

/** The cards in the form of an imported file, byte for byte where nothing changed (CD-01, CD-32). */
const exportForm = staffOperation({
  method: 'get',
  path: '/ops/cards/import/export',
  capability: 'cards.export',
  input: z.object({
    importId: z.string().max(60).optional(),
    only: flag,
    offices: names,
    statuses: names,
    encoding: z.enum(['same', 'utf8', 'cp932']).default('same'),
    purpose: z.string().max(200).default(''),
    replace: flag,
  }),
  handle: async ({ ctx, input }) => fileResponse(await exportInForm(ctx, input)),
})

/** One ward's cards, or its results, as a file that only the passphrase opens (CD-26). */
const extract = staffOperation({
  method: 'post',
  path: '/ops/cards/import/extract',
  capability: 'cards.export',
  input: z.object({
    office: z.string().min(1).max(60),
    kind: z.enum(['extract', 'results']),
    passphrase: z.string().max(200),
    purpose: z.string().max(200).default(''),
  }),
  handle: async ({ ctx, input }) => fileResponse(await exportExtract(ctx, input)),
})

/**
 * Reads such a file, as the raw body. The passphrase comes in a header: addresses are logged on the
 * way.
 */
const readExtract = staffOperation({
  method: 'post',
  path: '/ops/cards/import/upload/extract',
  capability: 'cards.import',
  body: 'form',
  input: uploadQuery,
  status: 202,
  handle: async ({ ctx, req, input }) => {
    let passphrase = ''
    try {
      passphrase = decodeURIComponent(req.headers.get('x-passphrase') ?? '')
    } catch {
      // Left empty: the file will not open.
    }
    const { name, dryRun } = input
    return startExtract(ctx, bodyOf(req), { name, dryRun, passphrase })
  },
})

/** Imports of lists of cards; prefix /ops/cards/import. */
export const cardImportEndpoints: Endpoint[] = [
  upload,
  preview,
  list,
  one,
  problems,
  undoCheck,
  undo,
  exportForm,
  extract,
  readExtract,
]
