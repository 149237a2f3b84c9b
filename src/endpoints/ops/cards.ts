import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { blobSource } from '@/documents/csv/sources'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'
import { addEligible } from '@/services/cards/import/add-eligible'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { moveCard } from '@/services/cards/move-card'
import { individualNumberRefused, invalid } from '@/services/refusals'

import { staffOperation } from './define'

const MAX_UPLOAD = 100 * 1024 * 1024
const MAX_NAME = 200

/**
 * The city's list as a file (`file`) with `dryRun` for a trial run (CD-01, CD-03).
 * Answers with the counts and the refused rows, each with line, column and reason.
 */
const importCards = staffOperation({
  method: 'post',
  path: '/ops/cards/import',
  capability: 'cards.import',
  body: 'form',
  handle: async ({ ctx, req }) => {
    const { file, dryRun } = await uploadOf(req)
    return importCityCsv(ctx, blobSource(file, nameOf(file)), { dryRun })
  },
})

/** @throws DomainError TOO_LARGE, INPUT_INVALID */
async function uploadOf(req: PayloadRequest): Promise<{ file: Blob; dryRun: boolean }> {
  // Asked before the body is read, which has to fit into memory.
  if (Number(req.headers.get('content-length') ?? 0) > MAX_UPLOAD) {
    throw new DomainError('TOO_LARGE', 'ファイルが大きすぎます（上限 100MB）。', 413)
  }
  const form = await req.formData?.().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof Blob)) {
    throw invalid('CSVファイルを選んでください。')
  }
  return { file, dryRun: ['1', 'true', 'on'].includes(String(form?.get('dryRun') ?? '')) }
}

/** @throws DomainError INPUT_INVALID: the name is stored and shown */
function nameOf(file: Blob): string {
  const name = file instanceof File && file.name ? file.name : 'cards.csv'
  if (containsIndividualNumber(name)) {
    throw invalid(
      'ファイル名にマイナンバー（個人番号）の形の数字が入っています。名前を変えてください。',
    )
  }
  return name.slice(-MAX_NAME)
}

const setStatus = staffOperation({
  method: 'post',
  path: '/ops/cards/status',
  capability: 'cards.write',
  input: z.object({
    id: z.string().min(1).max(60),
    status: z.string().min(1).max(40),
    reason: z.string().max(1000).optional(),
    rev: z.number().int().optional(),
    op: z.string().max(60).optional(),
    mailType: z.enum(['restricted', 'registered']).optional(),
    trackingNumber: z.string().max(40).optional(),
  }),
  handle: async ({ ctx, input }) => {
    const { mailType, trackingNumber, ...move } = input
    if (trackingNumber && containsIndividualNumber(trackingNumber)) throw individualNumberRefused()
    const sent = {
      ...(mailType ? { mailType } : {}),
      ...(trackingNumber ? { trackingNumber } : {}),
    }
    const { id, status, rev } = await moveCard(ctx, { ...move, with: sent, byHand: true })
    return { id, status, rev }
  },
})

const number = z.string().max(60).optional()

/** One person who may book, without a list (BK-23). */
const addOne = staffOperation({
  method: 'post',
  path: '/ops/cards/eligible',
  readsOffice: true,
  capability: 'cards.write',
  input: z.object({
    reservationNumber: number,
    manufacturingNumber: number,
    birthday: z.string().max(30).optional(),
    office: z.string().min(1).max(60),
    status: z.string().max(40).optional(),
  }),
  handle: ({ ctx, input }) => addEligible(ctx, input),
})

/** The card side of eligibility; prefix /ops/cards. */
export const cardEndpoints: Endpoint[] = [importCards, setStatus, addOne]
