import { describe, expect, it } from 'vitest'

import { townOf } from '@/domain/cards/search-keys'
import { splitPostalCode } from '@/domain/printing/postal'

describe('the postal code at the head of an address', () => {
  it.each([
    ['〒210-8577 川崎市川崎区', '川崎市川崎区'],
    ['〒210ｰ8577 川崎市川崎区', '川崎市川崎区'],
    ['〒210–8577川崎市川崎区', '川崎市川崎区'],
    ['〒210 8577 川崎市川崎区', '川崎市川崎区'],
    ['(〒210-8577)川崎市川崎区', '川崎市川崎区'],
    ['〒210−8577　川崎市川崎区', '川崎市川崎区'],
    ['〒 ２１０ー８５７７ 川崎市川崎区', '川崎市川崎区'],
    ['〒2108577川崎市川崎区', '川崎市川崎区'],
    ['210-8577　川崎市川崎区', '川崎市川崎区'],
    ['210‑8577 川崎市川崎区', '川崎市川崎区'],
    ['2108577 川崎市川崎区', '川崎市川崎区'],
    ['2108577神奈川県川崎市川崎区', '神奈川県川崎市川崎区'],
    ['郵便番号:210-8577 川崎市川崎区', '川崎市川崎区'],
  ])('F-18 %s', (address, rest) => {
    expect(splitPostalCode(address)).toEqual({ code: '210-8577', rest })
  })

  it.each([
    '1234567番地',
    '1234567番地 中原区',
    '123-4567番地',
    '1234567',
    '12345678 川崎市',
    '210-85771 川崎市',
    '123-4567-8 川崎区',
    '川崎市川崎区 〒210-8577',
    '',
  ])('F-18 %j has none and stays as it is', (address) => {
    expect(splitPostalCode(address)).toEqual({ code: '', rest: address })
  })

  it('F-17 a town is found however its address is written', () => {
    for (const address of [
      '川崎市宮前区宮前平2-20-5',
      '〒216-8570 神奈川県 川崎市 宮前区 宮前平2-20-5',
      '神奈川縣川崎市宮前區宮前平2-20-5',
    ]) {
      expect(townOf(address)).toBe('宮前平2205')
    }
  })
})
