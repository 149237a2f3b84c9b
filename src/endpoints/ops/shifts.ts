import { z } from 'zod'

import { isRequestDate } from '@/domain/time/civil'
import { absenceView, fillAbsence, reportAbsence } from '@/services/people/absences/report'
import { stayAway } from '@/services/people/absences/stay-away'
import { copyWeek } from '@/services/people/shifts/copy'
import { ownIcs, ownShifts } from '@/services/people/shifts/own'
import { publishWeek } from '@/services/people/shifts/publish'
import { putCells } from '@/services/people/shifts/put'
import { weekOf } from '@/services/people/shifts/week'

import { caseAnswers } from './case-conditions'
import { staffOperation } from './define'

const date = z.string().refine(isRequestDate, '日付を選んでください。')
const id = z.string().min(1).max(60)
const place = z.string().min(1).max(200)
const plans = { method: 'post', capability: 'shifts.plan' } as const

const week = staffOperation({
  method: 'get',
  path: '/ops/shifts',
  capability: 'shifts.read',
  input: z.object({ place: z.string().max(200).default(''), from: date }),
  handle: ({ ctx, input }) => weekOf(ctx, input),
})

/** Cells of one place, each for itself. */
const put = staffOperation({
  ...plans,
  path: '/ops/shifts',
  input: z.object({
    place,
    cells: z
      .array(
        z.object({ worker: id, date, types: z.array(id).max(4), seen: z.number().int().min(0) }),
      )
      .min(1)
      .max(100),
  }),
  handle: async ({ ctx, input }) => ({ revs: await putCells(ctx, input.place, input.cells) }),
})

const copy = staffOperation({
  ...plans,
  path: '/ops/shifts/copy',
  input: z.object({ place, from: date }),
  handle: ({ ctx, input }) => copyWeek(ctx, input),
})

const publish = staffOperation({
  ...plans,
  path: '/ops/shifts/publish',
  input: z.object({
    place,
    from: date,
    version: z.number().int().min(0),
    reason: z.string().max(300).default(''),
  }),
  handle: async ({ ctx, input }) => {
    await publishWeek(ctx, input)
    return { published: input.from }
  },
})

const absent = staffOperation({
  ...plans,
  path: '/ops/absences',
  input: z.object({ worker: id, date, place, from: z.string().min(5).max(5) }),
  handle: ({ ctx, input }) => reportAbsence(ctx, input),
})

const standby = staffOperation({
  method: 'get',
  path: '/ops/absences/:id',
  capability: 'shifts.plan',
  handle: ({ ctx, params }) => absenceView(ctx, params.id ?? ''),
})

const fill = staffOperation({
  ...plans,
  path: '/ops/absences/:id/fill',
  input: z.object({ worker: id, answers: caseAnswers }),
  handle: ({ ctx, params, input }) => fillAbsence(ctx, { id: params.id ?? '', ...input }),
})

const stay = staffOperation({
  ...plans,
  path: '/ops/absences/:id/until',
  input: z.object({ until: date }),
  handle: ({ ctx, params, input }) => stayAway(ctx, { id: params.id ?? '', ...input }),
})

const own = staffOperation({
  method: 'get',
  path: '/ops/my-shifts',
  capability: 'staff',
  handle: async ({ ctx }) => (await ownShifts(ctx)) ?? { name: '', shifts: [] },
})

const calendar = staffOperation({
  method: 'get',
  path: '/ops/my-shifts/calendar',
  capability: 'staff',
  handle: async ({ ctx }) =>
    new Response(await ownIcs(ctx), {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="my-shifts.ics"',
      },
    }),
})

export const shiftEndpoints = [week, put, copy, publish, absent, standby, fill, stay, own, calendar]
