import { z } from 'zod'

import { isRequestDate, tokyoDateOf } from '@/domain/time/civil'
import { markAttendance, registerPeople } from '@/services/people/training/attendance'
import { completeSession } from '@/services/people/training/complete'
import { generateSessions } from '@/services/people/training/generate'
import { outputTraining } from '@/services/people/training/output'
import { trainingOn } from '@/services/people/training/overview'
import { certificates, signInSheet } from '@/services/people/training/papers'
import { trainingReport } from '@/services/people/training/report'
import { arrangeSession, sessionChoices, sessionScreen } from '@/services/people/training/session'

import { caseAnswers } from './case-conditions'
import { fileResponse, staffOperation } from './define'
import { wishFields } from './wish'

const edits = { method: 'post', capability: 'people.edit' } as const
const takes = { method: 'get', capability: 'people.export' } as const

const MOST_PEOPLE = 200
const id = z.string().min(1).max(60)
const short = z.string().max(120)
const day = z.string().refine(isRequestDate, '日付を選んでください。')
const month = z.string().refine((text) => isRequestDate(`${text}-01`), '月を選んでください。')
const purpose = z.object({ purpose: wishFields.purpose })

/** Plan against done, completion per person, course and office (ST-14, ST-19, ST-20). */
const overview = staffOperation({
  method: 'get',
  path: '/ops/training',
  capability: 'people.read',
  handle: ({ ctx }) => trainingOn(ctx, tokyoDateOf(ctx.now())),
})

const file = staffOperation({
  ...takes,
  path: '/ops/training/output',
  input: z.object({ ...wishFields, file: z.enum(['plan', 'people', 'offices']) }),
  handle: async ({ ctx, input: { file: which, ...wish } }) =>
    fileResponse(await outputTraining(ctx, which, tokyoDateOf(ctx.now()), wish)),
})

/** 要員育成報告書 (ST-18). */
const report = staffOperation({
  ...takes,
  path: '/ops/training/report',
  input: z.object({ ...wishFields, month }),
  handle: async ({ ctx, input: { month: asked, ...wish } }) =>
    fileResponse(await trainingReport(ctx, asked, wish)),
})

const generate = staffOperation({
  ...edits,
  path: '/ops/courses/:id/sessions',
  handle: ({ ctx, params }) => generateSessions(ctx, params.id ?? ''),
})

const screen = staffOperation({
  method: 'get',
  path: '/ops/training-sessions/:id',
  capability: 'people.read',
  handle: ({ ctx, params }) => sessionScreen(ctx, params.id ?? ''),
})

const choices = staffOperation({
  method: 'get',
  path: '/ops/training-sessions/:id/choices',
  capability: 'people.read',
  handle: ({ ctx, params }) => sessionChoices(ctx, params.id ?? ''),
})

const arrange = staffOperation({
  ...edits,
  path: '/ops/training-sessions/:id/arrange',
  readsOffice: true,
  input: z.object({
    op: id,
    seen: z.number().int().min(0),
    wish: z.object({
      on: z.union([day, z.literal('')]),
      startTime: short,
      endTime: short,
      office: short,
      site: short,
      trainer: short,
      capacity: z.number().int().min(1).max(500).nullable(),
      topics: z.array(short).max(40),
    }),
    answers: caseAnswers,
  }),
  handle: async ({ ctx, params, input }) => {
    await arrangeSession(ctx, params.id ?? '', input)
    return sessionScreen(ctx, params.id ?? '')
  },
})

const people = staffOperation({
  ...edits,
  path: '/ops/training-sessions/:id/people',
  input: z.object({
    people: z
      .array(
        z.discriminatedUnion('attendee', [
          z.object({ attendee: z.literal('worker'), worker: id }),
          z.object({
            attendee: z.enum(['city', 'post']),
            name: z.string().min(1, '氏名を入力してください。').max(80),
            office: short.optional(),
            place: short.optional(),
          }),
        ]),
      )
      .min(1, '登録する人を選んでください。')
      .max(MOST_PEOPLE),
  }),
  handle: ({ ctx, params, input }) => registerPeople(ctx, params.id ?? '', input.people),
})

const attendance = staffOperation({
  ...edits,
  path: '/ops/training-sessions/:id/attendance',
  input: z.object({
    marks: z
      .array(z.object({ id, state: z.enum(['registered', 'attended', 'absent', 'withdrawn']) }))
      .min(1)
      .max(500),
  }),
  handle: ({ ctx, params, input }) => markAttendance(ctx, params.id ?? '', input.marks),
})

const complete = staffOperation({
  ...edits,
  path: '/ops/training-sessions/:id/complete',
  input: z.object({ answers: caseAnswers }),
  handle: ({ ctx, params, input }) => completeSession(ctx, params.id ?? '', input.answers),
})

const sheet = staffOperation({
  ...takes,
  path: '/ops/training-sessions/:id/sheet',
  input: purpose,
  handle: async ({ ctx, params, input }) =>
    fileResponse(await signInSheet(ctx, params.id ?? '', input.purpose)),
})

const papers = staffOperation({
  ...takes,
  path: '/ops/training-sessions/:id/certificates',
  input: purpose,
  handle: async ({ ctx, params, input }) =>
    fileResponse(await certificates(ctx, params.id ?? '', input.purpose)),
})

export const trainingEndpoints = [
  ...[overview, file, report, generate],
  ...[arrange, people, attendance, complete, sheet, papers, choices, screen],
]
