import PDFDocument from 'pdfkit'

import type { Column } from './column'
import { type Drawn, drawnIn } from './drawn'
import { FONT_FILES } from './fonts'

export type PrintedList<R> = {
  title: string
  /** Conditions and who printed, one line each, on the first page. */
  notes: string[]
  paper: 'A4' | 'A3'
  columns: Column<R>[]
  rows: R[]
  /** Heading under which a row stands; a new text starts a new group. */
  groupOf: (row: R) => string
  /** People of a row, for the totals. */
  peopleOf: (row: R) => number
  /** What rows and people are counted in; `people: null` where there are only things. */
  units?: { rows: string; people: string | null }
  /** Each group on pages of its own, because each goes to somebody else. */
  pagePerGroup?: boolean
  /** Boxes below each group in which people sign: 「発送者」, 「受領者」 (PR-01). */
  signOff?: string[]
  /** The least height of a row in points: where people write into it by hand. */
  rowHeight?: number
  /** Shown when there is no row. */
  empty?: string
}

const MARGIN = 28
const FOOTER = 22
const SIZE = { title: 14, group: 10.5, text: 8.5, small: 7.5 }
const PAD = { x: 3, y: 3 }
const LINE_COLOUR = '#8c8c8c'
const ROWS_PER_PAUSE = 300
const SIGN = { height: 54 }

type Group<R> = { heading: string; rows: R[]; people: number }
type PageSum = { rows: number; people: number }

/**
 * A list on paper: landscape, grouped, header on every page, totals of page, group and list, a box
 * to tick for each row. Characters the font has not are printed 〓 and named at the end, never as
 * empty boxes (design §10).
 */
export function listPdf<R>(list: PrintedList<R>): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: list.paper,
    layout: 'landscape',
    margin: 0,
    bufferPages: true,
    info: { Title: list.title, Producer: 'Madoguchi', Creator: 'Madoguchi' },
  })
  doc.registerFont('regular', FONT_FILES.regular)
  doc.registerFont('bold', FONT_FILES.bold)
  doc.font('regular')
  new Printer(doc, list).print().then(
    () => doc.end(),
    (error: Error) => doc.destroy(error),
  )
  return doc
}

class Printer<R> {
  private y = MARGIN
  private readonly widths: number[]
  private readonly sums: PageSum[] = [{ rows: 0, people: 0 }]
  private readonly drawn: Drawn

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly list: PrintedList<R>,
  ) {
    const total = list.columns.reduce((sum, column) => sum + column.width, 0)
    const room = doc.page.width - 2 * MARGIN
    this.widths = list.columns.map((column) => (column.width / total) * room)
    this.drawn = drawnIn(doc)
  }

  async print(): Promise<void> {
    this.opening()
    const groups = groupsOf(this.list)
    let printed = 0
    for (const [at, group] of groups.entries()) {
      if (at > 0 && this.list.pagePerGroup) this.newPage()
      this.heading(group, false)
      for (const row of group.rows) {
        this.row(row, group)
        if (++printed % ROWS_PER_PAUSE === 0) await new Promise((go) => setImmediate(go))
      }
      this.y += 8
      this.signatures(group)
    }
    if (groups.length === 0) {
      this.line(this.list.empty ?? 'この条件に合う予約はありません。', SIZE.group)
    }
    this.closing()
    this.footers()
  }

  private get bottom(): number {
    return this.doc.page.height - MARGIN - FOOTER
  }

  private opening(): void {
    this.doc.font('bold')
    this.line(this.list.title, SIZE.title)
    this.doc.font('regular')
    for (const note of this.list.notes) this.line(note, SIZE.small)
    this.y += 6
  }

  private line(text: string, size: number): void {
    this.doc.fontSize(size)
    const width = this.doc.page.width - 2 * MARGIN
    const shown = this.clean(text)
    this.doc.fillColor('black').text(shown, MARGIN, this.y, { width })
    this.y += this.doc.heightOfString(shown, { width }) + 2
  }

  private newPage(): void {
    this.doc.addPage()
    this.sums.push({ rows: 0, people: 0 })
    this.y = MARGIN
  }

  /** Heading and column names; needs room for a row below, else it starts a page. */
  private heading(group: Group<R>, isContinued: boolean): void {
    if (!isContinued && this.y + 62 > this.bottom) this.newPage()
    const mark = isContinued ? '（続き）' : `　${this.sumWords(group.rows.length, group.people)}`
    this.doc.font('bold')
    this.line(`${group.heading}${mark}`, SIZE.group)
    this.doc.fontSize(SIZE.small)
    const top = this.y
    const height = 15
    this.doc.rect(MARGIN, top, this.doc.page.width - 2 * MARGIN, height).fill('#e7eef8')
    this.cells(
      this.list.columns.map((column) => column.header),
      top,
      height,
    )
    this.doc.font('regular')
    this.y = top + height
  }

  private row(row: R, group: Group<R>): void {
    const texts = this.list.columns.map((column) => this.clean(String(column.value(row))))
    this.doc.fontSize(SIZE.text)
    const height = Math.max(this.list.rowHeight ?? 17, this.heightOf(texts))
    if (this.y + height > this.bottom) {
      this.newPage()
      this.heading(group, true)
      this.doc.fontSize(SIZE.text)
    }
    this.cells(texts, this.y, height)
    this.y += height
    const sum = this.sums.at(-1)
    if (sum) {
      sum.rows += 1
      sum.people += this.list.peopleOf(row)
    }
  }

  private sumWords(rows: number, people: number): string {
    const { units = { rows: '件', people: '人' } } = this.list
    return `${rows}${units.rows}${units.people === null ? '' : `・${people}${units.people}`}`
  }

  /** Room to write date, time and name, on the page of the group's last row where there is any. */
  private signatures(group: Group<R>): void {
    const { signOff } = this.list
    if (!signOff?.length) return
    if (this.y + SIGN.height + 16 > this.bottom) this.newPage()
    this.doc.font('bold')
    this.line(`${group.heading}　${this.sumWords(group.rows.length, group.people)}`, SIZE.text)
    const width = (this.doc.page.width - 2 * MARGIN) / signOff.length
    signOff.forEach((label, at) => {
      const x = MARGIN + at * width
      this.doc.lineWidth(0.8).strokeColor('black').rect(x, this.y, width, SIGN.height).stroke()
      this.doc.font('bold').fontSize(SIZE.text).fillColor('black')
      this.doc.text(label, x + PAD.x, this.y + PAD.y, { width: width - 2 * PAD.x })
      this.doc.font('regular').fontSize(SIZE.small)
      const middle = this.y + SIGN.height / 2
      this.doc.text('　　　年　　月　　日　　時　　分', x + PAD.x, middle - 4, {
        width: width - 2 * PAD.x,
        align: 'right',
      })
      this.doc.text('署名', x + PAD.x, this.y + SIGN.height - 14, { width: width - 2 * PAD.x })
    })
    this.doc.font('regular')
    this.y += SIGN.height + 10
  }

  private heightOf(texts: string[]): number {
    const heights = texts.map((text, at) =>
      text === ''
        ? 0
        : this.doc.heightOfString(text, { width: (this.widths[at] ?? 0) - 2 * PAD.x }),
    )
    return Math.max(...heights) + 2 * PAD.y
  }

  private cells(texts: string[], top: number, height: number): void {
    let x = MARGIN
    texts.forEach((text, at) => {
      const width = this.widths[at] ?? 0
      this.doc.lineWidth(0.5).strokeColor(LINE_COLOUR).rect(x, top, width, height).stroke()
      if (text !== '') {
        const align = this.list.columns[at]?.kind === 'number' ? 'right' : 'left'
        this.doc.fillColor('black').text(text, x + PAD.x, top + PAD.y, {
          width: width - 2 * PAD.x,
          align,
        })
      }
      x += width
    })
  }

  private clean(text: string): string {
    return this.drawn.text(text)
  }

  private closing(): void {
    const note = this.drawn.note()
    if (note === null) return
    if (this.y + 30 > this.bottom) this.newPage()
    this.line(note, SIZE.small)
  }

  private footers(): void {
    const pages = this.sums.length
    const all = { rows: this.list.rows.length, people: sumOf(this.list.rows, this.list.peopleOf) }
    this.sums.forEach((sum, at) => {
      this.doc.switchToPage(at)
      const y = this.doc.page.height - MARGIN - 12
      const width = this.doc.page.width - 2 * MARGIN
      const text = `このページ ${this.sumWords(sum.rows, sum.people)}　／　全体 ${this.sumWords(all.rows, all.people)}`
      this.doc.font('regular').fontSize(SIZE.small).fillColor('black')
      this.doc.text(text, MARGIN, y, { width, lineBreak: false })
      this.doc.text(`${at + 1} / ${pages} ページ`, MARGIN, y, { width, align: 'right' })
    })
  }
}

const sumOf = <R>(rows: R[], people: (row: R) => number): number =>
  rows.reduce((sum, row) => sum + people(row), 0)

function groupsOf<R>({ rows, groupOf, peopleOf }: PrintedList<R>): Group<R>[] {
  const groups: Group<R>[] = []
  for (const row of rows) {
    const heading = groupOf(row)
    const last = groups.at(-1)
    if (last?.heading === heading) {
      last.rows.push(row)
      last.people += peopleOf(row)
    } else {
      groups.push({ heading, rows: [row], people: peopleOf(row) })
    }
  }
  return groups
}
