import { createHash } from 'node:crypto'

import { z } from 'zod'

import { ELIGIBILITY } from '@/domain/booking/vocabulary'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import { keyedHash } from '@/lib/crypto/keys'
import { DomainError } from '@/lib/errors'

/**
 * 受け渡しファイル: one JSON text a line. Head, one line a card, and a tail with the number of rows and
 * a keyed seal, so that a file that was cut off, changed or made by another city is refused whole.
 */
export const KIND = 'madoguchi-eligibility'

const head = z.object({
  kind: z.literal(KIND),
  version: z.literal(1),
  city: z.string(),
  at: z.iso.datetime(),
})
const text = z.string().max(200)

/** All that crosses (ID-11): numbers, office and state; of the birthday a keyed hash at most. */
const row = z
  .object({
    card: text,
    reservationNumber: text,
    manufacturingNumber: text,
    reservationKey: text,
    manufacturingKey: text,
    birthdayHash: text,
    office: text,
    state: z.enum(Object.keys(ELIGIBILITY) as [EligibilityState, ...EligibilityState[]]),
    stateLabel: text,
  })
  .strict()
const tail = z.object({ rows: z.number().int(), seal: z.string() })

export type TransferRow = z.infer<typeof row>

/** Seals what was written so far. */
export function createSeal() {
  const hash = createHash('sha256')
  return {
    add: (line: string) => void hash.update(`${line}\n`),
    end: () => keyedHash('eligibility-transfer', hash.digest('hex')),
  }
}

export const headLine = (city: string, at: string): string =>
  JSON.stringify({ kind: KIND, version: 1, city, at })

const broken = () =>
  new DomainError(
    'TRANSFER_INVALID',
    'このファイルは取り込めません。途中で切れているか、書き換えられているか、別の市のものです。出し直してください。',
    422,
  )

/** Lines of a file, without keeping it whole. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts.filter(Boolean)
  }
  rest += decoder.decode()
  if (rest) yield rest
}

function parsed<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    throw broken()
  }
}

export const rowOfLine = (line: string): TransferRow => parsed(row, line)

/**
 * Reads the file once without applying anything: head, number of rows and seal.
 * @returns how many rows follow, and the moment (UTC) whose state they tell
 * @throws DomainError TRANSFER_INVALID
 */
export async function checkTransfer(
  chunks: AsyncIterable<Uint8Array>,
  city: string,
): Promise<{ total: number; at: string }> {
  const seal = createSeal()
  let rows = -1
  let at = ''
  let last = ''
  for await (const line of linesOf(chunks)) {
    if (last !== '') {
      seal.add(last)
      if (rows === -1) at = momentOf(last, city)
      if (rows >= 0) rowOfLine(last)
      rows++
    }
    last = line
  }
  const end = parsed(tail, last)
  if (end.rows !== rows || end.seal !== seal.end()) throw broken()
  return { total: rows, at }
}

function momentOf(line: string, city: string): string {
  const { city: from, at } = parsed(head, line)
  if (from !== city) throw broken()
  return at
}
