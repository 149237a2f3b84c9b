import { createHash } from 'node:crypto'

import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type CsvRecord, type CsvSource, inspectCsv, readCsv } from '@/documents/csv/read-csv'
import { UnreadableFile } from '@/documents/unreadable'
import { hourLabel, sumOf } from '@/domain/figures/bands'
import { missingHours } from '@/domain/figures/hours'
import {
  columnsIn,
  type FileForm,
  type FileProblem,
  type ReadDay,
  StatReader,
} from '@/domain/figures/read-file'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { faultPoint, type ServiceContext } from '../context'
import { invalid, notFound } from '../refusals'

import { checkDays } from './check'
import { lastBegun } from './enter'
import { decidedFigures } from './rules'
import { daysOf, putDay, sameBands } from './stats'

/** Three months of quarter hours of some lines. */
const MOST_BYTES = 4_000_000
const MOST_ROWS = 20_000
const MOST_PROBLEMS = 200

export type ImportDay = {
  line: string
  date: CivilDate
  does: 'new' | 'replace' | 'same'
  /** Revision that would be replaced. */
  rev: number
  incoming: number
  answered: number
  before: { incoming: number; answered: number } | null
  /** Hours that are there now and not in the file. */
  lost: number[]
  /** Open hours that the file does not tell of. */
  missing: number[]
}

export type ImportLook = {
  name: string
  hash: string
  rows: number
  skipped: number
  days: ImportDay[]
  problems: FileProblem[]
  moreProblems: number
  /** What was looked at, for the request that takes it over. */
  seen: string
}

export type ImportDone = { added: number; replaced: number; same: number; raised: number }

export type ImportOrder = { profile: string; name: string; body: AsyncIterable<Uint8Array> }

/** @throws DomainError TOO_LARGE */
async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MOST_BYTES)
      throw new DomainError('TOO_LARGE', 'ファイルが大きすぎます。月ごとに分けてください。', 413)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const DELIMITER = { comma: 0x2c, tab: 0x09, semicolon: 0x3b } as const

/** The delimiter of the file and the comma in each other's place: neither is ever part of a character. */
function swapped(bytes: Buffer, delimiter: keyof typeof DELIMITER): Buffer {
  const [own, comma] = [DELIMITER[delimiter], DELIMITER.comma]
  if (own === comma) return bytes
  const copy = Buffer.from(bytes)
  for (let at = 0; at < copy.length; at++) {
    if (copy[at] === own) copy[at] = comma
    else if (copy[at] === comma) copy[at] = own
  }
  return copy
}

/** @throws DomainError INPUT_INVALID for a file that is no CSV */
async function recordsOf(
  bytes: Buffer,
  { name, delimiter }: { name: string; delimiter: keyof typeof DELIMITER },
): Promise<CsvRecord[]> {
  const data = swapped(bytes, delimiter)
  const source: CsvSource = {
    name,
    size: data.length,
    open: async function* () {
      yield data
    },
  }
  const back = (cell: string) =>
    delimiter === 'comma' ? cell : cell.replaceAll(delimiter === 'tab' ? '\t' : ';', ',')
  try {
    const { encoding } = await inspectCsv(source, MOST_ROWS)
    const records: CsvRecord[] = []
    for await (const record of readCsv(source, encoding))
      records.push({ ...record, cells: record.cells.map(back) })
    return records
  } catch (error) {
    if (error instanceof UnreadableFile) throw invalid(error.message)
    throw error
  }
}

/** @throws DomainError NOT_FOUND */
async function profileOf(ctx: ServiceContext, id: string) {
  const row = await findRow<Stored<'call-import-profiles'>>(ctx.payload, 'call-import-profiles', {
    id: { equals: id },
  })
  if (!row || row.active === false)
    throw notFound('その取込の設定はありません。画面を読み込み直してください。')
  return row
}

type Read = Pick<ImportLook, 'hash' | 'rows' | 'skipped' | 'problems'> & { days: ReadDay[] }

async function read(ctx: ServiceContext, { profile: id, name, body }: ImportOrder): Promise<Read> {
  const profile = await profileOf(ctx, id)
  const { lines } = await decidedFigures(ctx.payload)
  const bytes = await bytesOf(body)
  const records = await recordsOf(bytes, { name, delimiter: profile.delimiter })
  const form: FileForm = {
    line: profile.line,
    lineNames: (profile.lineNames ?? []).map(({ name: told, line }) => ({ name: told, line })),
    timeMeans: profile.timeMeans,
    dateOrder: profile.dateOrder,
    columns: profile.columns.map(({ column, field }) => ({ column, field })),
  }
  const [head, ...rows] = records
  if (!head) throw invalid('ファイルに行がありません。')
  const found = columnsIn(head.cells, form)
  if ('problem' in found) throw invalid(found.problem)
  const codes = lines.map(({ code }) => code)
  if (!codes.includes(form.line))
    throw invalid(
      `取込の設定の回線「${form.line}」が、「電話番号・回線」にありません。どちらかを直してください。`,
    )
  const reader = new StatReader(form, found.at, codes)
  for (const { line, cells, isBroken } of rows) {
    if (isBroken)
      reader.problems.push({
        line,
        column: '',
        value: '',
        problem: '引用符（"）が閉じていません。行を直してください。',
      })
    else reader.add({ line, cells })
  }
  const days = reader.end()
  const today = tokyoDateOf(ctx.now())
  for (const { date } of days.filter(({ date }) => date > today))
    reader.problems.push({
      line: 0,
      column: '日付',
      value: date,
      problem: 'これからの日です。日付の順（取込の設定）を確かめてください。',
    })
  for (const { date, bands } of days.filter((day) => day.date === today))
    for (const { hour } of bands.filter((band) => band.hour > lastBegun(ctx, date)))
      reader.problems.push({
        line: 0,
        column: '時間帯',
        value: hourLabel(hour),
        problem: 'まだ始まっていない時間帯です。日付と時間帯（取込の設定）を確かめてください。',
      })
  return {
    hash: createHash('sha256').update(bytes).digest('hex'),
    rows: rows.length,
    skipped: reader.skipped,
    problems: reader.problems,
    days,
  }
}

async function compared(ctx: ServiceContext, days: readonly ReadDay[]): Promise<ImportDay[]> {
  const decided = await decidedFigures(ctx.payload)
  const stored = new Map<string, Awaited<ReturnType<typeof daysOf>>[number]>()
  for (const line of new Set(days.map((day) => day.line))) {
    const dates = days.filter((day) => day.line === line).map(({ date }) => date)
    const known = await daysOf(ctx, { line, from: dates[0]!, to: dates.at(-1)! })
    for (const day of known) stored.set(`${line}|${day.date}`, day)
  }
  return days.map(({ line, date, bands }) => {
    const before = stored.get(`${line}|${date}`)
    const { incoming, answered } = sumOf(bands)
    return {
      line,
      date,
      does: !before ? 'new' : sameBands(before.bands, bands) ? 'same' : 'replace',
      rev: before?.rev ?? 0,
      incoming,
      answered,
      before: before ? { incoming: before.sum.incoming, answered: before.sum.answered } : null,
      lost: (before?.bands ?? [])
        .filter((old) => !bands.some(({ hour }) => hour === old.hour))
        .map(({ hour }) => hour),
      missing: missingHours(decided.openHours(line, date), bands),
    }
  })
}

/** The file and, for each of its days, the revision that was there. */
const seenOf = (hash: string, days: readonly ImportDay[]): string =>
  `${hash}.${days.map(({ rev }) => rev).join('-')}`

/** What an import would do; nothing is changed. @throws DomainError INPUT_INVALID, NOT_FOUND, TOO_LARGE */
export async function lookAtFile(ctx: ServiceContext, order: ImportOrder): Promise<ImportLook> {
  const { days: readDays, problems, ...file } = await read(ctx, order)
  const days = await compared(ctx, readDays)
  return {
    name: order.name,
    ...file,
    days,
    problems: problems.slice(0, MOST_PROBLEMS),
    moreProblems: Math.max(0, problems.length - MOST_PROBLEMS),
    seen: seenOf(file.hash, days),
  }
}

/**
 * Takes a file over that was looked at, day by day, each in the place of what was there (CC-18). A file with
 * a single problem is not taken, so that no day is half told. Died on the way, it is taken again: days that
 * are in already stay as they are.
 * @param seen of the look that was confirmed
 * @throws DomainError CHANGED_MEANWHILE for another file or days that somebody changed since
 */
export async function takeFile(
  ctx: ServiceContext,
  { seen, ...order }: ImportOrder & { seen: string },
): Promise<ImportDone> {
  const { days, problems, hash } = await read(ctx, order)
  if (problems.length > 0)
    throw invalid('直すところがあるため、取り込んでいません。もう一度、ファイルを調べてください。')
  const now = await compared(ctx, days)
  const [seenHash, text = ''] = seen.split('.')
  const revs = text.split('-').map(Number)
  const isSeen =
    seenHash === hash &&
    revs.length === now.length &&
    now.every(({ does, rev }, at) => does === 'same' || rev === revs[at])
  if (!isSeen)
    throw new DomainError(
      'CHANGED_MEANWHILE',
      '調べたときから、ファイルか登録の数字が変わりました。もう一度、ファイルを調べてください。',
      409,
    )
  const done: ImportDone = { added: 0, replaced: 0, same: 0, raised: 0 }
  for (const [at, day] of days.entries()) {
    const { does, rev } = now[at]!
    const { isNew } = await putDay(ctx, {
      ...day,
      seen: rev,
      source: 'import',
      note: does === 'replace' ? '再取込' : '',
      file: { name: order.name, hash },
    })
    await faultPoint(ctx, 'call-stats-day')
    if (!isNew) done.same++
    else if (does === 'new') done.added++
    else done.replaced++
  }
  for (const line of new Set(days.map((day) => day.line)))
    done.raised += await checkDays(
      ctx,
      line,
      days.filter((day) => day.line === line).map(({ date }) => date),
    )
  return done
}
