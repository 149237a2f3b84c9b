import { findRows } from '@/db/atomic'
import { isOnTheWay, returnDiffers } from '@/domain/transport/run-rules'
import type { ReturnRecord, RunRow } from '@/domain/transport/run-types'
import type { PaperKind } from '@/domain/transport/vocabulary'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { checkReason, need } from '../refusals'

import { assertSends, checkNames, withPlainIds, wasDone, withRun, wrongState } from './runs'

export type ReturnInput = {
  id: string
  op: string
  caseNumber: string
  papers: { kind: PaperKind; out: number; back: number }[]
  passengers?: string
  by: string
  with: string
  note?: string
}

/**
 * Application documents are back at the card centre (TR-09). Counts that differ from those that went
 * out need a note: forms filled in at the venue come back in greater number.
 * @throws DomainError FORBIDDEN, WRONG_STATE, NAMES_MISSING, REASON_REQUIRED
 */
export async function recordReturn(ctx: ServiceContext, input: ReturnInput): Promise<RunRow> {
  const names = checkNames(input.by, input.with)
  const note = checkReason(input.note)
  return withRun(ctx, input.id, (now) => {
    assertSends(ctx, now)
    if (now.kind !== 'documents') {
      throw new DomainError('WRONG_KIND', '返却を記録するのは、申請書類の往復だけです。', 409)
    }
    if (wasDone(now, input.op)) return null
    if (!isOnTheWay(now)) throw wrongState(now, '出発していない移送です。')
    if (returnDiffers(input) && !note) {
      throw new DomainError(
        'REASON_REQUIRED',
        '出した数と戻った数が違う理由を書いてください。',
        422,
      )
    }
    const returned: ReturnRecord = {
      at: ctx.now().toISOString(),
      ...names,
      caseNumber: need(input.caseNumber, 'ケースの番号'),
      papers: input.papers,
      passengers: checkReason(input.passengers),
      note,
    }
    const words = input.papers.map(({ out, back }) => `${out} → ${back}`).join('、')
    return { set: { returned }, what: `書類が戻りました（${words}）`, op: input.op }
  })
}

/**
 * For the visits' side: a visit is not over while its documents are out (TR-09).
 * @throws DomainError DOCUMENTS_OUT with the numbers of the runs
 */
export async function assertDocumentsBack(ctx: ServiceContext, visit: string): Promise<void> {
  const runs = await findRows<RunRow>(ctx.payload, 'transport-runs', {
    and: [
      { visit: { equals: visit } },
      { kind: { equals: 'documents' } },
      { state: { not_equals: 'cancelled' } },
    ],
  })
  const out = runs.map(withPlainIds).filter(({ returned }) => !returned)
  if (out.length === 0) return
  throw new DomainError(
    'DOCUMENTS_OUT',
    `申請書類の返却が記録されていません（移送 ${out.map(({ number }) => number).join('、')}）。`,
    409,
  )
}
