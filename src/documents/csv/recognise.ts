import { UnreadableFile } from '../unreadable'

import { BOM } from './split-records'

export type CsvEncoding = 'UTF-8' | 'Shift_JIS'

const AS_CSV =
  'Excelでは「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」か「Excelブック（.xlsx）」を選んで保存し直してください。'

/** Beginning of a file → what to say about it. */
const OTHERS: { head: RegExp; text: string }[] = [
  {
    head: /^(?:\xff\xfe|\xfe\xff)/,
    text: `文字コードがUTF-16です（Excelの「Unicodeテキスト」など）。UTF-8かShift_JISのCSVが要ります。${AS_CSV}`,
  },
  {
    head: /^PK/,
    text: 'ExcelブックかZIPファイルの中身です。名前が.xlsxのファイルか、CSVを選んでください。',
  },
  {
    head: /^\xd0\xcf/,
    text: `古い形式（.xls）か、パスワードの付いたExcelブックです。パスワードを外してください。${AS_CSV}`,
  },
  { head: /^%PDF/, text: 'PDFファイルです。CSVか.xlsxのファイルを選んでください。' },
  {
    head: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|\?xml|workbook)/i,
    text: `CSVではなく、HTMLかXMLのファイルです（名前が.xlsや.csvでも中身が違うことがあります）。Excelで開き、${AS_CSV}`,
  },
  { head: /^MIME-Version:/i, text: `Webページの形（MHT）のファイルです。Excelで開き、${AS_CSV}` },
  { head: /^\{\\rtf/, text: `ワープロの文書です。${AS_CSV}` },
  {
    head: /^(?:\x1f\x8b|7z\xbc\xaf|Rar!|..-lh)/s,
    text: '圧縮されたファイルです。展開（解凍）してから、中のファイルを選んでください。',
  },
  { head: /^(?:\xff\xd8|\x89PNG|GIF8)/, text: '画像ファイルです。CSVか.xlsxを選んでください。' },
]

/** @param bytes the beginning of a file. @throws UnreadableFile for what is plainly no CSV */
export function refuseOther(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200))
  const text = head.toString('latin1')
  const other = OTHERS.find((one) => one.head.test(text))
  if (other) throw new UnreadableFile(other.text)
}

/** Of ten bytes one is nothing: UTF-16, or no text at all. Fewer are what a host left in a row. */
const NUL_SHARE = 10
const NULS_AT_ONCE = 10_000
/** Sound characters for each broken one that a file in UTF-8 must have at least. */
const SOUND_FOR_BROKEN = 10

/**
 * Recognises the encoding of a file from all of it: a byte order mark decides; else UTF-8 when
 * hardly any character is broken (a system that cuts a column at 60 bytes breaks one in a row, and
 * the row can be named); else Shift_JIS.
 */
export class EncodingMeter {
  private isFirst = true
  private hasBom = false
  private bytes = 0
  private nuls = 0
  private sound = 0
  private broken = 0
  /** Bytes of the character at hand that must still come. */
  private open = 0

  get bom(): boolean {
    return this.hasBom
  }

  /** @throws UnreadableFile for files that are plainly no CSV */
  add(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    if (this.isFirst) {
      refuseOther(chunk)
      this.hasBom = BOM.equals(chunk.subarray(0, 3))
      this.isFirst = false
    }
    this.bytes += chunk.length
    for (const byte of chunk) {
      if (byte < 0x80) {
        if (byte === 0) this.nuls++
        if (this.open > 0) this.lose()
      } else if (byte < 0xc0) {
        if (this.open === 0) this.broken++
        else if (--this.open === 0) this.sound++
      } else {
        if (this.open > 0) this.lose()
        this.open = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
        if (this.open === 0) this.broken++
      }
    }
    if (this.nuls > NULS_AT_ONCE) this.refuseNuls()
  }

  private lose(): void {
    this.broken++
    this.open = 0
  }

  private refuseNuls(): void {
    if (this.nuls * NUL_SHARE < this.bytes) return
    throw new UnreadableFile(
      `CSVではないファイルです（UTF-16か、別の種類のファイルです）。UTF-8かShift_JISのCSVが要ります。${AS_CSV}`,
    )
  }

  /** After the last byte. @throws UnreadableFile */
  encoding(): CsvEncoding {
    if (this.nuls > 0) this.refuseNuls()
    const broken = this.broken + (this.open > 0 ? 1 : 0)
    const isUtf8 = this.hasBom || broken === 0 || this.sound >= broken * SOUND_FOR_BROKEN
    return isUtf8 ? 'UTF-8' : 'Shift_JIS'
  }
}
