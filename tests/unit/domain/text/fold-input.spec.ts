import { describe, expect, it } from 'vitest'

import { digitsOfPattern, fitsPattern } from '@/domain/codes/number-pattern'
import { isMailAddress } from '@/domain/mail/address'
import type { InputKind } from '@/domain/text/fold-input'
import { foldInput, isKana, isPhone } from '@/domain/text/fold-input'

describe('what a Japanese keyboard gives, as each kind of field means it', () => {
  it.each<[InputKind, string, string]>([
    ['phone', '０９０－１２３４－５６７８', '090-1234-5678'],
    ['phone', '090−1234−5678', '090-1234-5678'],
    ['phone', '090ｰ1234ｰ5678', '090-1234-5678'],
    ['phone', '（０４４）２００‐３３３３', '(044)200-3333'],
    ['phone', '　044-200-3333　内線12 ', '044-200-3333 内線12'],
    ['mail', 'ｔａｒｏ@example.jp', 'taro@example.jp'],
    ['mail', 'ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'taro@example.jp'],
    ['mail', ' taro@example.jp。', 'taro@example.jp'],
    ['mail', 'taro＠example。co｡jp', 'taro@example.co.jp'],
    ['mail', 'ta。ro@example.jp', 'ta。ro@example.jp'],
    ['mail', 'taro\u200b@example.jp', 'taro@example.jp'],
    ['kana', 'かわさき　はなこ', 'カワサキ　ハナコ'],
    ['kana', 'ｶﾜｻｷ ﾀﾞｲｽｹ', 'カワサキ ダイスケ'],
    ['kana', 'ヤマタ\u3099', 'ヤマダ'],
    ['number', ' １２３４‐５６７８ ', '1234-5678'],
    ['postal', '〒２１０ｰ８５７７', '210-8577'],
  ])('%s %s', (kind, typed, meant) => {
    expect(foldInput(kind, typed)).toBe(meant)
    expect(foldInput(kind, meant)).toBe(meant)
  })

  it('takes telephone numbers with an extension, and nothing that is none', () => {
    for (const good of [
      '090-1234-5678',
      '+81 90 1234 5678',
      '(044)200-3333',
      '044-200-3333 内線12',
    ])
      expect([good, isPhone(good)]).toEqual([good, true])
    for (const bad of ['', '12', 'でんわ', '090-1234-5678-9012-3456', '----------', '0900 内線'])
      expect([bad, isPhone(bad)]).toEqual([bad, false])
  })

  it('refuses addresses that no mail reaches', () => {
    for (const good of ['taro@example.jp', "o'neil+tag@mail.example.co.jp", 'a..b.@docomo.ne.jp'])
      expect([good, isMailAddress(good)]).toEqual([good, true])
    for (const bad of [
      'たろう@example.jp',
      'taro@example..jp',
      'a..b@example.jp',
      '.a@example.jp',
      'taro@-example.jp',
      'taro@例.jp',
      'a@b@example.jp',
      'taro@example',
      'taro@example.jp\nBcc: x@example.jp',
    ])
      expect([bad, isMailAddress(bad)]).toEqual([bad, false])
  })

  it('knows kana, also with marks and blanks between', () => {
    expect(isKana('カワサキ　ハナコ・ジョー')).toBe(true)
    expect(isKana('川崎 ハナコ')).toBe(false)
  })
})

describe('the form of a number', () => {
  it('is told in digits where it is nothing else, and asks for nothing where it cannot be read', () => {
    expect(digitsOfPattern('^\\d{10}$')).toBe(10)
    expect(digitsOfPattern('^[A-Z0-9]{3}\\d{6}$')).toBeNull()
    expect(fitsPattern('^\\d{10}$', '12345')).toBe(false)
    expect(fitsPattern('^\\d{10}$', '1234567890')).toBe(true)
    expect([fitsPattern('', 'x'), fitsPattern('(', 'x')]).toEqual([true, true])
  })
})
