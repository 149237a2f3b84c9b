import { createHash } from 'node:crypto'

import { findRows } from '@/db/atomic'
import { LONGEST_CATEGORY } from '@/domain/knowledge/identity'
import { LANGUAGES } from '@/domain/languages'
import { DomainError } from '@/lib/errors'
import { pauses } from '@/lib/pauses'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { type UploadedFile, type UploadedRow, uploadedRows } from '../lists/uploaded-rows'

import { holdsIndividualNumber } from './own-number'
import { draftVersion, type TextRow, type Version } from './versions/start'

/** The columns that are read, and how much each takes. */
const COLUMNS = {
  question: { column: '質問', most: 300 },
  answer: { column: '回答', most: 20_000 },
  category: { column: '分類', most: LONGEST_CATEGORY },
  text: { column: '文書番号', most: 60 },
  language: { column: '言語', most: 40 },
} as const
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
const JAPANESE_ONLY = '日本語の行だけを取り込めます。外国語の版は、文書の画面で書きます。'

/** What one line of the file would become. */
export type FaqLine = {
  line: number
  question: string
  does: 'new' | 'version' | 'same' | 'error'
  /** Why it cannot be taken, or what of it is not, in words that say what to do. */
  why: string
}

/** What an import would do; nothing has been done yet. */
export type FaqLook = { lines: FaqLine[]; digest: string }

type Row = UploadedRow<keyof typeof COLUMNS>
type Planned = FaqLine & { row: Row }

/** @throws DomainError TOO_LARGE, CSV_UNREADABLE, INPUT_INVALID */
const rowsOf = (upload: UploadedFile): Promise<Row[]> =>
  uploadedRows(upload, {
    headings: Object.fromEntries(NAMES.map((name) => [name, COLUMNS[name].column])) as Record<
      keyof typeof COLUMNS,
      string
    >,
    needed: ['question', 'answer'],
    like: '「質疑応答集」のExcelの形にしてください。',
  })

function problemOf(row: Row): string {
  const { question, answer } = row
  if (!question) return '質問が空です。'
  if (!answer) return '回答が空です。'
  for (const name of NAMES) {
    const { column, most } = COLUMNS[name]
    if (row[name].length > most)
      return `「${column}」は${most.toLocaleString('ja-JP')}文字までです。`
    if (holdsIndividualNumber(row[name]))
      return `「${column}」にマイナンバー（個人番号）が入っています。消してください。`
  }
  return ''
}

/** Where a text stands is the city's: said, as the file looks as if it could be changed here. */
const categoryStays = ({ category }: Row, text: TextRow): string =>
  category === '' || category === (text.category ?? '')
    ? ''
    : '「分類」は、取り込みでは変わりません。文書の画面で変えてください。'

async function plan(ctx: ServiceContext, upload: UploadedFile): Promise<Planned[]> {
  const rows = await rowsOf(upload)
  const [texts, versions] = await Promise.all([
    findRows<TextRow>(ctx.payload, 'texts', { kind: { equals: 'faq' } }),
    findRows<Version>(
      ctx.payload,
      'text-versions',
      { and: [{ kind: { equals: 'faq' } }, { state: { not_equals: 'withdrawn' } }] },
      { sort: '-number' },
    ),
  ])
  const known = new Map(texts.map((text) => [String(text.id), text]))
  const seen = new Set<string>()
  const pause = pauses()
  const planned: Planned[] = []
  for (const row of rows) {
    planned.push(plannedFor(row))
    // An answer may be as long as a manual.
    await pause()
  }
  return planned

  function plannedFor(row: Row): Planned {
    const as = (does: FaqLine['does'], why = ''): Planned => ({
      line: row.line,
      question: row.question.slice(0, 100),
      does,
      why,
      row,
    })
    const problem = problemOf(row)
    if (problem) return as('error', problem)
    const isForeign = row.language !== '' && row.language !== LANGUAGES.ja.label
    if (!row.text) return isForeign ? as('error', JAPANESE_ONLY) : as('new')
    const text = known.get(row.text)
    if (!text) return as('error', '文書番号の文書がありません。新しい質問なら、空にしてください。')
    const own = versions.filter((one) => one.text === row.text)
    const stays = categoryStays(row, text)
    // The file has a line for each language; each is known by its own words.
    const isSame = own.some(
      ({ question, answer }) => question === row.question && answer === row.answer,
    )
    if (isSame) return as('same', stays)
    if (isForeign) return as('error', JAPANESE_ONLY)
    if (seen.has(row.text)) return as('error', '同じ文書番号の行が、ほかにもあります。')
    seen.add(row.text)
    return own.some(({ language, state }) => language === 'ja' && state !== 'approved')
      ? as('error', '下書きか、市の確認を待つ版があります。先にそれを終えてください。')
      : as('version', stays)
  }
}

const digestOf = (planned: readonly Planned[]): string =>
  createHash('sha256').update(JSON.stringify(planned)).digest('hex')

const without = ({ row: _row, ...line }: Planned): FaqLine => line

/** A dry run: what would become of each line (KB-03). @throws as `rowsOf` */
export async function lookAtFaqs(ctx: ServiceContext, upload: UploadedFile): Promise<FaqLook> {
  const planned = await plan(ctx, upload)
  return { lines: planned.map(without), digest: digestOf(planned) }
}

/**
 * Makes drafts of what the dry run showed; the city approves each. Lines with errors are left out.
 * @throws DomainError CHANGED_MEANWHILE where the texts are not as they were shown, and as `rowsOf`
 */
export async function importFaqs(
  ctx: ServiceContext,
  { digest, ...upload }: UploadedFile & { digest: string },
): Promise<{ made: number; left: number }> {
  const planned = await plan(ctx, upload)
  if (digestOf(planned) !== digest)
    throw new DomainError(
      'CHANGED_MEANWHILE',
      'ファイルか文書が、確かめたときから変わっています。もう一度ファイルを選んでください。',
      409,
    )
  let made = 0
  let left = planned.filter(({ does }) => does === 'error').length
  for (const { row, does } of planned) {
    if (does !== 'new' && does !== 'version') continue
    const { question, answer, category } = row
    const text =
      does === 'version'
        ? row.text
        : String(
            (
              await insertOnce(ctx, 'texts', 'textKey', {
                title: question,
                kind: 'faq',
                category,
                audiences: ['operators'],
                owner: ctx.actor.name,
                order: 1000,
                textKey: `import:${digest}:${row.line}`,
              })
            ).row.id,
          )
    const { version, isNew } = await draftVersion(ctx, text, {
      question,
      answer,
      changeNote: 'Excelからの取り込み',
    })
    if (isNew) made++
    // Somebody began a draft of their own meanwhile: the words of this line stand nowhere.
    else if (version.question !== question || version.answer !== answer) left++
  }
  return { made, left }
}
