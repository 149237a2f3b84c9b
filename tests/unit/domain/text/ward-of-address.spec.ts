import { describe, expect, it } from 'vitest'
import { wardOfAddress } from '@/domain/text/ward-of-address'

const KAWASAKI = ['川崎区', '幸区', '中原区', '高津区', '宮前区', '多摩区', '麻生区']

describe('ward of an address', () => {
  it.each([
    ['川崎市川崎区東田町8番地 パレール三井ビル', '川崎区'],
    ['川崎市中原区小杉町3-245', '中原区'],
    ['神奈川県川崎市宮前区宮前平2-20-5', '宮前区'],
    ['　川崎市幸区戸手本町1-11-1', '幸区'],
    ['麻生区万福寺1-5-1', '麻生区'],
    ['川崎市川崎区宮前町1', '川崎区'],
    ['川崎市多摩区登戸1775-1\nコーポ', '多摩区'],
    ['〒211-8570 神奈川県川崎市中原区小杉町3-245', '中原区'],
    ['神奈川県川崎市　中原区小杉町3-245', '中原区'],
    ['神奈川県 川崎市 中原区 小杉町3-245', '中原区'],
    ['川崎市中原區小杉町3-245', '中原区'],
    ['（〒２１１－８５７０）神奈川縣川崎市中原区小杉町3-245', '中原区'],
    ['2118570 川崎市中原区小杉町3-245', '中原区'],
    ['211-8570川崎市中原区小杉町3-245', '中原区'],
    ['神奈川県\u00a0川崎市\u200b中原区', '中原区'],
    ['川崎市髙津区溝口', '高津区'],
  ])('%s is in %s', (address, ward) => expect(wardOfAddress(address, KAWASAKI)).toBe(ward))

  it.each([
    '横浜市港北区日吉1-1-1',
    '川越市元町1丁目3番地1',
    '東京都大田区蒲田1丁目 川崎市川崎区ビル',
    '瀬戸市東地区1',
    '',
  ])('%j is in none', (address) => expect(wardOfAddress(address, KAWASAKI)).toBeNull())

  it('tells wards of one name apart by the list of the city', () => {
    expect(wardOfAddress('千葉市中央区新町1', ['中央区', '緑区'])).toBe('中央区')
    expect(wardOfAddress('福岡市早良区百道浜2', ['早良区', '西区'])).toBe('早良区')
    expect(wardOfAddress('川越市元町1', [])).toBeNull()
    expect(wardOfAddress('川越市元町1', [''])).toBeNull()
  })
})
