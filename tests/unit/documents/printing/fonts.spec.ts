import { existsSync } from 'node:fs'

import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'

import { clustersOf, describeCluster } from '@/documents/printing/clusters'
import { FontSet, unprintable } from '@/documents/printing/font-set'
import { composeLabel } from '@/documents/printing/layouts'
import { printItems } from '@/documents/printing/print-items'
import { wrap } from '@/documents/printing/wrap'
import { wholePage } from '@/domain/printing/sheets'

import { bytesOf, inkIn, rasterise, textOf, type Raster } from '../../../helpers/raster'

const CARD = wholePage('試験', { width: 60, height: 20 })
const KATSU = '葛\u{e0100}'

async function picture(text: string, rareFiles: string[] = []) {
  const { doc, done } = printItems([text], {
    title: '文字',
    sheet: CARD,
    start: 1,
    offset: { x: 0, y: 0 },
    rareFiles,
    compose: (pen, box, item) =>
      composeLabel(pen, box, `[特大]${item}`, { padding: 2, forgive: true }),
  })
  const pdf = await bytesOf(doc as unknown as NodeJS.ReadableStream)
  await done
  const [page] = await rasterise(pdf, 200)
  return { page: page!, words: textOf(pdf).trim() }
}

const ALL = { x: 0, y: 0, width: 60, height: 20 }
const differs = (a: Raster, b: Raster): number =>
  a.grey.reduce((sum, value, at) => sum + (Math.abs(value - (b.grey[at] ?? 0)) > 128 ? 1 : 0), 0)

const setOf = (rare: string[] = []) => new FontSet(new PDFDocument({ autoFirstPage: false }), rare)
const IPAMJ = ['/usr/share/fonts/truetype/ipamj/ipamjm.ttf', process.env.IPAMJ_FILE ?? ''].find(
  (file) => file !== '' && existsSync(file),
)

describe('fonts of printed matter', () => {
  it('draws the variant 葛󠄀, not the plain letter', async () => {
    const [variant, plain] = [await picture(KATSU), await picture('葛')]
    expect(inkIn(variant.page, ALL)).toBeGreaterThan(0)
    expect(differs(variant.page, plain.page)).toBeGreaterThan(20)
  })

  it.each(['𠮷', '髙', '﨑', '神', '㈱', '㋿', '①', '～'])('draws %s', async (char) => {
    expect(unprintable(char)).toEqual([])
    const [drawn, geta] = [await picture(char), await picture('〓')]
    expect(inkIn(drawn.page, ALL)).toBeGreaterThan(0)
    expect(differs(drawn.page, geta.page)).toBeGreaterThan(20)
    expect(drawn.words).toBe(char)
  })

  it('names what no font draws, letter by letter with its selector', () => {
    const fonts = setOf()
    expect(fonts.unprintable('山\ue000田\ue000\uf8ff')).toEqual(['\ue000', '\uf8ff'])
    expect(fonts.unprintable(`${KATSU}城`)).toEqual([])
    expect(fonts.unprintable('邉\u{e0112}')).toEqual(['邉\u{e0112}'])
    expect(describeCluster('邉\u{e0112}')).toBe('邉\u{e0112}（U+9089 U+E0112）')
    expect(describeCluster('\ue000')).toBe('\ue000（U+E000）')
  })

  it('where it was allowed, prints 〓 for a missing letter and the usual form for a variant', () => {
    const fonts = setOf()
    const text = fonts.runs('山\ue000邉\u{e0112}', 'regular').map((run) => run.text)
    expect(text.join('')).toBe('山〓邉')
  })

  it.skipIf(!IPAMJ)('takes IPAmj明朝 for what Noto Sans JP has not', async () => {
    const fonts = setOf([IPAMJ!])
    expect(fonts.unprintable('邉\u{e0112}')).toEqual([])
    expect(fonts.runs('渡邉\u{e0112}様', 'bold')).toEqual([
      { font: 'bold', text: '渡' },
      { font: 'rare-0', text: '邉\u{e0112}' },
      { font: 'bold', text: '様' },
    ])
    const [variant, plain] = [await picture('邉\u{e0112}', [IPAMJ!]), await picture('邉')]
    expect(differs(variant.page, plain.page)).toBeGreaterThan(20)
  })

  it('keeps a letter and its marks together', () => {
    expect(clustersOf(`${KATSU}城が𠮷か\u3099`)).toEqual([KATSU, '城', 'が', '𠮷', 'が'])
  })

  it('breaks lines as Japanese does: no 、 first, no （ last, numbers in one piece', () => {
    const lines = wrap('川崎区、宮本町（本庁舎）12-345号室', 4, (part) => [...part].length)
    for (const line of lines) {
      expect(line).not.toMatch(/^[、）]/)
      expect(line).not.toMatch(/（$/)
    }
    expect(lines.join('')).toBe('川崎区、宮本町（本庁舎）12-345号室')
    expect(wrap('番地12-34号', 6, (part) => [...part].length)).toEqual(['番地', '12-34号'])
  })
})
