import { Readable } from 'node:stream'

import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { contentDisposition } from '@/documents/file-name'
import type { UnmappableRow } from '@/documents/csv'
import { encodeCp932, nameOf, unmappableIn, withGeta } from '@/documents/cp932'
import { cellsOf, rawCellsOf } from '@/documents/csv/split-records'
import { type AnyColumn, COLUMNS, type Header, readHeader } from '@/domain/cards/columns'
import { officeOf } from '@/domain/cards/office-of'
import { readRow } from '@/domain/cards/read-row'
import {
  cellLike,
  cellsOfTexts,
  lineOf,
  type SourceForm,
  textsOf,
  textsOfRow,
} from '@/domain/cards/source-form'
import { tokyoDateOf } from '@/domain/time/civil'
import { recordOf, shown, textOrEmpty } from '@/lib/crypto/personal'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../../audit/read'
import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { invalid } from '../../refusals'
import { loadBookingConfig } from '../../settings/booking-config'

import { whereOfCards } from '../search/card-filter'
import { readPlaces } from '../card-view'
import { andWhere } from '../find-card'
import { formKeyOf, importById, type ImportRecord } from './record'
import { decodeRecord } from './source'
import { countCards } from '../search/search-cards'
import { sourceBytes } from './source-row'
import { openCard } from '../open-card'
import type { CardRow } from '../types'

export type FormWish = {
  /** The import whose form is taken; left out: the last one. */
  importId?: string
  /** Only cards that this import wrote last. */
  only?: boolean
  offices?: string[]
  statuses?: string[]
  /** `same`: as the file was. */
  encoding: 'same' | 'utf8' | 'cp932'
  purpose: string
  /** CP932: write 〓 for characters that it cannot hold. */
  replace?: boolean
}

const BATCH = 500
const MAX_LISTED = 200

const CITY_FORM: SourceForm = {
  kind: 'csv',
  encoding: 'UTF-8',
  bom: true,
  eol: '\r\n',
  endsWithEol: true,
  head: '',
  names: [...COLUMNS],
  profile: null,
}

type Line = { bytes: Buffer | null; text: string }

/**
 * The cards as a file in the form of one that was imported: same columns in the same order, same
 * encoding and line ends. A card that nobody has touched since gives back its line byte for byte
 * (CD-01, CD-32); one that was changed here shows its new values in their cells. Meant for another
 * system, so nothing is put before a formula (libraries A5). Logged with purpose and number (AU-06).
 * @throws DomainError NOT_FOUND, PURPOSE_REQUIRED, CP932_UNMAPPABLE (details: conflicts)
 */
export async function exportInForm(ctx: ServiceContext, wish: FormWish): Promise<Output> {
  const record = wish.importId ? await importById(ctx, wish.importId) : await lastImport(ctx)
  const form = record?.form ?? CITY_FORM
  const found = readHeader(form.names, form.profile ?? undefined)
  if (!found.ok) throw invalid(found.problem)
  const encoding: SourceForm['encoding'] =
    wish.encoding === 'same' ? form.encoding : wish.encoding === 'utf8' ? 'UTF-8' : 'Shift_JIS'
  const filter = {
    offices: wish.offices,
    statuses: wish.statuses,
    importId: wish.only ? record?.id : undefined,
  }
  const where = whereOfCards(ctx, filter)
  const lines = () => readLines(ctx, where, { form, header: found.header })
  if (encoding === 'Shift_JIS' && !wish.replace) await refuseUnmappable(lines(), found.header)
  await recordReading(ctx, {
    kind: 'export',
    what: `カード（取り込みと同じ形のCSV）`,
    count: await countCards(ctx, filter),
    purpose: wish.purpose,
  })
  const body = bytesOf(lines(), form, encoding, wish.encoding === 'same')
  return {
    body: Readable.toWeb(Readable.from(body)) as ReadableStream<Uint8Array>,
    type: `text/csv; charset=${encoding === 'UTF-8' ? 'utf-8' : 'shift_jis'}`,
    disposition: contentDisposition(`カード_${tokyoDateOf(ctx.now())}`, 'csv'),
  }
}

const lastImport = (ctx: ServiceContext): Promise<ImportRecord | null> =>
  findRows<ImportRecord>(
    ctx.payload,
    'card-imports',
    { and: [{ status: { equals: 'done' } }, { dryRun: { not_equals: true } }] },
    { sort: '-createdAt', limit: 1 },
  ).then(([record]) => record ?? null)

const BOM = Buffer.from([0xef, 0xbb, 0xbf])

/** Many lines a piece, so that a slow reader holds little. */
async function* bytesOf(
  lines: AsyncIterable<Line>,
  form: SourceForm,
  encoding: SourceForm['encoding'],
  isSame: boolean,
): AsyncGenerator<Buffer> {
  const encode = (text: string) =>
    encoding === 'UTF-8' ? Buffer.from(text, 'utf8') : encodeCp932(withGeta(text))
  if (encoding === 'UTF-8' && (!isSame || form.bom)) yield BOM
  const eol = Buffer.from(form.eol, 'latin1')
  const own = form.encoding === encoding
  let waiting: Buffer[] = []
  let isFirst = true
  const add = (bytes: Buffer) => {
    waiting.push(...(isFirst ? [bytes] : [eol, bytes]))
    isFirst = false
  }
  if (form.names.length > 0) {
    const head = Buffer.from(form.head, 'base64')
    if (form.head && own) add(head)
    else add(encode(form.head ? decodeRecord(head, form.encoding) : lineOf(form.names)))
  }
  for await (const { bytes, text } of lines) {
    add(bytes && own ? bytes : encode(text))
    if (waiting.length < BATCH) continue
    yield Buffer.concat(waiting)
    waiting = []
  }
  if (!isFirst && form.endsWithEol) waiting.push(eol)
  if (waiting.length > 0) yield Buffer.concat(waiting)
}

type Look = { form: SourceForm; header: Header }

async function* readLines(ctx: ServiceContext, where: Where, look: Look): AsyncGenerator<Line> {
  const config = await loadBookingConfig(ctx.payload)
  const offices = config.offices
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  const codes = new Map((await readPlaces(ctx)).map(({ id, code }) => [String(id), code]))
  const forms = await importForms(ctx)
  const key = formKeyOf(look.form)
  for (const [importId, formKey] of [...forms, ['', ''] as const]) {
    let line = -1
    let after = ''
    for (;;) {
      const rows = await findRows<CardRow & { sourceLine?: number | null }>(
        ctx.payload,
        'cards',
        andWhere(where, importId ? { import: { equals: importId } } : withoutImport, {
          or: importId
            ? [
                { sourceLine: { greater_than: line } },
                { and: [{ sourceLine: { equals: line } }, { cardKey: { greater_than: after } }] },
              ]
            : [{ cardKey: { greater_than: after } }],
        }),
        { sort: importId ? ['sourceLine', 'cardKey'] : 'cardKey', limit: BATCH },
      )
      for (const card of rows) {
        const office = names.get(card.office) ?? ''
        const values = clearOf(card)
        const texts = textsOf(values, codes.get(card.place ?? '') ?? '')
        const extra = values.extra
        const kept = formKey === key ? textOrEmpty(openCard(card, 'sourceRow')) : ''
        const own = kept
          ? asItWas(sourceBytes(kept, look.form.encoding), look, texts, (row) => {
              return officeOf(offices, row) === card.office ? null : office
            })
          : null
        yield (
          own ?? {
            bytes: null,
            text: lineOf(cellsOfTexts(look.header, texts, office, extra)),
          }
        )
      }
      const last = rows.at(-1)
      if (rows.length < BATCH || !last) break
      line = last.sourceLine ?? 0
      after = last.cardKey
    }
  }
}

const withoutImport: Where = { or: [{ import: { equals: '' } }, { import: { exists: false } }] }

/** Every import that wrote cards, oldest first, with the form of its file. */
async function importForms(ctx: ServiceContext): Promise<[string, string][]> {
  const rows = await findRows<{ id: string; formKey?: string | null }>(
    ctx.payload,
    'card-imports',
    { dryRun: { not_equals: true } },
    { sort: ['createdAt', 'id'], select: { formKey: true } },
  )
  return rows.map(({ id, formKey }) => [String(id), formKey ?? ''])
}

/** What cannot be read carries the mark, which no import takes for a value. */
function clearOf(card: CardRow) {
  return {
    ...card,
    name: shown(openCard(card, 'name')),
    kana: shown(openCard(card, 'kana')),
    address: shown(openCard(card, 'address')),
    birthday: shown(openCard(card, 'birthday')),
    remarks: shown(openCard(card, 'remarks')),
    extra: recordOf(openCard(card, 'extra')) ?? {},
  }
}

/** The line of the file, with new cells only where the card says something else by now. */
function asItWas(
  raw: Buffer,
  { form, header }: Look,
  texts: Partial<Record<AnyColumn, string>>,
  newOffice: (row: { office: string; address: string }) => string | null,
): Line | null {
  const text = decodeRecord(raw, form.encoding)
  const read = readRow(header, cellsOf(text), 0)
  if (!read.ok) return null
  const was = textsOfRow(read.row)
  const changed = new Map<number, string>()
  for (const [column, at] of Object.entries(header.at) as [AnyColumn, number][]) {
    const [before = '', now = ''] = [was[column], texts[column]]
    const isSame =
      before === now || (column === '保管場所コード' && before.toUpperCase() === now.toUpperCase())
    if (!isSame) changed.set(at, now)
  }
  if (header.office !== null && read.row.office) {
    const office = newOffice(read.row)
    if (office !== null) changed.set(header.office, office)
  }
  if (changed.size === 0) return { bytes: raw, text }
  const cells = rawCellsOf(text)
  // Excel writes no commas for empty cells at the end of a row.
  while (cells.length <= Math.max(...changed.keys())) cells.push('')
  const isQuoted = cells[0]?.startsWith('"') === true
  for (const [at, now] of changed) {
    const was = cells[at] ?? ''
    cells[at] = cellLike(now, was === '' ? isQuoted : was.startsWith('"'))
  }
  return { bytes: null, text: cells.join(',') }
}

/** @throws DomainError CP932_UNMAPPABLE with the first records that CP932 cannot hold */
async function refuseUnmappable(lines: AsyncIterable<Line>, header: Header): Promise<void> {
  const found: UnmappableRow[] = []
  let more = false
  let line = 1
  for await (const { bytes, text } of lines) {
    line++
    if (bytes || unmappableIn(text).length === 0) continue
    for (const [at, cell] of cellsOf(text).entries()) {
      const characters = unmappableIn(cell)
      if (characters.length === 0) continue
      more = found.length >= MAX_LISTED
      if (more) break
      const column = header.names[at] ?? `${at + 1}列目`
      found.push({ line, column, text: cell, characters: characters.map(nameOf) })
    }
    if (more) break
  }
  if (found.length === 0) return
  throw new DomainError(
    'CP932_UNMAPPABLE',
    'Shift_JISで表せない文字が入った行があります。UTF-8で出力するか、〓に置き換えて出力してください。',
    422,
    { conflicts: found, more },
  )
}
