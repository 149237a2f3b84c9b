import type { Endpoint } from 'payload'
import { z } from 'zod'

import { CHANGE_KIND, type ChangeKind } from '@/domain/knowledge/vocabulary'
import { LANGUAGE_CODES, type Language } from '@/domain/languages'
import { draftFromRecord } from '@/services/knowledge/draft-from-record'
import { saveWords } from '@/services/knowledge/edit'
import { faqFile } from '@/services/knowledge/faq-file'
import { importFaqs, lookAtFaqs } from '@/services/knowledge/import-faq'
import { manualFile } from '@/services/knowledge/manual-file'
import { confirmReading, recordTraining } from '@/services/knowledge/readers'
import { textView } from '@/services/knowledge/text-view'
import { readWord, wordFile } from '@/services/knowledge/word-file'
import { draftVersion } from '@/services/knowledge/versions/start'

import { civilDate } from '../public/schemas'

import { fileResponse, staffOperation } from './define'
import { bodyOf } from './upload-body'
import { wishQuery } from './wish'

const idOf = (params: Record<string, string>): string => params.id ?? ''
/** Of a part: a manual is some hundred pages. */
const LONGEST = 100_000
const longText = z.string().max(LONGEST).default('')

const view = staffOperation({
  method: 'get',
  path: '/ops/knowledge/texts/:id',
  capability: 'texts.read',
  handle: ({ ctx, params }) => textView(ctx, idOf(params)),
})

/** The draft of the next version, beside what is in force. */
const begin = staffOperation({
  method: 'post',
  path: '/ops/knowledge/texts/:id/versions',
  capability: 'faq.edit',
  input: z.object({
    language: z.enum(LANGUAGE_CODES as [Language, ...Language[]]).default('ja'),
  }),
  handle: async ({ ctx, params, input }) => {
    const { version, isNew } = await draftVersion(ctx, idOf(params), input)
    return { id: String(version.id), isNew }
  },
})

const trained = staffOperation({
  method: 'post',
  path: '/ops/knowledge/texts/:id/trained',
  capability: 'rules.manage',
  input: z.object({ account: z.string().min(1).max(60) }),
  handle: async ({ ctx, params, input }) => {
    await recordTraining(ctx, idOf(params), input.account)
    return { recorded: true }
  },
})

const save = staffOperation({
  method: 'post',
  path: '/ops/knowledge/versions/:id/words',
  capability: 'faq.edit',
  maxBody: LONGEST * 8,
  input: z.object({
    question: z.string().max(300),
    answer: longText,
    flow: longText,
    detail: longText,
    qa: longText,
    changeKind: z.enum(Object.keys(CHANGE_KIND) as [ChangeKind, ...ChangeKind[]]),
    changeNote: z.string().max(1000).default(''),
    effectiveOn: z.union([z.literal(''), civilDate]).default(''),
    seen: z.number().int().min(0),
    op: z.string().min(8).max(60),
  }),
  handle: async ({ ctx, params, input }) => {
    const { stateSeq } = await saveWords(ctx, idOf(params), input)
    return { seen: stateSeq ?? 0 }
  },
})

const recordId = z.string().min(1).max(60)
const op = z.string().min(8).max(60).optional()

/** The draft of a FAQ from the record of a call or a ticket (CC-44, HD-07); a record names one, sent again or not. */
const fromRecord = staffOperation({
  method: 'post',
  path: '/ops/knowledge/draft-from-inquiry',
  capability: 'faq.edit',
  input: z.union([
    z.strictObject({ inquiry: recordId, op }),
    z.strictObject({ ticket: recordId, op }),
  ]),
  handle: ({ ctx, input }) => draftFromRecord(ctx, input),
})

/** 読んで確認しました, for the version in force, under the own account. */
const read = staffOperation({
  method: 'post',
  path: '/ops/knowledge/versions/:id/read',
  capability: 'staff',
  handle: ({ ctx, params }) => confirmReading(ctx, idOf(params)),
})

const pdf = staffOperation({
  method: 'get',
  path: '/ops/knowledge/versions/:id/pdf',
  capability: 'staff',
  handle: async ({ ctx, params }) => fileResponse(await manualFile(ctx, idOf(params))),
})

const word = staffOperation({
  method: 'get',
  path: '/ops/knowledge/versions/:id/word',
  capability: 'staff',
  handle: async ({ ctx, params }) => fileResponse(await wordFile(ctx, idOf(params))),
})

const fileQuery = z.object({ name: z.string().max(400).default('') })

/** The Word file as the raw body: its words for the form; nothing is stored. */
const fromWord = staffOperation({
  method: 'post',
  path: '/ops/knowledge/versions/:id/from-word',
  capability: 'faq.edit',
  body: 'form',
  input: fileQuery,
  handle: ({ ctx, req, params, input }) =>
    readWord(ctx, idOf(params), { ...input, body: bodyOf(req) }),
})

const faq = staffOperation({
  method: 'get',
  path: '/ops/knowledge/faq',
  capability: 'texts.read',
  input: wishQuery,
  handle: async ({ ctx, input }) => fileResponse(await faqFile(ctx, input)),
})

/** The Excel file as the raw body: what would become of each line (KB-03). */
const preview = staffOperation({
  method: 'post',
  path: '/ops/knowledge/faq/preview',
  capability: 'faq.edit',
  body: 'form',
  input: fileQuery,
  handle: ({ ctx, req, input }) => lookAtFaqs(ctx, { ...input, body: bodyOf(req) }),
})

/** The same file again with the `digest` of the look that was confirmed. */
const take = staffOperation({
  method: 'post',
  path: '/ops/knowledge/faq/import',
  capability: 'faq.edit',
  body: 'form',
  input: fileQuery.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  handle: ({ ctx, req, input }) => importFaqs(ctx, { ...input, body: bodyOf(req) }),
})

export const knowledgeEndpoints: Endpoint[] = [
  ...[view, begin, fromRecord, trained, save, read, pdf, word, fromWord],
  ...[faq, preview, take],
]
