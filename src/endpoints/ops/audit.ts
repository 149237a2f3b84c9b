import { z } from 'zod'

import { LOG_KINDS } from '@/domain/audit/kinds'
import { diffDays } from '@/domain/time/civil'
import { outputLog, pageOfLog } from '@/services/audit/list'

import { civilDate } from '../public/schemas'

import { staffOperation } from './define'

const MAX_DAYS = 3700

const query = z
  .object({
    from: civilDate,
    to: civilDate,
    kinds: z
      .string()
      .max(200)
      .default('')
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(z.enum(LOG_KINDS))),
    who: z.enum(['', 'citizen', 'staff', 'job']).default(''),
    search: z.string().max(60).default(''),
    format: z.enum(['json', 'csv']).default('json'),
    purpose: z.string().max(200).default(''),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ from, to }) => from <= to && diffDays(from, to) < MAX_DAYS, { path: ['to'] })

/** The operation log: for the screen as JSON, as a CSV file with a purpose (AU-01, AU-06). */
export const readLogs = staffOperation({
  method: 'get',
  path: '/ops/audit/logs',
  capability: 'audit.read',
  input: query,
  handle: async ({ ctx, input }) => {
    const { format, purpose, page, size, ...filter } = input
    if (format === 'json') return pageOfLog(ctx, filter, page, size)
    const output = await outputLog(ctx, filter, purpose)
    return new Response(output.body, {
      headers: {
        'cache-control': 'no-store',
        'content-type': output.type,
        'content-disposition': output.disposition,
      },
    })
  },
})
