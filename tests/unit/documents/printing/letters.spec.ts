import { describe, expect, it } from 'vitest'

import { composeLetter } from '@/documents/printing/layouts'
import { printItems } from '@/documents/printing/print-items'
import { windowTestPdf } from '@/documents/printing/test-print'
import { PAPERS, wholePage } from '@/domain/printing/sheets'
import { REISSUE_ENVELOPE, safeArea } from '@/domain/printing/window'

import { bytesOf, inkBox, inkIn, pageSizes, rasterise, textOf } from '../../../helpers/raster'

const folded = { width: 148, height: 105 }
const area = safeArea(REISSUE_ENVELOPE, folded)!
const page = wholePage('交付通知書', PAPERS.A5)

const letter = {
  address: '〒210-8577\n神奈川県川崎市川崎区宮本町１番地 第２庁舎三階\n[大]川崎 花子　様',
  body: '[右]令和8年11月21日\n[中][大]交付通知書（再発行）\nあなたのカードができました。\n[QR20:https://example.jp/]\n予約のうえ、お越しください。\n[切取線]\n[小]受付番号　A12000001',
}

describe('letters', () => {
  it('PR-09 (part) the address stays inside the window however the letter slides in the envelope', async () => {
    const { doc, done } = printItems([letter], {
      title: '再発行',
      sheet: page,
      start: 1,
      offset: { x: 0, y: 0 },
      compose: (pen, box, item) =>
        composeLetter(pen, box, item, { address: area, bodyTop: 110, margin: 15 }),
    })
    const pdf = await bytesOf(doc as unknown as NodeJS.ReadableStream)
    expect(await done).toMatchObject({ printed: 1, skipped: [] })
    expect(pageSizes(pdf)[0]!.width).toBeCloseTo(148, 1)
    expect(pageSizes(pdf)[0]!.height).toBeCloseTo(210, 1)
    const [picture] = await rasterise(pdf, 200)
    const ink = inkBox(picture!, { x: 0, y: 0, width: 148, height: 105 })!
    const { envelope, window } = REISSUE_ENVELOPE
    const slack = { x: envelope.width - folded.width, y: envelope.height - folded.height }
    for (const shift of [0, slack.x]) {
      expect(ink.x + shift).toBeGreaterThanOrEqual(window.x)
      expect(ink.x + ink.width + shift).toBeLessThanOrEqual(window.x + window.width)
    }
    for (const shift of [0, slack.y]) {
      expect(ink.y + shift).toBeGreaterThanOrEqual(window.y)
      expect(ink.y + ink.height + shift).toBeLessThanOrEqual(window.y + window.height)
    }
    // Below the fold: the text, also as pixels.
    expect(inkIn(picture!, { x: 15, y: 110, width: 118, height: 80 })).toBeGreaterThan(0.005)
    expect(textOf(pdf)).toContain('交付通知書（再発行）')
  })

  it('PR-09 (part) a letter larger than the envelope has no safe place for the address', () => {
    expect(safeArea(REISSUE_ENVELOPE, { width: 156, height: 105 })).toBeNull()
    expect(safeArea(REISSUE_ENVELOPE, { width: 148, height: 105 })).toEqual({
      x: 15,
      y: 18,
      width: 83,
      height: 32,
    })
  })

  it('PR-09 (part) the test print shows the window at its place', async () => {
    const doc = windowTestPdf(REISSUE_ENVELOPE.envelope, REISSUE_ENVELOPE.window, area)
    const [picture] = await rasterise(await bytesOf(doc as unknown as NodeJS.ReadableStream), 300)
    const ink = inkBox(picture!, { x: 0, y: 0, width: 155, height: 59 })!
    expect(Math.abs(ink.x - 15)).toBeLessThan(0.3)
    expect(Math.abs(ink.y - 18)).toBeLessThan(0.3)
    expect(Math.abs(ink.width - 90)).toBeLessThan(0.4)
  })
})
