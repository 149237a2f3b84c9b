import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { foldText, holds, tokensOf } from '@/domain/knowledge/search/fold'
import { matterOf } from '@/domain/knowledge/search/query'
import { partsOf, rangesOf } from '@/domain/knowledge/search/ranges'
import { READINGS } from '@/domain/knowledge/search/readings'
import { SAME_MATTER } from '@/domain/knowledge/search/same-matter'
import { buildIndex } from '@/services/knowledge/search/search-index'
import { monthsUntil, selfResolution } from '@/domain/knowledge/search/self-resolution'

const usual = `${SAME_MATTER}\n${READINGS}`.split('\n').map(matterOf)
const text = (question: string, answer = '', keywords: string[] = []) => ({
  question,
  answer,
  keywords,
  category: '',
})
const TEXTS = [
  text('カードをなくしました', '一時停止の電話をかけてください。'),
  text('案内のはがきが届きません', '発送から2週間ほどかかります。'),
  text('再発行の料金はいくらですか', '1,000円です。'),
  text('暗証番号を忘れました', '窓口で再設定できます。'),
  text('ヴォランティア通訳はいますか', '多言語の通訳がいます。'),
  text('梶ヶ谷の窓口はどこですか', '地図をごらんください。佐々木ビルの2階です。'),
  text('髙橋のような字は使えますか', '﨑や髙も登録できます。'),
  text('申請書を代理人が出せますか', 'PIN は本人だけが入力します。shopping は関係ありません。'),
  text('写真の大きさ', '縦4.5センチです。14桁の番号ではありません。'),
  text('署名用電子証明書とは', '電子申請に使います。', ['e-Tax']),
]
const index = buildIndex(TEXTS)
const find = (typed: string, keep: (one: (typeof TEXTS)[number]) => boolean = () => true) =>
  index(typed, usual, keep)
const found = (typed: string) => find(typed).texts.map(({ question }) => question)

describe('search in approved texts', () => {
  it.each([
    ['紛失', 'カードをなくしました'],
    ['ハガキ', '案内のはがきが届きません'],
    ['ﾊｶﾞｷ', '案内のはがきが届きません'],
    ['手数料', '再発行の料金はいくらですか'],
    ['4桁', '暗証番号を忘れました'],
    ['４ケタの4桁', '暗証番号を忘れました'],
    ['pin', '暗証番号を忘れました'],
    ['番号', '暗証番号を忘れました'],
    ['証番', '暗証番号を忘れました'],
    ['ヴォランティア', 'ヴォランティア通訳はいますか'],
    ['ゔぉらんてぃあ', 'ヴォランティア通訳はいますか'],
    ['梶が谷', '梶ヶ谷の窓口はどこですか'],
    ['佐佐木', '梶ヶ谷の窓口はどこですか'],
    ['高橋', '髙橋のような字は使えますか'],
    ['崎', '髙橋のような字は使えますか'],
    ['Ｅ－ＴＡＸ', '署名用電子証明書とは'],
    ['写', '写真の大きさ'],
    ['カードをなくした', 'カードをなくしました'],
  ])('OP-05 (part) KB-15 (part) %s finds: %s', (typed, question) => {
    expect(found(typed)).toContain(question)
    expect(find(typed).partial).toBe(false)
  })

  it.each([
    ['でんししょうめいしょ', '署名用電子証明書とは'],
    ['デンシ', '署名用電子証明書とは'],
    ['ﾃﾞﾝｼ', '署名用電子証明書とは'],
    ['しょめいよう', '署名用電子証明書とは'],
    ['しんせいしょ', '申請書を代理人が出せますか'],
    ['だいりにん しんせい', '申請書を代理人が出せますか'],
    ['さいはっこう', '再発行の料金はいくらですか'],
    ['アンショウバンゴウ', '暗証番号を忘れました'],
    ['さいはっこうしたい', '再発行の料金はいくらですか'],
    ['shinsei', '申請書を代理人が出せますか'],
  ])(
    'OP-05 (part) what is typed in kana finds what is written in kanji: %s, %s',
    (typed, question) => {
      expect(found(typed)).toContain(question)
    },
  )

  it('a reading is no word of its own: it finds nothing more than the word that it reads', () => {
    expect(found('でんししょうめいしょ')).toEqual(found('電子証明書'))
    expect(found('こうしん')).toEqual(found('更新'))
    // The word is looked for, not its first kana within others.
    expect(found('つうちしょ')).toEqual(found('通知書'))
  })

  it('each reading is a word and its kana, and long enough not to stand within others', () => {
    for (const line of READINGS.split('\n')) {
      const keys = matterOf(line)
      expect([line, keys.length]).toEqual([line, 2])
      expect([
        line,
        keys.filter((key) => /^[\p{Script=Hiragana}ー]{3,}$/u.test(key)).length,
      ]).toEqual([line, 1])
    }
  })

  it('shows all without a word, and nothing for a strange one', () => {
    expect(found(' ')).toHaveLength(TEXTS.length)
    expect(found('駐輪場')).toEqual([])
  })

  it('wants all words, and says so where only a part of them is answered', () => {
    expect(found('紛失 電話')).toEqual(['カードをなくしました'])
    const half = find('紛失 駐輪場')
    expect(half.partial).toBe(true)
    expect(half.texts.map(({ question }) => question)).toEqual(['カードをなくしました'])
  })

  it('leaves out what stands behind a hyphen, however it was typed', () => {
    expect(found('窓口')).toHaveLength(2)
    for (const not of ['-暗証番号', '－暗証番号'])
      expect(found(`窓口 ${not}`)).toEqual(['梶ヶ谷の窓口はどこですか'])
  })

  it('keeps Latin words and numbers whole', () => {
    const plain = (typed: string) => index(typed, [], () => true).texts.map((one) => one.question)
    expect(plain('pin')).toEqual(['申請書を代理人が出せますか'])
    // 14桁 is not 4桁: only the 4 of 4.5センチ is there.
    expect(index('4桁', [], () => true).partial).toBe(true)
    expect(plain('hop')).toEqual([])
    expect(plain('shop')).toEqual(['申請書を代理人が出せますか'])
  })

  it('puts the text whose question says it first', () => {
    const both = buildIndex([text('写真の大きさ', '暗証番号は要りません。'), text('暗証番号', '')])
    expect(both('暗証番号', [], () => true).texts[0]!.question).toBe('暗証番号')
  })

  it('reads letters typed with the IME off only when nothing else is found', () => {
    expect(found('hagaki')).toEqual(['案内のはがきが届きません'])
    expect(found('anshoubangou')).toContain('暗証番号を忘れました')
    expect(found('anshou bangou')).toContain('暗証番号を忘れました')
    expect(found('shopping')).toEqual(['申請書を代理人が出せますか'])
  })

  it('asks of every hit whether it may be seen, before it is counted', () => {
    const hidden = (one: { question: string }) => !one.question.includes('なくし')
    expect(find('紛失', hidden)).toMatchObject({ texts: [], partial: false })
    expect(find(' ', hidden).texts).toHaveLength(TEXTS.length - 1)
  })

  it('marks what was found as it is written', () => {
    const marked = (written: string, ...keys: string[]) =>
      partsOf(written, rangesOf(written, keys.map(foldText)))
        .filter((part) => part.marked)
        .map((part) => part.text)
    expect(marked('ﾊｶﾞｷと髙橋のカード、カード', 'はがき', '高橋', 'かーど')).toEqual([
      'ﾊｶﾞｷ',
      '髙橋',
      'カード',
      'カード',
    ])
    expect(marked('佐々木さん', '佐佐木')).toEqual(['佐々木'])
    expect(marked('何もない', '写真')).toEqual([])
  })

  it('finds any two neighbours of any text, and cuts no text when it marks', () => {
    const word = fc.string({ unit: fc.constantFrom(...'あカ番号証々ーヴ4aB 。-'), maxLength: 24 })
    fc.assert(
      fc.property(word, fc.nat(), (written, at) => {
        const folded = foldText(written)
        const tokens = tokensOf(folded)
        for (const token of tokens) expect(folded.includes(token)).toBe(true)
        const key = tokens[at % Math.max(1, tokens.length)]
        if (key && holds(folded, key))
          expect(buildIndex([text(written)])(key, [], () => true).texts).toHaveLength(1)
        const parts = partsOf(written, rangesOf(written, key ? [key] : []))
        expect(parts.map((part) => part.text).join('')).toBe(written)
      }),
    )
  })
})

describe('self-resolution rate', () => {
  it('CC-20 (part) is what was solved of all who said so or went on to call', () => {
    expect(selfResolution({ solved: 60, unsolved: 30, toContact: 10 })).toBe(60)
    expect(selfResolution({ solved: 1, unsolved: 2, toContact: 0 })).toBe(33.3)
    expect(selfResolution({ solved: 0, unsolved: 0, toContact: 0 })).toBeNull()
  })

  it('names the months over the end of a year', () => {
    expect(monthsUntil('2027-01-31', 3)).toEqual(['2026-11', '2026-12', '2027-01'])
  })
})
