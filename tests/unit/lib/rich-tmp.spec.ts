import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { $readInto, $writtenIn } from '@/admin/knowledge/rich/nodes'
import { RICH_NODES } from '@/admin/knowledge/rich/kinds'
import { plainOf } from '@/lib/rich/plain'
import { readRich } from '@/lib/rich/read'
import { writeRich } from '@/lib/rich/write'

/** What the editor makes of a text that nobody changed. */
function throughEditor(text: string): string {
  const editor = createHeadlessEditor({
    nodes: [...RICH_NODES],
    onError: (error: Error) => {
      throw error
    },
  })
  editor.update(() => $readInto(text), { discrete: true })
  return editor.getEditorState().read($writtenIn)
}

/** As they are read; the sign of an empty item says nothing. */
const words = (text: string) => plainOf(text).replaceAll(/\d+\.|・|\s+/g, '')

describe('a text in the editor', () => {
  it.each([
    ['# 受付\n\n## 書類\n\n本人確認書類を**必ず（2点）**見る。\n二行目'],
    ['- 運転免許証\n- 在留カード\n  - 特別永住者\n    1. 深い\n- 旅券\n\n1. 見る\n2. 写す'],
    ['| 書類 | 点 |\n| - | - |\n| 免許証 | **1** |\n| 資格確認書 |  |'],
    ['[市のページ](https://example.jp/a_b?c=1&d=2)を見る。'],
    ['価格は\\*2円、&amp;は記号、1 &lt; 2'],
    [''],
  ])('that nobody changed stays as it was: %j', (text) => {
    expect(throughEditor(text)).toBe(writeRich(readRich(text)))
  })

  it('loses no word, whatever was typed', () => {
    const sign = fc.constantFrom(
      ...['# ', '- ', '1. ', '**', '*', '_', '[', '](', ')', '|', '\\', '■', '\n', '\n\n', '  '],
      ...[
        'あ',
        '（',
        '）',
        '。',
        'a',
        '1',
        '𠮷',
        '　',
        '| - |\n',
        '&amp;',
        '**（',
        '）**',
        '<',
        '> ',
      ],
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        const text = signs.join('')
        const once = throughEditor(text)
        expect(words(once)).toBe(words(text))
        expect(throughEditor(once)).toBe(once)
      }),
      { numRuns: 1200000 },
    )
  })
})
