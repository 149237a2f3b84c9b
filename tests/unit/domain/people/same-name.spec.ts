import { expect, it } from 'vitest'

import { lastOfPhone, toldApart } from '@/domain/people/same-name'

const person = (id: string, name: string, kana = '', phone = '') => ({ id, name, kana, phone })
const told = (...people: ReturnType<typeof person>[]) =>
  Object.fromEntries(toldApart(people, [({ kana }) => kana, lastOfPhone]))

it('two people of one name are told apart by the first thing in which they differ, nobody else by anything', () => {
  const other = person('9', '青木 陽子', 'アオキ ヨウコ', '044-000-1111')
  const same = ['コバヤシ ヒロシ', 'コバヤシ ヒロシ'] as const
  expect(
    told(
      other,
      person('1', '小林 浩', 'コバヤシ ヒロシ'),
      person('2', '小林　浩', 'コバヤシ コウ'),
    ),
  ).toEqual({
    1: 'コバヤシ ヒロシ',
    2: 'コバヤシ コウ',
  })
  expect(
    told(
      person('1', '小林 浩', same[0], '044-000-1234'),
      person('2', '小林 浩', same[1], '044-000-5678'),
    ),
  ).toEqual({ 1: '電話の終わり 1234', 2: '電話の終わり 5678' })
  expect(
    told(person('1', '小林 浩', same[0], '044-000-1234'), person('2', '小林 浩', same[1])),
  ).toEqual({
    1: '1人目',
    2: '2人目',
  })
})
