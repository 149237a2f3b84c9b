import { type ColumnProfile, COLUMNS, type Header, knownHeadings, readHeader } from './columns'
import { kindOfRow } from './read-row'

/** A row of a list with its place. */
export type HeadRow = { cells: readonly string[]; line: number; flaw?: string }

export type FoundHeader =
  /** `at`: which of the rows it is; those before it are a title, or empty. */
  { ok: true; header: Header; at: number } | { ok: false; problem: string }

/** A title, a date and an empty line may stand above the headings. */
export const ROWS_ABOVE = 10

/**
 * Finds the line of headings among the first rows of a list (CD-01): the first one that has all the
 * columns, else the one that has most of them, whose refusal is told.
 */
export function findHeader(rows: readonly HeadRow[], profile?: ColumnProfile): FoundHeader {
  const candidates = rows.slice(0, ROWS_ABOVE + 1)
  if (profile?.hasHeader === false) {
    const at = candidates.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    const found = readHeader(candidates[at]?.cells ?? [], profile)
    return found.ok ? { ...found, at } : found
  }
  let best = { known: -1, at: 0, problem: '' }
  for (const [at, { cells, flaw }] of candidates.entries()) {
    const known = knownHeadings(cells, profile)
    const found = readHeader(cells, profile)
    if (found.ok && !flaw) {
      const isCut = candidates
        .slice(0, at)
        .some((above) => kindOfRow(found.header, above.cells) === 'row')
      return isCut ? { ok: false, problem: CARDS_ABOVE } : { ...found, at }
    }
    if (known > best.known) best = { known, at, problem: found.ok ? (flaw ?? '') : found.problem }
  }
  if (best.known > 0) return { ok: false, problem: best.problem }
  const first = candidates.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return { ok: false, problem: otherList(first?.cells ?? [], best.problem, profile) }
}

const CARDS_ABOVE =
  '見出しの行より上にカードの行があります。並べ替えで見出しが動いていないか確かめ、見出しを1行目に置いてください。'

/** What a file is that has none of the headings. Nothing of it reaches the message. */
function otherList(
  cells: readonly string[],
  problem: string,
  profile: ColumnProfile | undefined,
): string {
  const text = cells.join(',').replaceAll('"', '')
  if (text.includes('国民の祝日')) {
    return '内閣府の「国民の祝日」のCSVです。カードの一覧ではありません。祝日は「祝日CSVの取込」の画面で選んでください。'
  }
  const asCsv =
    'Excelでは「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」か「Excelブック（.xlsx）」を選んで保存し直してください。'
  for (const [separator, name] of [
    ['\t', 'タブ'],
    [';', 'セミコロン（;）'],
  ] as const) {
    const parted = text.split(separator)
    if (parted.length > 2 && knownHeadings(parted, profile) > 0) {
      return `列の区切りがコンマではなく${name}です。${asCsv}`
    }
  }
  if (text.includes('\u001b$')) {
    return `文字コードがJIS（ISO-2022-JP）です。UTF-8かShift_JISのCSVが要ります。${asCsv}`
  }
  if (problem.includes('個人番号')) return problem
  const wanted = profile ? profile.columns.map(({ column }) => column) : COLUMNS
  return `カードの一覧の見出しが見つかりません。別のファイルを選んでいないか、見出しの行があるか、文字コードがUTF-8かShift_JISかを確かめてください。要る列: ${wanted.join('、')}`
}
