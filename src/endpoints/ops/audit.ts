import type { Endpoint } from 'payload'
import { z } from 'zod'

import type { LogKinds } from '@/domain/audit/kinds'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { diffDays } from '@/domain/time/civil'
import { outputLog, pageOfLog } from '@/services/audit/list'
import { individualNumberRefused } from '@/services/refusals'

import { civilDate } from '../public/schemas'

import { staffOperation } from './define'

const MAX_DAYS = 3700

const bodyOf = (kinds: LogKinds) =>
  z
    .object({
      from: civilDate,
      to: civilDate,
      kinds: z
        .array(z.enum(Object.keys(kinds)))
        .max(20)
        .default([]),
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
const readLogs = (kinds: LogKinds): Endpoint =>
  staffOperation({
    method: 'post',
    path: '/ops/audit/logs',
    capability: 'audit.read',
    input: bodyOf(kinds),
    handle: async ({ ctx, input }) => {
      const { format, purpose, page, size, ...filter } = input
      if (containsIndividualNumber(filter.search)) throw individualNumberRefused()
      if (format === 'json') return pageOfLog(ctx, kinds, filter, { page, pageSize: size })
      const output = await outputLog(ctx, kinds, filter, purpose)
      return new Response(output.body, {
        headers: {
          'cache-control': 'no-store',
          'content-type': output.type,
          'content-disposition': output.disposition,
        },
      })
    },
  })

export const auditEndpoints = (kinds: LogKinds): Endpoint[] => [readLogs(kinds)]
