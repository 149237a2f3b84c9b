import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KANJI_FORMS } from '@/domain/text/kanji-forms'
import { matchesName, nameSearchKey } from '@/domain/text/name-search'
import { createFamily, createPerson } from '@/presets/demo/people'
import { createRandom } from '@/presets/demo/random'

describe('search key of names and addresses', () => {
  it.each([
    ['髙橋　太郎', '高橋 太郎'],
    ['山﨑', '山崎'],
    ['\u{20bb7}田', '吉田'],
    ['渡邉', '渡辺'],
    ['渡邊', '渡邉'],
    ['渡\u9089\u{e0106}', '渡辺'],
    ['齋藤', '斎藤'],
    ['齊藤', '斉藤'],
    ['澤田', '沢田'],
    ['濵田', '浜田'],
    ['\u845b\u{e0100}城', '葛城'],
    ['\ufa19谷', '神谷'],
    ['\ufa10本', '塚本'],
    ['佐々木', '佐佐木'],
    ['サトウ　ハナコ', 'さとうはなこ'],
    ['ｻﾄｳ ﾊﾅｺ', 'サトウハナコ'],
    ['ｶﾞｸﾄ', 'がくと'],
    ['NGUYỄN THỊ Đào', 'nguyen thi dao'],
    ["O'CONNOR", 'oconnor'],
    ['ＳＭＩＴＨ　ＪＯＨＮ', 'Smith John'],
    ['川崎市高津区梶ヶ谷１－２－３', '川崎市高津区梶が谷1-2-3'],
    ['市ノ坪', '市の坪'],
    ['１ー２ー３', '1-2−3'],
    ['メゾン・ド・菅', 'メゾンド菅'],
  ])('finds %s by %s', (stored, typed) => {
    expect(nameSearchKey(stored)).toBe(nameSearchKey(typed))
    expect(matchesName(stored, typed)).toBe(true)
  })

  it('finds a part, and not another name', () => {
    expect(matchesName('髙橋　太郎', '太郎')).toBe(true)
    expect(matchesName('髙橋　太郎', '')).toBe(true)
    expect(matchesName('髙橋　太郎', '次郎')).toBe(false)
    expect(matchesName('山口', '山崎')).toBe(false)
  })

  it('keeps が where it is no ヶ, and kana marks on their letters', () => {
    expect(nameSearchKey('ながの')).toBe('ながの')
    expect(nameSearchKey('はは')).not.toBe(nameSearchKey('ぱぱ'))
  })

  it('is the key of itself', () => {
    const random = createRandom(3)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(3000), (text, year) => {
        const { name } = createPerson(random, createFamily(random), year)
        for (const one of [text, name]) {
          expect(nameSearchKey(nameSearchKey(one))).toBe(nameSearchKey(one))
        }
      }),
    )
  })

  it('folds each kanji form once, to one that is not folded on', () => {
    for (const [form, base] of KANJI_FORMS) {
      expect(form.normalize('NFKC')).toBe(form)
      expect(KANJI_FORMS.has(base)).toBe(false)
    }
  })
})
