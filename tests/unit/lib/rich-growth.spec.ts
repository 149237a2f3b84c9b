import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { parse, postprocess, preprocess } from 'micromark'
import type { Event, TokenizeContext } from 'micromark-util-types'
import { describe, expect, it } from 'vitest'

import { onlyBold } from '@/lib/rich/bold'
import { partsOf, piecesOf } from '@/lib/rich/bounds'
import { plainOf } from '@/lib/rich/plain'
import { childrenOf, readRich } from '@/lib/rich/read'
import { writeRich } from '@/lib/rich/write'

import { cpuCostOf } from '../../helpers/cpu-cost'
import { effort } from '../../helpers/effort'

const DISABLE = { disable: { null: ['attention'] } }

/** How often an event of the text is looked at while its signs are paired. */
function looksAt(text: string): number {
  let looks = 0
  const bold = onlyBold.text[42]!
  const resolveAll = (events: Event[], context: TokenizeContext) => {
    const seen = new Proxy(events, {
      get: (target, name) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) looks++
        return Reflect.get(target, name) as unknown
      },
    })
    bold.resolveAll!(seen, context)
    return events
  }
  const counted = { ...bold, resolveAll }
  const extension = { text: { 42: counted, 95: counted }, insideSpan: { null: [counted] } }
  const document = parse({ extensions: [DISABLE, extension] }).document()
  postprocess(document.write(preprocess()(text, undefined, true)))
  return looks
}

const depthOf = (node: Nodes): number => 1 + Math.max(0, ...childrenOf(node).map(depthOf))

/** Some pages of signs, as nobody types them: each stopped the server for seconds, minutes or for good. */
describe('a text of signs', () => {
  it.each(['*a_ ', '**a ', 'a** ', '**a** ', '**a __b ', '***a '])(
    'costs what it is long: %j',
    (signs) => {
      const [once, twice] = [looksAt(signs.repeat(200)), looksAt(signs.repeat(400))]
      expect(twice).toBeLessThan(once * 2.1)
    },
  )

  it.each([
    '*a_ ',
    '[',
    '[a](',
    '[a](b (',
    '[a](b "',
    '- ',
    '1. ',
    '- \n',
    '**',
    '****a****',
    '\n',
    ' ',
  ])('is read and written, and no word of it is lost: %j', (signs) => {
    const text = `a${signs.repeat(6_000 / signs.length)}b`
    const words = (one: string) => plainOf(one).replaceAll(/\d+\.|・|\\|\s+/g, '')
    expect(words(writeRich(readRich(text)))).toBe(words(text))
  })

  it.each(['- ', '1. ', '* 1) '])('is a list of some depth and no more: %j', (signs) => {
    const onOneLine = `${signs.repeat(1000)}a`
    const below = Array.from({ length: 150 }, (_, at) => `${' '.repeat(at * 3)}${signs}a`)
    for (const text of [onOneLine, below.join('\n')])
      expect(depthOf(readRich(text))).toBeLessThan(100)
  })

  it('of many blocks is read block by block', () => {
    const blocks = Array.from({ length: 500 }, (_, at) => `**${at}** あ\nい`)
    expect(piecesOf(blocks.join('\n\n'))).toEqual(blocks)
    // What may belong together stays together.
    expect(piecesOf('- a\n\n  b\n\n- c\n\n1. d')).toHaveLength(1)
  })
})

describe('a list of many lines', () => {
  const formOf = (text: string) =>
    JSON.stringify(readRich(text).children, (name, value: unknown) =>
      name === 'position' ? undefined : value,
    )

  it.each([
    ['an item that goes on', '- a\n', 'b\n'],
    ['a number that goes on', '1. a\n', 'b\n'],
    ['an item that goes on below', '- a\n', '  b\n'],
    ['items', '', '- a\n'],
    ['numbers', '', '1. a\n'],
    ['items and a line each', '', '- a\nb\n'],
    ['items with nothing', '', '-\n'],
    ['items apart', '', '- a\n\n'],
    ['paragraphs of an item', '- a\n\n', '  b\n\n'],
    ['lists in lists on one line', '', '- - - - - - a\n'],
    ['lists in lists of an item', '- a\n', '  - - - - - a\n'],
    ['lists in lists below', '', '- a\n  - b\n    - c\nd\n'],
    ['signs that change', '', '- a\n* b\n'],
    ['a table in an item', '- |a|b|\n  |-|-|\n', '  |c|d|\n'],
    ['a table', '|a|b|\n|-|-|\n', '|c|d|\n'],
    ['quotes', '> a\n', 'b\n'],
    ['quotes of items', '> - a\n', '> b\n'],
    ['lines', '', 'b\n'],
    ['empty lines', 'a\n', '\n'],
    ['headings', '', '# a\n'],
    ['lines that end so', '- a\n', 'b  \n'],
  ])('costs what it is long: %s', (_, begin, line) => {
    const text = (length: number) => begin + line.repeat(length / line.length)
    const [once, much] = [2_000, 16_000].map((length) => {
      const read = text(length)
      return cpuCostOf(() => readRich(read))
    }) as [number, number]
    // Eight times the length; the square would be sixty-four times as dear.
    expect(much).toBeLessThan(once * 32)
  })

  it('is one list still, whatever is read of it at once', () => {
    const items = (sign: (at: number) => string, more = '') =>
      Array.from({ length: 500 }, (_, at) => `${sign(at)} a${at}${more}`).join('\n')
    for (const text of [
      items(() => '-'),
      items((at) => `${at + 1}.`),
      items((at) => `${at + 1})`, '\nb'),
      items(() => '*', '\n  - c\n\n  d'),
    ]) {
      expect(partsOf(text).length).toBeGreaterThan(5)
      const { children } = readRich(text)
      expect(children).toHaveLength(1)
      expect(children[0]).toMatchObject({ type: 'list', children: { length: 500 } })
    }
    expect(formOf(items(() => '-'))).toContain('a499')
    // Below that it is read as it was.
    expect(partsOf(items(() => '-').slice(0, 300))).toHaveLength(1)
  })

  it('loses no word, whatever stands in it', () => {
    const lines = [
      '- a',
      '1. b',
      'c',
      '  - d',
      '   e',
      '',
      '* f',
      '- - g',
      '## h',
      '|i|j|',
      '12) k',
    ]
    const anyText = fc.array(fc.constantFrom(...lines), { minLength: 100, maxLength: 900 })
    const letters = (text: string) => text.replaceAll(/[^a-k]/g, '')
    fc.assert(
      fc.property(anyText, (some) => {
        const text = some.join('\n')
        expect(letters(plainOf(text))).toBe(letters(text))
        const parts = piecesOf(text).flatMap(partsOf)
        for (const part of parts) expect(part.text.split('\n').length).toBeLessThanOrEqual(300)
      }),
      { numRuns: effort(80) },
    )
  })

  it('with blanks between its signs is looked for once', () => {
    const chain = (blanks: number) => `${`-${' '.repeat(blanks)}`.repeat(6)}x`
    expect(readRich(chain(200)).children[0]!.type).toBe('list')
  })
})

describe('bold', () => {
  const formOf = (text: string) =>
    JSON.stringify(readRich(text), (name, value: unknown) =>
      name === 'position' ? undefined : value,
    )

  it.each([
    ['**a** b **c**'],
    ['__a__ b'],
    ['**a [b**c](https://a.jp) d**'],
    ['**太字（かっこ）**を'],
    ['**a **b** c**'],
    ['a ** b ** c'],
  ])('is what two signs mean: %j', (text) => {
    expect(formOf(writeRich(readRich(text)))).toBe(formOf(text))
    expect(formOf(text).includes('strong')).toBe(text !== 'a ** b ** c')
  })

  it.each(['*a*', '_a_', 'a*b*c', '価格は*2円'])('is nothing that one sign means: %j', (text) => {
    expect(plainOf(text)).toBe(text)
    expect(plainOf(writeRich(readRich(text)))).toBe(text)
  })
})
