import { can } from '@/access/capabilities'
import { linesOf } from '@/kit/case/decide'
import { type Check, checksOf } from '@/kit/case/moves'
import { extraOf, wordsOfExtra } from '@/kit/case/rules'
import type { CaseRow } from '@/kit/case/types'

import { type AttachedFiles, filesView } from '../attachments/attach'
import type { ServiceContext } from '../context'

import type { LiveKind, PlainKind } from './kind'
import { labelOfLine } from './log'
import { caseById } from './move'
import { kindNow } from './rules'
import { type CaseView, viewsOf } from './view'

export type CaseHistory = { at: string; by: string; what: string; to: string; note: string }[]

/** A field that the city has added, in words; one that is retired only where it has a value. */
export type ExtraValue = { label: string; value: string; retired: boolean }

export type OneCase = {
  row: CaseView
  history: CaseHistory
  extra: ExtraValue[]
  /** 手順, where the kind has them. */
  checks: Check[]
  /** Files beside it; null where its kind has none. */
  files: AttachedFiles | null
  /** What it can be printed for; null where this person may not. */
  purposes: readonly string[] | null
}

/** One record with its buttons and its history, the newest line first. @throws DomainError NOT_FOUND */
export const oneCase = async <R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  id: string,
): Promise<OneCase> => oneNow(ctx, await kindNow(ctx, plain), id)

/** The same of a kind that is known as the city has it. */
export async function oneNow<R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveKind<R>,
  id: string,
): Promise<OneCase> {
  const row = await caseById(ctx, kind.case, id)
  const [view] = await viewsOf(ctx, kind, [row])
  return {
    row: view!,
    extra: kind.extra
      .map((field) => ({
        label: field.label,
        value: wordsOfExtra(field, extraOf(row)[field.id]),
        retired: field.retired,
      }))
      .filter(({ retired, value }) => !retired || value !== ''),
    checks: checksOf(row),
    files: await filesView(ctx, kind, row),
    purposes: can(ctx.user, kind.list.output) ? kind.list.purposes : null,
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
