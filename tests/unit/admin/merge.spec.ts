import { describe, expect, it } from 'vitest'

import { merge } from '@/admin/stale/merge'

const opened = {
  id: '1',
  updatedAt: 'a',
  name: '川崎区役所',
  phone: '044-1',
  address: null,
  rows: [{ id: 'r1', name: 'Kawasaki', note: '' }],
}

describe('a form that was loaded before somebody else saved', () => {
  it('takes what others changed and keeps what was typed', () => {
    const stored = { ...opened, updatedAt: 'b', phone: '044-2' }
    const { values, taken, both } = merge(opened, stored, { ...opened, address: '本町1' })
    expect(values).toEqual({ ...stored, address: '本町1' })
    expect([taken, both]).toEqual([['phone'], []])
  })

  it('names what both changed, and leaves there what was typed', () => {
    const stored = { ...opened, updatedAt: 'b', phone: '044-2' }
    const { values, taken, both } = merge(opened, stored, { ...opened, phone: '044-3' })
    expect([values.phone, values.updatedAt]).toEqual(['044-3', 'b'])
    expect([taken, both]).toEqual([[], ['phone']])
  })

  it('sees no difference where the same was typed, nothing is kept in two ways, or a row is new', () => {
    const stored = { ...opened, updatedAt: 'b', phone: '044-2', address: '' }
    expect(merge(opened, stored, { ...opened, phone: '044-2', address: undefined }).both).toEqual(
      [],
    )
    const rows = [{ id: 'other', name: 'Kawasaki' }]
    expect(merge(opened, { ...stored, rows }, opened).taken).toEqual(['phone'])
  })

  it('takes or keeps a list as a whole', () => {
    const rows = [...opened.rows, { id: 'r2', name: 'Saiwai', note: '' }]
    const mine = [{ ...opened.rows[0]!, name: 'KAWASAKI' }]
    const { values, both } = merge(opened, { ...opened, rows }, { ...opened, rows: mine })
    expect(values.rows).toEqual(mine)
    expect(both).toEqual(['rows'])
  })
})
