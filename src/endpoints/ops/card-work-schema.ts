import { z } from 'zod'

import { SCAN_MODES, type ScanMode } from '@/domain/cards/scan-modes'

import { civilDate } from '../public/schemas'

import { wishFields } from './wish'

const id = z.string().min(1).max(60)
const op = z.string().min(8).max(60)
const date = civilDate
const orNone = z.union([z.literal(''), date]).optional()
const code = z.string().min(1).max(200)
/** Account under which the screen was opened; see `assertSameUser`. */
const by = z.string().max(60).optional()
const list = z
  .string()
  .max(2000)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
const days = z
  .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(3650)])
  .optional()

export const scanBody = z.object({
  mode: z.enum(SCAN_MODES as [ScanMode, ...ScanMode[]]),
  code,
  card: id.optional(),
  op,
  by,
  place: id.optional(),
  position: z.string().max(20).optional(),
  date: date.optional(),
  reason: z.string().max(300).optional(),
})

export const bulkBody = z.object({
  ids: z.array(id).max(500).optional(),
  codes: z.array(code).max(500).optional(),
  status: z.string().min(1).max(40).optional(),
  mode: z.enum(SCAN_MODES as [ScanMode, ...ScanMode[]]).optional(),
  place: id.optional(),
  position: z.string().max(20).optional(),
  date: date.optional(),
  reason: z.string().max(300).optional(),
  op,
})

const filter = {
  q: z.string().max(200).optional(),
  name: z.string().max(100).optional(),
  birthday: z.string().max(30).optional(),
  address: z.string().max(200).optional(),
  statuses: list,
  offices: list,
  place: z.string().max(60).optional(),
  expiresWithin: days,
  staysFor: days,
  pulled: z
    .enum(['1', '0', ''])
    .optional()
    .transform((value) => value === '1'),
  route: z.string().max(20).optional(),
  importId: z.string().max(60).optional(),
}

export const searchQuery = z.object({
  ...filter,
  page: z.coerce.number().int().min(1).max(200).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const outputQuery = z.object({ ...filter, ...wishFields })

export const editBody = z.object({
  rev: z.number().int(),
  place: z.string().max(60).nullable().optional(),
  position: z.string().max(20).optional(),
  expiresOn: orNone,
  notifiedOn: orNone,
  returnedOn: orNone,
  inspectedOn: orNone,
  route: z.enum(['', 'window', 'mail']).optional(),
  mailType: z.enum(['', 'restricted', 'registered']).optional(),
  trackingNumber: z.string().max(40).optional(),
  remarks: z.string().max(2000).optional(),
  reason: z.string().max(300).optional(),
})

export const pickingQuery = z.object({ office: id, date })

export const fileQuery = z.object({
  format: z.enum(['csv', 'csv-cp932', 'xlsx', 'print']),
  purpose: z.string().max(200).default(''),
})

export const pickingOutput = fileQuery.extend({ office: id, date })

export const openBody = z.object({ code: code.optional(), id: id.optional() })
export const finishBody = z.object({
  id,
  case: id,
  checks: z.array(id).max(50),
  reason: z.string().max(300).optional(),
  proof: z.string().max(300).optional(),
  note: z.string().max(300).optional(),
  op,
})
export const leaveBody = z.object({
  id,
  reason: z.string().max(300).optional(),
  refused: z.boolean().optional(),
})

export const startTakeBody = z.object({ office: id, place: id.optional() })
export const countBody = z.object({ code, by })
export const officeQuery = z.object({ office: id })

export const reissueBody = z.object({
  kind: z.enum(['reissue-notice', 'reissue-application']),
  card: id.optional(),
  number: z.string().min(4).max(60).optional(),
  note: z.string().max(300).optional(),
  op,
})
export const workQuery = z
  .object({ from: date, to: date, office: id.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'] })

const part = z.string().trim().max(10).default('')
export const createPlacesBody = z.object({
  office: id,
  room: z.string().trim().max(40).default(''),
  shelfFrom: part,
  shelfTo: part,
  boxFrom: part,
  boxTo: part,
  codeHead: z.string().trim().min(1).max(20),
  capacity: z.number().int().min(1).max(100_000).optional(),
})
