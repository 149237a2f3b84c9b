import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import {
  type Difference,
  differences,
  type Figures,
  figuresIn,
  hasWords,
  partsIn,
  type ReportPart,
  type Texts,
  textsIn,
} from '@/domain/reports/parts'
import { DomainError } from '@/lib/errors'

import { changeBeside } from '../cases/beside'
import { caseById } from '../cases/move'
import { type OneCase, oneCase } from '../cases/one'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { individualNumberRefused, invalid } from '../refusals'

import { isOpen, mayWrite, report } from './case'
import { fillFigures } from './draft'
import { takeFigures } from './figures'
import { reports } from './list'

type Row = Stored<'reports'>

/** Longest text of one part, in characters: ten pages. */
const LONGEST = 20_000

export type ReportScreen = {
  one: OneCase
  title: string
  period: { from: string; to: string }
  dueOn: string
  parts: ReportPart[]
  figures: Figures
  /** UTC ISO instant, '' before they were taken. */
  figuresAt: string
  texts: Texts
  remark: string
  version: number
  mayWrite: boolean
  /** Versions that were handed in and returned, the newest first. */
  former: { version: number; on: string; by: string }[]
}

/** All that the screen of one report shows. @throws DomainError NOT_FOUND */
export async function reportScreen(ctx: ServiceContext, id: string): Promise<ReportScreen> {
  const row = await caseById(ctx, report, id)
  const former = await findRows<Stored<'report-versions'>>(
    ctx.payload,
    'report-versions',
    { report: { equals: id } },
    { sort: '-version' },
  )
  return {
    one: await oneCase(ctx, reports, id),
    title: row.title,
    period: { from: row.periodFrom, to: row.periodTo },
    dueOn: row.dueOn ?? '',
    parts: partsIn(row.parts),
    figures: figuresIn(row.figures),
    figuresAt: row.figuresAt ?? '',
    texts: textsIn(row.texts),
    remark: row.remark ?? '',
    version: row.version ?? 0,
    mayWrite: mayWrite(ctx) && isOpen(row),
    former: former.map(({ version, submittedOn, submittedBy }) => ({
      version,
      on: submittedOn ?? '',
      by: submittedBy ?? '',
    })),
  }
}

/** @throws DomainError NOT_FOUND, CASE_OVER */
async function openRow(ctx: ServiceContext, id: string): Promise<Row> {
  const row = await caseById(ctx, report, id)
  if (isOpen(row)) return row
  throw new DomainError('CASE_OVER', '提出した報告書は直せません。市が差し戻すと直せます。', 409)
}

/** What somebody wrote in one part, and what stood there when they began. */
export type Written = { was: string; words: string }

/** @throws DomainError INPUT_INVALID (with `fields`), INDIVIDUAL_NUMBER */
function checkWords(row: Row, written: Record<string, Written>): void {
  const known = new Set(partsIn(row.parts).flatMap((part) => (hasWords(part) ? part.id : [])))
  const problems: Record<string, string> = {}
  for (const [part, { words }] of Object.entries(written)) {
    if (!known.has(part))
      throw invalid('この報告書に、その項目はありません。画面を読み込み直してください。')
    if (words.length > LONGEST)
      problems[part] = `${LONGEST.toLocaleString('ja-JP')}文字までで書いてください。`
    if (containsIndividualNumber(words)) throw individualNumberRefused()
  }
  if (Object.keys(problems).length > 0) throw invalid('長すぎる文章があります。', problems)
}

const TOUCHED = 'ほかの人がこの欄を書き換えました。'

/**
 * Keeps what was written, part by part; parts that are not named stay (RP-26). Two people may write in two parts
 * at once, and figures may come meanwhile: only who writes where somebody else has written since is told.
 * @throws DomainError NOT_FOUND, CASE_OVER, CHANGED_MEANWHILE (`fields`: the parts), INPUT_INVALID (with
 *   `fields`), INDIVIDUAL_NUMBER, BUSY
 */
export async function writeTexts(
  ctx: ServiceContext,
  id: string,
  written: Record<string, Written>,
): Promise<Row> {
  return changeRow<Row, Texts>({
    find: () => openRow(ctx, id),
    decide: (row) => {
      checkWords(row, written)
      const stored = textsIn(row.texts)
      const touched = Object.entries(written).filter(
        ([part, { was, words }]) => ![was, words].includes(stored[part] ?? ''),
      )
      if (touched.length > 0)
        throw new DomainError(
          'CHANGED_MEANWHILE',
          'ほかの人が同じ欄を書き換えました。いまの文章を確かめてください。',
          409,
          { fields: Object.fromEntries(touched.map(([part]) => [part, TOUCHED])) },
        )
      const words = Object.entries(written).map(([part, one]) => [part, one.words] as const)
      return { ...stored, ...Object.fromEntries(words) }
    },
    write: (row, texts) => changeBeside(ctx, 'reports', row, { texts }),
  })
}

/** 数字を取り直す. @throws DomainError NOT_FOUND, CASE_OVER, BUSY */
export async function retakeFigures(ctx: ServiceContext, id: string): Promise<void> {
  await fillFigures(ctx, await openRow(ctx, id))
}

/** What the figures would be now, beside what the report says (RP-27). @throws DomainError NOT_FOUND */
export async function reportDifferences(ctx: ServiceContext, id: string): Promise<Difference[]> {
  const row = await caseById(ctx, report, id)
  const parts = partsIn(row.parts)
  const now = await takeFigures(ctx, parts, {
    form: row.form,
    from: row.periodFrom,
    to: row.periodTo,
  })
  return differences(parts, figuresIn(row.figures), now)
}
