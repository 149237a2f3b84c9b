import { z } from 'zod'

import { isRequestDate } from '@/domain/time/civil'
import { assignmentNotice } from '@/services/people/assignments/notice'
import { contactCard } from '@/services/people/contact-card'
import { rosterOn } from '@/services/people/roster'
import { outputRoster, outputStructure } from '@/services/people/roster-output'

import { fileResponse, staffOperation } from './define'
import { wishFields } from './wish'

const on = z.string().refine(isRequestDate, '日付を選んでください。')

/** Who works on a day, past or to come (ST-01). */
const roster = staffOperation({
  method: 'get',
  path: '/ops/roster',
  capability: 'people.read',
  input: z.object({ on }),
  handle: ({ ctx, input }) => rosterOn(ctx, input.on),
})

const rosterFile = staffOperation({
  method: 'get',
  path: '/ops/roster/output',
  capability: 'people.export',
  input: z.object({ ...wishFields, on }),
  handle: async ({ ctx, input: { on: day, ...wish } }) =>
    fileResponse(await outputRoster(ctx, day, wish)),
})

/** 業務体制表 (ST-24). */
const structure = staffOperation({
  method: 'get',
  path: '/ops/roster/structure',
  capability: 'people.export',
  input: z.object({ on, purpose: wishFields.purpose }),
  handle: async ({ ctx, input }) =>
    fileResponse(await outputStructure(ctx, input.on, input.purpose)),
})

/** 人員届 (ST-05, ST-22). */
const notice = staffOperation({
  method: 'get',
  path: '/ops/assignments/:id/notice',
  capability: 'people.export',
  input: z.object({ purpose: wishFields.purpose }),
  handle: async ({ ctx, params, input }) =>
    fileResponse(await assignmentNotice(ctx, params.id ?? '', input.purpose)),
})

/** Whom to ring up at once (ST-11). */
const contacts = staffOperation({
  method: 'get',
  path: '/ops/contact-card',
  capability: 'people.contacts',
  handle: ({ ctx }) => contactCard(ctx),
})

export const peopleEndpoints = [contacts, roster, rosterFile, structure, notice]
