import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { contentDisposition } from '@/documents/file-name'
import { openSealed, sealFile } from '@/documents/sealed-file'
import { UnreadableFile } from '@/documents/unreadable'
import {
  type AnyColumn,
  COLUMNS,
  type Mappable,
  MORE_COLUMNS,
  OFFICE_COLUMN,
} from '@/domain/cards/columns'
import { lineOf, textsOf } from '@/domain/cards/source-form'
import { tokyoDateOf } from '@/domain/time/civil'
import { shown } from '@/lib/crypto/personal'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../../audit/read'
import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { forbidden, notFound } from '../../refusals'
import { loadBookingConfig } from '../../settings/booking-config'

import type { ImportProfile } from './profiles'
import { unreadable } from './source'
import { openCard } from '../open-card'
import type { CardRow } from '../types'

/** `extract`: cards for the ward's PC. `results`: what was done there, back to the centre. */
export type ExtractKind = 'extract' | 'results'

/** What a file says about itself, before its content is read. */
export type ExtractAbout = {
  format: 'madoguchi-cards'
  version: 1
  id: string
  kind: ExtractKind
  /** Code of the office; ids differ from one installation to the next. */
  office: string
  officeName: string
  at: string
  by: string
  count: number
}

const MIN_PASSPHRASE = 12
const BATCH = 500

/** Places are those of one building; they stay out. */
const EXTRACT_COLUMNS: AnyColumn[] = [
  ...COLUMNS,
  ...MORE_COLUMNS.filter((column) => column !== '保管場所コード' && column !== '位置'),
]
/** What the list said when it left the centre, and every status since. */
export const RESULT_COLUMNS = { base: '元の状態区分', steps: '状態の経過' } as const
export const STEP_SEPARATOR = '＞'

/** How an extract is read at the ward: like any list. */
export const EXTRACT_PROFILE: ImportProfile = {
  id: '',
  name: '区の抽出ファイル',
  source: 'other',
  hasHeader: true,
  defaultStatus: '',
  columns: ([...EXTRACT_COLUMNS, OFFICE_COLUMN] as Mappable[]).map((column) => ({
    column,
    field: column,
    optional: false,
  })),
}

/** @throws DomainError PASSPHRASE_WEAK */
export function checkPassphrase(passphrase: string): void {
  if (Array.from(passphrase).length >= MIN_PASSPHRASE) return
  throw new DomainError(
    'PASSPHRASE_WEAK',
    `合言葉は${MIN_PASSPHRASE}文字以上にしてください。ファイルとは別の方法で相手に伝えます。`,
    422,
  )
}

/**
 * One office's cards as a file that nobody opens without the passphrase (CD-26); logged with purpose
 * and number before the first byte leaves (AU-06).
 * @throws DomainError FORBIDDEN, NOT_FOUND, PASSPHRASE_WEAK, PURPOSE_REQUIRED
 */
export async function exportExtract(
  ctx: ServiceContext,
  wish: { office: string; kind: ExtractKind; passphrase: string; purpose: string },
): Promise<Output> {
  checkPassphrase(wish.passphrase)
  const config = await loadBookingConfig(ctx.payload)
  const office = config.offices.find(({ id }) => id === wish.office)
  if (!office) throw notFound('その窓口はありません。')
  if (ctx.user && !mayUseOffice(ctx.user, office.id)) {
    throw forbidden('このアカウントで扱えない窓口です。')
  }
  const count = await countRows(ctx.payload, 'cards', { office: { equals: office.id } })
  const about: ExtractAbout = {
    format: 'madoguchi-cards',
    version: 1,
    id: randomUUID(),
    kind: wish.kind,
    office: office.code,
    officeName: office.name,
    at: ctx.now().toISOString(),
    by: ctx.actor.name,
    count,
  }
  const label = wish.kind === 'extract' ? '区の抽出' : '区の結果'
  await recordReading(ctx, {
    kind: 'export',
    what: `${label}ファイル（暗号化、${office.name}）`,
    count,
    purpose: wish.purpose,
    office: office.id,
    target: `card-extracts/${about.id}`,
  })
  const sealed = sealFile(about, csvOf(ctx, office, wish.kind), wish.passphrase)
  return {
    body: Readable.toWeb(Readable.from(sealed)) as ReadableStream<Uint8Array>,
    type: 'application/octet-stream',
    disposition: contentDisposition(`${label}_${office.name}_${tokyoDateOf(ctx.now())}`, 'mdgz'),
  }
}

async function* csvOf(
  ctx: ServiceContext,
  office: { id: string; code: string },
  kind: ExtractKind,
): AsyncGenerator<Buffer> {
  const more = kind === 'results' ? Object.values(RESULT_COLUMNS) : []
  yield Buffer.from(`${lineOf([...EXTRACT_COLUMNS, OFFICE_COLUMN, ...more])}\r\n`)
  let after = ''
  for (;;) {
    const rows = await findRows<CardRow>(
      ctx.payload,
      'cards',
      { and: [{ office: { equals: office.id } }, { cardKey: { greater_than: after } }] },
      { sort: 'cardKey', limit: BATCH },
    )
    const lines = rows.map((card) => {
      const texts = textsOf(clearOf(card))
      const cells = EXTRACT_COLUMNS.map((column) => texts[column] ?? '')
      const result =
        kind === 'results'
          ? [card.importedStatus ?? '', stepsSinceImport(card).join(STEP_SEPARATOR)]
          : []
      return `${lineOf([...cells, office.code, ...result])}\r\n`
    })
    if (lines.length > 0) yield Buffer.from(lines.join(''))
    const last = rows.at(-1)
    if (rows.length < BATCH || !last) return
    after = last.cardKey
  }
}

/** What cannot be read carries the mark, which no import takes for a value. */
const clearOf = (card: CardRow) => ({
  ...card,
  name: shown(openCard(card, 'name')),
  kana: shown(openCard(card, 'kana')),
  address: shown(openCard(card, 'address')),
  birthday: shown(openCard(card, 'birthday')),
  remarks: shown(openCard(card, 'remarks')),
})

/** Statuses that the card was given since a list last wrote it, in their order. */
function stepsSinceImport({ history }: CardRow): string[] {
  const events = history ?? []
  const last = events.findLastIndex(({ how }) => how === 'import')
  return events.slice(last + 1).flatMap(({ type, to }) => {
    const status = type === 'status' ? to?.status : undefined
    return typeof status === 'string' ? [status] : []
  })
}

/**
 * Opens a file that came back or arrives at the ward. The content is decrypted as it is read.
 * @throws DomainError CSV_UNREADABLE
 */
export async function openExtract(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): Promise<{ about: ExtractAbout; content: AsyncIterable<Uint8Array> }> {
  try {
    const { about, content } = await openSealed(bytes, passphrase)
    const known = about as ExtractAbout
    if (known.format !== 'madoguchi-cards' || known.version !== 1) {
      throw new UnreadableFile('区の抽出ファイル（.mdgz）ではありません。')
    }
    return { about: known, content }
  } catch (error) {
    if (error instanceof UnreadableFile) throw unreadable(error.message)
    throw error
  }
}
