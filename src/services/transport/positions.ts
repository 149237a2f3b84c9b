import { findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { type CsvSource, inspectCsv, readCsv } from '@/documents/csv/read-csv'
import { UnreadableFile } from '@/documents/unreadable'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import {
  type Point,
  type PointColumns,
  pointColumns,
  readPoint,
} from '@/domain/transport/positions'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { invalid } from '../refusals'

import { assertCan, runById, withRun } from './runs'

/** A point a second for a whole day. */
const MOST_POINTS = 90_000
const MOST_PROBLEMS = 100

export type PositionReport = {
  added: number
  /** Points that the run had already. */
  known: number
  problems: { line: number; problem: string }[]
}

/**
 * Attaches the track of the 位置情報専用端末機 to a run (TR-08): CSV with 緯度, 経度 and 日時 (lat, lon, time).
 * The same file again adds nothing.
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID, TOO_LARGE
 */
export async function importPositions(
  ctx: ServiceContext,
  id: string,
  source: CsvSource,
): Promise<PositionReport> {
  assertCan(ctx, 'transport.plan')
  const run = await runById(ctx, id)
  const { points, problems } = await readPoints(source)
  const added = await insertMany(
    ctx.payload,
    'transport-positions',
    points.map((point) => ({
      ...point,
      run: run.id,
      pointKey: `${run.id}|${point.at}|${point.device}`,
    })),
  )
  if (added > 0) {
    await withRun(ctx, run.id, () => ({ set: {}, what: `位置情報 ${added}件を取り込みました` }))
  }
  return { added, known: points.length - added, problems }
}

async function readPoints(source: CsvSource) {
  const { encoding, records } = await inspect(source)
  if (records > MOST_POINTS) {
    throw new DomainError(
      'TOO_LARGE',
      `位置情報は${MOST_POINTS.toLocaleString('ja-JP')}行までです。`,
      413,
    )
  }
  const points: Point[] = []
  const problems: PositionReport['problems'] = []
  let columns: PointColumns | null = null
  for await (const { line, cells } of readCsv(source, encoding)) {
    if (!columns) {
      columns = pointColumns(cells)
      if (columns) continue
      throw invalid('1行目に「緯度」「経度」「日時」（lat, lon, time）の見出しがありません。')
    }
    if (cells.some((text) => containsIndividualNumber(text))) {
      problems.push({ line, problem: 'マイナンバー（個人番号）の形の数字があります。' })
      continue
    }
    const read = readPoint(cells, columns)
    if ('point' in read) points.push(read.point)
    else problems.push({ line, problem: read.problem })
  }
  return { points, problems: problems.slice(0, MOST_PROBLEMS) }
}

async function inspect(source: CsvSource) {
  try {
    return await inspectCsv(source)
  } catch (error) {
    if (error instanceof UnreadableFile) throw invalid(error.message)
    throw error
  }
}

/** At most `limit` points of a run, evenly spread over its time. */
export async function pointsOf(ctx: ServiceContext, run: string, limit = 500): Promise<Point[]> {
  const rows = await findRows<Point>(
    ctx.payload,
    'transport-positions',
    { run: { equals: run } },
    { sort: 'at', select: { at: true, latitude: true, longitude: true, device: true } },
  )
  const step = Math.max(1, Math.ceil(rows.length / limit))
  return rows
    .filter((_, at) => at % step === 0 || at === rows.length - 1)
    .map(({ at, latitude, longitude, device }) => ({ at, latitude, longitude, device }))
}
