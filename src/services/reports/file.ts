import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { contentDisposition } from '@/documents/file-name'
import { reportBook } from '@/documents/xlsx-report'
import { figuresIn, hasTables, hasWords, partsIn, textsIn } from '@/domain/reports/parts'
import { formatEra } from '@/domain/time/format'

import { recordReading } from '../audit/read'
import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { notFound } from '../refusals'

import { report } from './case'

type Row = Stored<'reports'>
type Content = Pick<Row, 'title' | 'parts' | 'figures' | 'texts' | 'submittedOn'>

/** @throws DomainError NOT_FOUND for a version that nobody handed in */
async function contentOf(ctx: ServiceContext, row: Row, version: number | null): Promise<Content> {
  if (version === null || version === row.version) return row
  const kept = await findRow<Stored<'report-versions'>>(ctx.payload, 'report-versions', {
    versionKey: { equals: `${row.id}|${version}` },
  })
  if (!kept) throw notFound('その版はありません。')
  return kept
}

/**
 * A report as an Excel book (RP-27), the same figures however often it is made.
 * @param version one that was handed in and returned; null: as it stands
 * @throws DomainError NOT_FOUND, and as `checkedPurpose`
 */
export async function reportFile(
  ctx: ServiceContext,
  id: string,
  { version, purpose }: { version: number | null; purpose: string },
): Promise<Output> {
  const row = await caseById(ctx, report, id)
  const content = await contentOf(ctx, row, version)
  await recordReading(ctx, {
    kind: 'export',
    what: content.title,
    count: 1,
    purpose,
    target: `reports/${id}`,
  })
  const parts = partsIn(content.parts)
  const texts = textsIn(content.texts)
  const figures = figuresIn(content.figures)
  const body = await reportBook({
    title: content.title,
    head: [
      ['宛先', row.addressee ?? ''],
      ['提出者', row.sender ?? ''],
      ['期間', `${formatEra(row.periodFrom)}〜${formatEra(row.periodTo)}`],
      ['提出期限', row.dueOn ? formatEra(row.dueOn) : ''],
      ['提出日', content.submittedOn ? formatEra(content.submittedOn) : '（作成中）'],
    ],
    texts: parts
      .filter((part) => part.kind === 'text' || (hasWords(part) && texts[part.id]))
      .map(({ id: part, heading }) => ({ heading, text: texts[part] ?? '' })),
    sheets: parts.filter(hasTables).map(({ id: part, heading }) => ({
      heading,
      tables: figures.find((one) => one.part === part)?.tables ?? [],
    })),
  })
  return {
    body: new Blob([new Uint8Array(body)]).stream(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    disposition: contentDisposition(content.title.replaceAll('　', '_'), 'xlsx'),
  }
}
