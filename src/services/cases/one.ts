import { linesOf } from '@/kit/case/decide'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import type { CaseKind } from './kind'
import { labelOfLine } from './log'
import { caseById } from './move'
import { type CaseView, viewsOf } from './view'

export type CaseHistory = { at: string; by: string; what: string; to: string; note: string }[]

/** One record with its buttons and its history, the newest line first. @throws DomainError NOT_FOUND */
export async function oneCase<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseKind<R>,
  id: string,
): Promise<{ row: CaseView; history: CaseHistory }> {
  const row = await caseById(ctx, kind.case, id)
  const [view] = await viewsOf(ctx, kind, [row])
  return {
    row: view!,
    history: linesOf(row)
      .map((line) => ({
        at: line.at,
        by: line.by.name,
        what: labelOfLine(kind.case, row, line),
        to: kind.case.states[line.to]?.label ?? line.to,
        note: line.note ?? '',
      }))
      .reverse(),
  }
}
