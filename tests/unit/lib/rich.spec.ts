import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'

import { plainOf } from '@/lib/rich/plain'
import { isSafeLink, readRich } from '@/lib/rich/read'
import { writeRich } from '@/lib/rich/write'

/** The tree without where in the text it stood. */
const bare = (node: Nodes): unknown => {
  const { position: _position, ...rest } = node
  return 'children' in rest ? { ...rest, children: rest.children.map(bare) } : rest
}

/** As a reader sees it: how many empty lines there are says nothing. */
const words = (text: string) =>
  plainOf(text)
    .replaceAll(/[ \n]+/g, ' ')
    .trim()
const KINDS = (text: string) => readRich(text).children.map(({ type }) => type)

describe('what a text of FAQ or manual means', () => {
  it('reads headings, lists, tables, bold and links', () => {
    expect(
      KINDS(
        '# 受付\n\n本人確認をする。\n\n- 運転免許証\n- 在留カード\n\n1. 見る\n2. 写す\n\n| 書類 | 点 |\n| - | - |\n| 免許証 | 1 |',
      ),
    ).toEqual(['heading', 'paragraph', 'list', 'list', 'table'])
    const [paragraph] = readRich(
      '**太字（かっこ）**を[市のページ](https://example.jp/a_b)で',
    ).children
    expect(bare(paragraph!)).toMatchObject({
      children: [
        { type: 'strong' },
        { value: 'を' },
        { url: 'https://example.jp/a_b' },
        { value: 'で' },
      ],
    })
  })

  it.each([
    ['<b>太字</b> & <script>'],
    ['    四つ下げた行'],
    ['> 引用'],
    ['ことば\n---\nことば'],
    ['`code` ```'],
    ['2024_01_02 snake_case_name'],
    ['・中点\n①②③\n※1 注'],
    ['![絵](https://example.jp/x.png)'],
  ])('leaves %j as it was typed', (text) => {
    expect(plainOf(text).replaceAll(/\s/g, '')).toContain(
      text.replace(/!\[(.)\]\(.*/, '!$1').replaceAll(/\s/g, ''),
    )
    expect(KINDS(text)).toEqual(['paragraph'])
  })

  it('takes a line that begins with ■ for a heading, as texts did before there were any', () => {
    expect(KINDS('■ 受付\n窓口で\n受け付ける。\n■ 交付\n手渡す。')).toEqual([
      ...['heading', 'paragraph', 'heading', 'paragraph'],
    ])
    expect(plainOf('■ 受付\n窓口で\n受け付ける。\n■ 交付')).toBe(
      '■ 受付\n窓口で\n受け付ける。\n■ 交付',
    )
  })

  it('says a list and a table line by line where there is no form', () => {
    expect(
      plainOf('- 一\n- 二\n  1. あ\n  2. い\n\n| 品目 | 数 |\n| - | - |\n| 用紙 | **3** |'),
    ).toBe('・一\n・二\n　1. あ\n　2. い\n\n品目　数\n用紙　3')
  })

  it('writes no sign into plain Japanese', () => {
    for (const text of [
      '**太字（かっこ）**を使う。',
      '「予約する」を押す → [次へ] を押す & <確認>',
      'https://example.jp/a_b?x=1&y=2',
      '1行目\n2行目\n\n〜です。（※注）',
    ])
      expect(writeRich(readRich(text))).toBe(text)
  })

  it('reads what it wrote as the same text, whatever was typed', () => {
    const sign = fc.constantFrom(
      ...[
        '# ',
        '- ',
        '1. ',
        '2) ',
        '**',
        '*',
        '_',
        '[',
        '](',
        ')',
        '|',
        '\\',
        '■',
        '\n',
        '\n\n',
        ' ',
      ],
      ...[
        'あ',
        '（',
        '）',
        '。',
        'a',
        '1',
        '𠮷',
        '　',
        '| - |',
        '+ ',
        '<',
        '&amp;',
        '**（',
        '）**',
        '&',
        '`',
        '~',
        '!',
        '> ',
      ],
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        const text = signs.join('')
        const again = writeRich(readRich(text))
        expect(words(again)).toBe(words(text))
        expect(KINDS(again)).toEqual(KINDS(text))
      }),
      { numRuns: 500 },
    )
  })

  it('follows no link but to a page, a mail or a telephone', () => {
    expect(['https://a.jp', 'tel:0441', 'mailto:a@b.jp', '/faq'].every(isSafeLink)).toBe(true)
    expect(
      ['javascript:alert(1)', 'data:text/html,x', '//evil.jp', 'JAVASCRIPT:x'].some(isSafeLink),
    ).toBe(false)
  })
})
