import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { contentDisposition } from '@/documents/file-name'
import { reportPdf } from '@/documents/report-pdf'
import { reportBook, type ReportBook } from '@/documents/xlsx-report'
import {
  type Figures,
  figuresIn,
  hasTables,
  hasWords,
  partsIn,
  textsIn,
} from '@/domain/reports/parts'
import { formatEra } from '@/domain/time/format'

import { recordReading } from '../audit/read'
import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import { assertPrintable, type Output, pdfOutput } from '../lists/files'
import { notFound } from '../refusals'

import { isOpen, report } from './case'

type Row = Stored<'reports'>
type Content = Pick<
  Row,
  'title' | 'parts' | 'figures' | 'texts' | 'submittedOn' | 'submittedBy' | 'version'
>

/**
 * What was handed in first: the row of a returned report still has its number, and other words by now.
 * @throws DomainError NOT_FOUND for a version that nobody handed in
 */
async function contentOf(ctx: ServiceContext, row: Row, version: number | null): Promise<Content> {
  if (version === null) return row
  const kept = await findRow<Stored<'report-versions'>>(ctx.payload, 'report-versions', {
    versionKey: { equals: `${row.id}|${version}` },
  })
  if (kept) return kept
  if (version === row.version) return row
  throw notFound('その版はありません。')
}

/**
 * A report as an Excel book or on paper (RP-27), the same figures however often it is made.
 * @param version one that was handed in and returned; null: as it stands
 * @throws DomainError NOT_FOUND, LIST_TOO_LONG for paper, and as `checkedPurpose`
 */
export async function reportFile(
  ctx: ServiceContext,
  id: string,
  {
    version,
    purpose,
    format = 'xlsx',
  }: { version: number | null; purpose: string; format?: 'xlsx' | 'print' | undefined },
): Promise<Output> {
  const row = await caseById(ctx, report, id)
  const content = await contentOf(ctx, row, version)
  const figures = figuresIn(content.figures)
  if (format === 'print') assertPrintable(rowsOf(figures), 'Excelで出すか、期間')
  await recordReading(ctx, {
    kind: format === 'print' ? 'print' : 'export',
    what: content.title,
    count: 1,
    purpose,
    target: `reports/${id}`,
  })
  const parts = partsIn(content.parts)
  const texts = textsIn(content.texts)
  // A returned report that is being rewritten was not handed in, whatever day it still names.
  const handedIn = content === row && isOpen(row) ? null : content
  const book: ReportBook = {
    title: content.title,
    head: [
      ['宛先', row.addressee ?? ''],
      ['提出者', row.sender ?? ''],
      ['期間', `${formatEra(row.periodFrom)}〜${formatEra(row.periodTo)}`],
      ['提出期限', row.dueOn ? formatEra(row.dueOn) : ''],
      ['提出日', handedIn?.submittedOn ? formatEra(handedIn.submittedOn) : '（作成中）'],
      ['提出した人', handedIn?.submittedBy ?? ''],
      ['版', handedIn?.version ? `第${handedIn.version}版` : ''],
    ],
    texts: parts
      .filter((part) => part.kind === 'text' || (hasWords(part) && texts[part.id]))
      .map(({ id: part, heading }) => ({ heading, text: texts[part] ?? '' })),
    sheets: parts.filter(hasTables).map(({ id: part, heading }) => ({
      heading,
      tables: figures.find((one) => one.part === part)?.tables ?? [],
    })),
  }
  const name = content.title.replaceAll('　', '_')
  if (format === 'print') return pdfOutput(name, await reportPdf(book))
  return {
    body: new Blob([new Uint8Array(await reportBook(book))]).stream(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    disposition: contentDisposition(name, 'xlsx'),
  }
}

const rowsOf = (figures: Figures): number =>
  figures.reduce((sum, { tables }) => tables.reduce((all, { rows }) => all + rows.length, sum), 0)
