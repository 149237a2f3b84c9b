import { expect, it } from 'vitest'

import { standsBeside } from '@/admin/kit/stands'
import { hold, isHeld } from '@/admin/shell/hold'

it('what stands now is said of what was changed since a form was opened, and of nothing else, in words', () => {
  const options = [
    { value: 'mail', label: '郵便' },
    { value: 'fax', label: 'ファクス' },
  ]
  const began = [
    { name: 'why', label: '現状分析', value: '' },
    { name: 'kind', label: '種類', options, value: 'mail' },
    { name: 'same', label: '件名', value: '同じ' },
    { name: 'gone', label: 'メモ', value: 'あった' },
  ]
  const now = [
    { name: 'why', label: '現状分析', value: '案内を誤った' },
    { name: 'kind', label: '種類', options, value: 'fax' },
    { name: 'same', label: '件名', value: '同じ' },
    { name: 'gone', label: 'メモ' },
  ]
  expect(standsBeside(began, now)).toEqual({
    why: '案内を誤った',
    kind: 'ファクス',
    gone: '（空）',
  })
})

it('the screen below is read again when the last dialog has let go', () => {
  const one = hold()
  const other = hold()
  one()
  one()
  expect(isHeld()).toBe(true)
  other()
  expect(isHeld()).toBe(false)
})
