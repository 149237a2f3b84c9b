import type { Endpoint } from 'payload'
import { z } from 'zod'

import { listDeadlines } from '@/services/deadlines/list'
import { reopenDocument, submitDocument, waiveDocument } from '@/services/deadlines/submit'
import type { SubmissionRow } from '@/services/deadlines/types'

import { staffOperation } from './define'

const rev = z.number().int().min(0)
const text = z.string().max(1000)
const reasonBody = z.object({ rev, reason: text })

const answerOf = ({ id, state, rev: now }: SubmissionRow) => ({ id: String(id), state, rev: now })
const idOf = (params: Record<string, string>): string => params.id ?? ''

const list = staffOperation({
  method: 'get',
  path: '/ops/deadlines',
  capability: 'deadlines.read',
  handle: ({ ctx }) => listDeadlines(ctx),
})

/** 提出した (NT-09). */
const submit = staffOperation({
  method: 'post',
  path: '/ops/deadlines/:id/submit',
  capability: 'deadlines.submit',
  input: z.object({ rev, on: z.string().max(10), note: text.optional() }),
  handle: async ({ ctx, params, input }) =>
    answerOf(await submitDocument(ctx, { id: idOf(params), ...input })),
})

const waive = staffOperation({
  method: 'post',
  path: '/ops/deadlines/:id/waive',
  capability: 'deadlines.submit',
  input: reasonBody,
  handle: async ({ ctx, params, input }) =>
    answerOf(await waiveDocument(ctx, { id: idOf(params), ...input })),
})

const reopen = staffOperation({
  method: 'post',
  path: '/ops/deadlines/:id/reopen',
  capability: 'deadlines.submit',
  input: reasonBody,
  handle: async ({ ctx, params, input }) =>
    answerOf(await reopenDocument(ctx, { id: idOf(params), ...input })),
})

/** Reports and plans that are due to the city; prefix /ops/deadlines. */
export const deadlineEndpoints: Endpoint[] = [list, submit, waive, reopen]
