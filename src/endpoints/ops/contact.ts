import type { Endpoint } from 'payload'
import { z } from 'zod'

import { readPerson } from '@/services/contact/callbacks/person'
import { contactDesk } from '@/services/contact/inquiries/desk'
import {
  beginInquiry,
  finishInquiry,
  openInquiry,
  saveInquiry,
} from '@/services/contact/inquiries/write'

import { staffOperation } from './define'

const word = z.string().max(100).optional()
const lines = z.string().max(4000).optional()
const instant = z.iso.datetime().or(z.literal('')).optional()
const rev = z.number().int().min(0)
const op = z.string().min(8).max(60)

const fields = z.object({
  line: word,
  category: word,
  outcome: word,
  language: word,
  office: word,
  procedure: word,
  question: lines,
  answer: lines,
  basisVersion: word,
  booking: word,
  referral: word,
  faqCandidate: z.boolean().optional(),
  faqSolvable: z.boolean().optional(),
  endedAt: instant,
})

const desk = staffOperation({
  method: 'get',
  path: '/ops/contact/desk',
  capability: 'contact.record',
  handle: ({ ctx }) => contactDesk(ctx),
})

const begin = staffOperation({
  method: 'post',
  path: '/ops/contact/inquiries',
  capability: 'contact.record',
  input: z.object({ op, line: word, waitedMs: z.number().int().min(0).optional() }),
  status: 201,
  handle: ({ ctx, input }) => beginInquiry(ctx, input),
})

const open = staffOperation({
  method: 'get',
  path: '/ops/contact/inquiries/:id',
  capability: 'contact.record',
  handle: ({ ctx, params }) => openInquiry(ctx, params.id ?? ''),
})

const save = staffOperation({
  method: 'post',
  path: '/ops/contact/inquiries/:id/save',
  capability: 'contact.record',
  input: z.object({ rev, fields }),
  handle: ({ ctx, params, input }) => saveInquiry(ctx, params.id ?? '', input),
})

const finish = staffOperation({
  method: 'post',
  path: '/ops/contact/inquiries/:id/finish',
  capability: 'contact.record',
  input: z.object({
    rev,
    fields,
    op,
    more: z
      .object({
        text: z.string().max(2000).optional(),
        when: z.string().max(20).optional(),
        person: word,
        phone: z.string().max(30).optional(),
      })
      .optional(),
  }),
  handle: ({ ctx, params, input }) => finishInquiry(ctx, params.id ?? '', input),
})

const person = staffOperation({
  method: 'post',
  path: '/ops/contact/callbacks/:id/person',
  capability: 'contact.record',
  handle: ({ ctx, params }) => readPerson(ctx, params.id ?? ''),
})

/** The record of a call on the desk, and whom to call back. */
export const contactEndpoints: Endpoint[] = [desk, begin, open, save, finish, person]
