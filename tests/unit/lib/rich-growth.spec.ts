import type { Nodes } from 'mdast'
import { parse, postprocess, preprocess } from 'micromark'
import type { Event, TokenizeContext } from 'micromark-util-types'
import { describe, expect, it } from 'vitest'

import { onlyBold } from '@/lib/rich/bold'
import { piecesOf } from '@/lib/rich/bounds'
import { plainOf } from '@/lib/rich/plain'
import { childrenOf, readRich } from '@/lib/rich/read'
import { writeRich } from '@/lib/rich/write'

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
