import type { Endpoint } from 'payload'
import { z } from 'zod'

import { DISPOSAL_KINDS } from '@/domain/cards/disposal'
import {
  approveDisposal,
  carryOutDisposal,
  rejectDisposal,
} from '@/services/cards/disposal/disposal'
import { disposalDetail, listDisposals } from '@/services/cards/disposal/lists'
import { disposalCandidates, proposeDisposal } from '@/services/cards/disposal/proposal'
import {
  outputCandidates,
  outputDisposal,
  outputReminderRun,
  outputWaiting,
  type WaitingKind,
  waitingCards,
} from '@/services/cards/reminders/output'
import { createReminderRun, listReminderRuns, reminderRun } from '@/services/cards/reminders/run'
import { recordReturned } from '@/services/cards/returned-mail'

import { fileResponse, staffOperation } from './define'
import { wishQuery } from './wish'

const days = z.coerce.number().int().min(0).max(3650)
const office = z
  .string()
  .max(60)
  .optional()
  .transform((value) => value || undefined)
const flag = z
  .enum(['1', '0'])
  .default('1')
  .transform((value) => value === '1')

const waitingQuery = z
  .object({
    kind: z.enum(['uncollected', 'expiring', 'returned']),
    days: days.default(30),
    again: days.default(30),
    most: days.optional(),
    office,
    skipBooked: flag,
    skipReturned: flag,
  })
  .transform((query) => query as WaitingKind)

const waitingOutput = wishQuery.and(waitingQuery)

/** What is shown at once; files hold all of them. */
const SHOWN = 300

const listed = <R>(rows: R[]) => ({ total: rows.length, rows: rows.slice(0, SHOWN) })

const waiting = staffOperation({
  method: 'get',
  path: '/ops/reminders/waiting',
  capability: 'cards.read',
  input: waitingQuery,
  handle: async ({ ctx, input }) => listed(await waitingCards(ctx, input)),
})

const waitingFile = staffOperation({
  method: 'get',
  path: '/ops/reminders/waiting/output',
  capability: 'cards.export',
  input: waitingOutput,
  handle: async ({ ctx, input }) => fileResponse(await outputWaiting(ctx, input, input)),
})

const returned = staffOperation({
  method: 'post',
  path: '/ops/reminders/returned',
  capability: 'cards.write',
  input: z.object({
    code: z.string().min(1).max(200),
    on: z.string().max(10),
    op: z.string().min(1).max(80),
  }),
  handle: ({ ctx, input }) => recordReturned(ctx, input),
})

const runs = staffOperation({
  method: 'get',
  path: '/ops/reminders/runs',
  capability: 'cards.read',
  handle: async ({ ctx }) => ({ rows: await listReminderRuns(ctx) }),
})

const run = staffOperation({
  method: 'get',
  path: '/ops/reminders/runs/:id',
  capability: 'cards.read',
  handle: ({ ctx, params }) => reminderRun(ctx, params.id ?? ''),
})

const runFile = staffOperation({
  method: 'get',
  path: '/ops/reminders/runs/:id/output',
  capability: 'cards.export',
  input: wishQuery,
  handle: async ({ ctx, params, input }) =>
    fileResponse(await outputReminderRun(ctx, params.id ?? '', input)),
})

const create = staffOperation({
  method: 'post',
  path: '/ops/reminders/runs',
  capability: 'cards.write',
  input: z.object({
    op: z.string().min(1).max(80),
    days: z.number().int().min(1).max(3650),
    again: z.number().int().min(1).max(3650),
    most: z.number().int().min(0).max(100).optional(),
    office,
    skipBooked: z.boolean().default(true),
    skipReturned: z.boolean().default(true),
  }),
  status: 201,
  handle: ({ ctx, input }) => createReminderRun(ctx, input),
})

const kind = z.enum(DISPOSAL_KINDS)
const months = z.coerce.number().int().min(1).max(120).optional()
const candidateQuery = z.object({ kind, months, office })
const reads = { method: 'get', capability: 'cards.read' } as const
const disposes = { method: 'post', capability: 'cards.dispose' } as const
const approves = { method: 'post', capability: 'cards.dispose-approve' } as const

const candidates = staffOperation({
  ...reads,
  path: '/ops/disposals/candidates',
  input: candidateQuery,
  handle: async ({ ctx, input }) => listed(await disposalCandidates(ctx, input)),
})

const candidatesFile = staffOperation({
  method: 'get',
  path: '/ops/disposals/candidates/output',
  capability: 'cards.export',
  input: wishQuery.and(candidateQuery),
  handle: async ({ ctx, input }) => fileResponse(await outputCandidates(ctx, input, input)),
})

const disposals = staffOperation({
  ...reads,
  path: '/ops/disposals',
  handle: async ({ ctx }) => ({ rows: await listDisposals(ctx) }),
})

const disposal = staffOperation({
  ...reads,
  path: '/ops/disposals/:id',
  handle: ({ ctx, params }) => disposalDetail(ctx, params.id ?? ''),
})

const disposalFile = staffOperation({
  method: 'get',
  path: '/ops/disposals/:id/output',
  capability: 'cards.export',
  input: wishQuery,
  handle: async ({ ctx, params, input }) =>
    fileResponse(await outputDisposal(ctx, params.id ?? '', input)),
})

const propose = staffOperation({
  ...disposes,
  path: '/ops/disposals',
  input: z.object({
    op: z.string().min(1).max(80),
    kind,
    months,
    office,
    cards: z.array(z.string().max(60)).max(SHOWN),
    note: z.string().max(400).optional(),
  }),
  status: 201,
  handle: ({ ctx, input }) => proposeDisposal(ctx, input),
})

const approve = staffOperation({
  ...approves,
  path: '/ops/disposals/:id/approve',
  handle: ({ ctx, params }) => approveDisposal(ctx, params.id ?? ''),
})

const reject = staffOperation({
  ...approves,
  path: '/ops/disposals/:id/reject',
  input: z.object({ reason: z.string().max(400) }),
  handle: ({ ctx, params, input }) => rejectDisposal(ctx, { id: params.id ?? '', ...input }),
})

const carryOut = staffOperation({
  ...disposes,
  path: '/ops/disposals/:id/carry-out',
  input: z.object({ by: z.string().max(60), with: z.string().max(60) }),
  handle: ({ ctx, params, input }) => carryOutDisposal(ctx, { id: params.id ?? '', ...input }),
})

/** 交付勧奨通知, expiry, returned notices and 廃棄; prefixes /ops/reminders and /ops/disposals. */
export const reminderEndpoints: Endpoint[] = [
  waiting,
  waitingFile,
  returned,
  runs,
  create,
  run,
  runFile,
  candidates,
  candidatesFile,
  disposals,
  propose,
  disposal,
  disposalFile,
  approve,
  reject,
  carryOut,
]
