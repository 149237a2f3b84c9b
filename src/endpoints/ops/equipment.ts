import type { Endpoint } from 'payload'
import { z } from 'zod'

import { BY_HAND } from '@/domain/equipment/vocabulary'
import { importDevices, lookAtDevices } from '@/services/equipment/devices/import'
import { borrowerOf, scanLoan } from '@/services/equipment/devices/loans'
import { promisedFile, promisedTable } from '@/services/equipment/devices/promised'
import { faultReport, wipeCertificate } from '@/services/equipment/papers'
import { scanDevice, unscanDevice } from '@/services/equipment/registers/counts'
import { moveSupply } from '@/services/equipment/supplies/by-hand'
import { ledgerFile } from '@/services/equipment/supplies/book-file'
import { supplyOverview } from '@/services/equipment/supplies/overview'

import { fileResponse, staffOperation } from './define'
import { bodyOf } from './upload-body'
import { wishQuery } from './wish'

const op = z.string().min(8).max(60)
const kinds = Object.keys(BY_HAND) as [keyof typeof BY_HAND, ...(keyof typeof BY_HAND)[]]
const MOST = 10_000_000

const promised = staffOperation({
  method: 'get',
  path: '/ops/equipment/promised',
  capability: 'devices.overview',
  handle: ({ ctx }) => promisedTable(ctx),
})

const promisedOut = staffOperation({
  method: 'get',
  path: '/ops/equipment/promised/output',
  capability: 'devices.overview',
  input: wishQuery,
  handle: async ({ ctx, input }) => fileResponse(await promisedFile(ctx, input)),
})

const certificate = staffOperation({
  method: 'get',
  path: '/ops/equipment/devices/:id/certificate',
  capability: 'devices.read',
  handle: async ({ ctx, params }) => fileResponse(await wipeCertificate(ctx, params.id ?? '')),
})

const report = staffOperation({
  method: 'get',
  path: '/ops/equipment/maintenance/:id/report',
  capability: 'maintenance.read',
  handle: async ({ ctx, params }) => fileResponse(await faultReport(ctx, params.id ?? '')),
})

const fileQuery = z.object({ name: z.string().max(400).default('') })

/** The file as the raw body: what would become of each line. */
const preview = staffOperation({
  method: 'post',
  path: '/ops/equipment/import/preview',
  capability: 'devices.edit',
  body: 'form',
  input: fileQuery,
  handle: ({ ctx, req, input }) => lookAtDevices(ctx, { ...input, body: bodyOf(req) }),
})

/** The same file again with the `digest` of the look that was confirmed. */
const take = staffOperation({
  method: 'post',
  path: '/ops/equipment/import',
  capability: 'devices.edit',
  body: 'form',
  input: fileQuery.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  handle: ({ ctx, req, input }) => importDevices(ctx, { ...input, body: bodyOf(req) }),
})

const scan = staffOperation({
  method: 'post',
  path: '/ops/equipment/counts/:id/scan',
  capability: 'devices.use',
  input: z.object({ code: z.string().min(1).max(300), op, isSure: z.boolean().default(false) }),
  handle: ({ ctx, params, input }) => scanDevice(ctx, params.id ?? '', input),
})

const unscan = staffOperation({
  method: 'post',
  path: '/ops/equipment/counts/:id/unscan',
  capability: 'devices.use',
  input: z.object({ code: z.string().min(1).max(300), op }),
  handle: ({ ctx, params, input }) => unscanDevice(ctx, params.id ?? '', input),
})

const DAY = z.string().max(10).default('')

/** Whose badge it is. */
const borrower = staffOperation({
  method: 'post',
  path: '/ops/equipment/borrower',
  capability: 'devices.use',
  input: z.object({ badge: z.string().max(60) }),
  handle: ({ ctx, input }) => borrowerOf(ctx, input.badge),
})

const loan = staffOperation({
  method: 'post',
  path: '/ops/equipment/loans',
  capability: 'devices.use',
  input: z.object({
    act: z.enum(['lend', 'giveBack']),
    code: z.string().min(1).max(300),
    badge: z.string().max(60).default(''),
    loanDueOn: DAY,
    purpose: z.string().max(120).default(''),
    op,
  }),
  handle: ({ ctx, input }) => scanLoan(ctx, input),
})

const supplies = staffOperation({
  method: 'get',
  path: '/ops/equipment/supplies',
  capability: 'supplies.read',
  handle: async ({ ctx }) => ({ rows: await supplyOverview(ctx) }),
})

const ledger = staffOperation({
  method: 'get',
  path: '/ops/equipment/supplies/output',
  capability: 'supplies.read',
  input: wishQuery,
  handle: async ({ ctx, input }) => fileResponse(await ledgerFile(ctx, input)),
})

const book = staffOperation({
  method: 'post',
  path: '/ops/equipment/supplies/:id/move',
  capability: 'supplies.handle',
  input: z.object({
    kind: z.enum(kinds),
    count: z.number().int().min(-MOST).max(MOST),
    note: z.string().max(300).default(''),
    op,
  }),
  handle: async ({ ctx, params, input }) => ({
    left: await moveSupply(ctx, { ...input, supply: params.id ?? '' }),
  }),
})

export const equipmentEndpoints: Endpoint[] = [
  ...[promised, promisedOut, certificate, report],
  ...[preview, take, scan, unscan, borrower, loan],
  ...[supplies, ledger, book],
]
