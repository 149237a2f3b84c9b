import type { Endpoint } from 'payload'
import { z } from 'zod'

import { LOG_KINDS } from '@/domain/audit/kinds'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { diffDays } from '@/domain/time/civil'
import { outputLog, pageOfLog } from '@/services/audit/list'
import { individualNumberRefused } from '@/services/refusals'

import { civilDate } from '../public/schemas'

import { staffOperation } from './define'

const MAX_DAYS = 3700

const body = z
  .object({
    from: civilDate,
    to: civilDate,
    kinds: z.array(z.enum(LOG_KINDS)).max(20).default([]),
    who: z.enum(['', 'citizen', 'staff', 'job']).default(''),
    search: z.string().max(60).default(''),
    format: z.enum(['json', 'csv']).default('json'),
    purpose: z.string().max(200).default(''),
    page: z.number().int().min(1).max(100_000).default(1),
    size: z.number().int().min(1).max(200).default(50),
  })
  .refine(({ from, to }) => from <= to && diffDays(from, to) < MAX_DAYS, { path: ['to'] })

/**
 * The operation log: for the screen as JSON, as a CSV file with a purpose (AU-01, AU-06). A POST,
 * because what is looked for (numbers, names) must not stand in an address, which servers note.
 */
const readLogs = staffOperation({
  method: 'post',
  path: '/ops/audit/logs',
  capability: 'audit.read',
  input: body,
  handle: async ({ ctx, input }) => {
    const { format, purpose, page, size, ...filter } = input
    if (containsIndividualNumber(filter.search)) throw individualNumberRefused()
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

export const auditEndpoints: Endpoint[] = [readLogs]
