import type { Endpoint } from 'payload'
import { z } from 'zod'

import {
  DEFECT_MEANS,
  DEFECT_OUTCOME,
  DEFECT_REASON,
  DEFECT_RESULT,
  DEFECT_STANDING,
} from '@/domain/booking/defects'
import {
  closeDefect,
  flagDefect,
  logDefectTry,
  mailDefect,
  reopenDefect,
} from '@/services/booking/defects'
import { outputDefects } from '@/services/booking/defect-output'
import { defectOf, listDefects } from '@/services/booking/defect-view'

import { civilDate, civilTime } from '../public/schemas'

import { fileResponse, staffOperation } from './define'
import { wishFields } from './wish'

const keys = <T extends object>(words: T) => Object.keys(words) as [keyof T & string]
const op = z.string().min(8).max(60)
/** Longer ones are refused by the service, in words. */
const note = z.string().max(1000).optional()
const state = z.enum([...keys(DEFECT_STANDING), 'all']).default('open')
const SHOWN = 300

const list = staffOperation({
  method: 'get',
  path: '/ops/defects',
  capability: 'booking.defects',
  input: z.object({ state }),
  handle: ({ ctx, input }) => listDefects(ctx, input.state, SHOWN),
})

const file = staffOperation({
  method: 'get',
  path: '/ops/defects/output',
  capability: 'booking.defects',
  input: z.object({ state, ...wishFields }),
  handle: async ({ ctx, input }) => fileResponse(await outputDefects(ctx, input.state, input)),
})

const one = staffOperation({
  method: 'get',
  path: '/ops/defects/:id',
  capability: 'booking.defects',
  handle: ({ ctx, params }) => defectOf(ctx, params.id ?? ''),
})

const flag = staffOperation({
  method: 'post',
  path: '/ops/defects/:id/flag',
  capability: 'booking.defects',
  input: z.object({ op, reasons: z.array(z.enum(keys(DEFECT_REASON))).max(20), note }),
  handle: async ({ ctx, params, input }) =>
    defectOf(ctx, (await flagDefect(ctx, { id: params.id ?? '', ...input })).id),
})

const mail = staffOperation({
  method: 'post',
  path: '/ops/defects/:id/mail',
  capability: 'booking.defects',
  input: z.object({ op }),
  handle: async ({ ctx, params, input }) =>
    defectOf(ctx, (await mailDefect(ctx, { id: params.id ?? '', ...input })).id),
})

const logTry = staffOperation({
  method: 'post',
  path: '/ops/defects/:id/tries',
  capability: 'booking.defects',
  input: z.object({
    op,
    means: z.enum(keys(DEFECT_MEANS)),
    result: z.enum(keys(DEFECT_RESULT)),
    date: civilDate.optional(),
    time: civilTime.optional(),
    note,
  }),
  handle: async ({ ctx, params, input }) =>
    defectOf(ctx, (await logDefectTry(ctx, { id: params.id ?? '', ...input })).id),
})

const close = staffOperation({
  method: 'post',
  path: '/ops/defects/:id/close',
  capability: 'booking.defects',
  input: z.object({ op, outcome: z.enum(keys(DEFECT_OUTCOME)), note }),
  handle: async ({ ctx, params, input }) =>
    defectOf(ctx, (await closeDefect(ctx, { id: params.id ?? '', ...input })).id),
})

const reopen = staffOperation({
  method: 'post',
  path: '/ops/defects/:id/reopen',
  capability: 'booking.defects',
  input: z.object({ op, note: z.string().max(1000) }),
  handle: async ({ ctx, params, input }) =>
    defectOf(ctx, (await reopenDefect(ctx, { id: params.id ?? '', ...input })).id),
})

/** 不備の連絡 (NT-08). Fixed words before `:id`, because the first match answers. */
export const defectEndpoints: Endpoint[] = [list, file, one, flag, mail, logTry, close, reopen]
