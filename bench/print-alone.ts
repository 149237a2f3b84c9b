import { writeFileSync } from 'node:fs'
import { Writable } from 'node:stream'

import PDFDocument from 'pdfkit'

import { code128, qr } from '@/documents/printing/codes'
import { printItems } from '@/documents/printing/print-items'
import { mm } from '@/documents/printing/units'
import { FONT_FILES } from '@/documents/fonts'
import { readMarkedText } from '@/domain/printing/marked-text'
import { fillPrint } from '@/domain/printing/placeholders'
import { type PrintKind, specOf } from '@/domain/printing/kinds'
import { inset, placeOf, SHEET_PRESETS, wholePage } from '@/domain/printing/sheets'
import { PRINT_TEXTS } from '@/domain/printing/texts'
import { generateCards } from '@/presets/demo/cards'
import { composerFor } from '@/services/printing/compose-item'
import type { PrintItem } from '@/services/printing/types'

/** `print-alone.ts <kind> <ours|bare> <count> <file>`: one way of printing in a process of its own. */
const [kind = 'address-label', way = 'ours', many = '10000', file = ''] = process.argv.slice(2) as [
  PrintKind,
  'ours' | 'bare',
  string,
  string,
]

const { page, sheet: code } = specOf(kind)
const sheet = page ? wholePage(page.name, page.paper, page.margin) : SHEET_PRESETS[code ?? 'a4-12']
const text = PRINT_TEXTS[kind]
const template = { id: '', kind, ...text }

const people = generateCards({
  city: 'kawasaki',
  officeCodes: [{ code: 'kawasaki', ward: '川崎区' }],
  count: 10_000,
  seed: 7,
  today: '2026-11-21',
})

function* items(): Generator<PrintItem> {
  for (let index = 0; index < Number(many); index++) {
    const person = people[index % people.length]!
    yield {
      id: String(index),
      number: String(index),
      values: {
        市名: '川崎市',
        URL: 'https://yoyaku.example.jp/',
        電話: '0120-000-000',
        受付時間: '月～金曜 9:00～17:00',
        発行日: '令和8年11月21日',
        期限: '令和9年3月31日',
        郵便番号: '210-8577',
        氏名: person.氏名 ?? '',
        住所: person.住所 ?? '',
        予約ID: String(7_000_000_000 + index),
        発送番号: `K-${String(index).padStart(6, '0')}`,
        窓口名: '川崎区役所',
        窓口住所: '川崎市川崎区東田町8番地',
        契約件名略称: '郵便局支援業務委託契約',
        設置期間: 'R8.4.1～R11.3.31',
        リース会社: '○○リース（株）',
        保守連絡先: '○○保守（株）・092-123-4567',
        契約: '福岡市役所市民局戸籍住民課',
        機器名: 'タブレット端末',
        管理番号: `FK-${index}`,
      },
    }
  }
}

/** Counts what comes out and throws it away. */
const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() })
const drained = (doc: PDFKit.PDFDocument) =>
  new Promise<void>((done) => doc.pipe(sink()).on('finish', () => done()))

async function ours(): Promise<number> {
  const { doc, done } = printItems(items(), {
    title: text.title,
    sheet,
    start: 1,
    offset: { x: 0, y: 0 },
    rareFiles: [],
    compose: composerFor(template, sheet, { geta: false }),
  })
  await Promise.all([drained(doc), done])
  return (await done).printed
}

/** The library alone: the same texts in the same sizes at fixed places, no fitting, no checks. */
async function bare(): Promise<number> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0 })
  doc.registerFont('regular', FONT_FILES.regular)
  doc.registerFont('bold', FONT_FILES.bold)
  const out = drained(doc)
  let last = -1
  let count = 0
  for (const item of items()) {
    const place = placeOf(sheet, count)
    if (place.page > last) {
      doc.addPage({ size: [mm(sheet.paper.width), mm(sheet.paper.height)], margin: 0 })
      last = place.page
    }
    const box = inset(place.box, sheet.padding)
    const words = [text.address ?? '', text.body]
      .filter(Boolean)
      .map((part) => fillPrint(kind, part, item.values))
      .join('\n')
    let y = box.y
    for (const line of readMarkedText(words)) {
      if (line.kind === 'text') {
        const size = 8 * line.scale
        doc.font(line.bold ? 'bold' : 'regular').fontSize(size)
        doc.text(line.text, mm(box.x), mm(y), { lineBreak: false })
        y += size * 0.45
      } else if (line.kind === 'code') {
        const isQr = line.symbology === 'qr'
        const art = isQr ? qr(line.text) : code128(line.text)
        const dot = (isQr ? line.size : 40) / art.width
        const high = isQr ? dot : line.size
        for (const [left, top, width, height] of art.bars) {
          doc.rect(mm(box.x + left * dot), mm(y + top * high), mm(width * dot), mm(height * high))
        }
        doc.fill()
        if (!isQr) y += line.size
      }
    }
    if (++count % 100 === 0) await new Promise((go) => setImmediate(go))
  }
  doc.end()
  await out
  return count
}

const start = performance.now()
const cpu = process.cpuUsage()
const printed = way === 'ours' ? await ours() : await bare()
writeFileSync(
  file,
  JSON.stringify({
    printed,
    seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    // What else the machine does hardly touches this one.
    cpuSeconds: Number((process.cpuUsage(cpu).user / 1e6).toFixed(2)),
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
process.exit(0)
