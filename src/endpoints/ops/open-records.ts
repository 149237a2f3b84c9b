import type { Endpoint } from 'payload'
import { z } from 'zod'

import { handOver, outputHandedOver } from '@/services/cases/hand-over'
import type { CaseKind } from '@/services/cases/kind'
import { openKinds, outputOpen } from '@/services/cases/open'

import { fileResponse, staffOperation } from './define'
import { wishQuery } from './wish'

/** All that is not over, over every kind of record, and its handing over to the city (AV-12, CC-31). */
export const openRecordEndpoints = (kinds: readonly CaseKind[]): Endpoint[] => [
  staffOperation({
    method: 'get',
    path: '/ops/open-records',
    capability: 'work.open',
    handle: async ({ ctx }) => ({ kinds: await openKinds(ctx, kinds) }),
  }),
  staffOperation({
    method: 'get',
    path: '/ops/open-records/output',
    capability: 'work.open',
    input: wishQuery,
    handle: async ({ ctx, input }) => fileResponse(await outputOpen(ctx, kinds, input)),
  }),
  staffOperation({
    method: 'post',
    path: '/ops/open-records/hand-over',
    capability: 'work.hand-over',
    input: z.object({
      slugs: z.array(z.string().max(60)).max(200).default([]),
      remark: z.string().max(2000).default(''),
      op: z.string().min(8).max(60),
    }),
    status: 201,
    handle: ({ ctx, input }) => handOver(ctx, kinds, input),
  }),
  staffOperation({
    method: 'get',
    path: '/ops/open-records/handed/:id/output',
    capability: 'work.open',
    input: wishQuery,
    handle: async ({ ctx, params, input }) =>
      fileResponse(await outputHandedOver(ctx, kinds, params.id ?? '', input)),
  }),
]
