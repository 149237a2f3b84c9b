import { describe, expect, it } from 'vitest'

import { isNumber, optionsFor, searchesOf } from '@/admin/jump/options'
import { findScreens, screensOf, withRecent } from '@/admin/jump/screens'
import { hereOf } from '@/admin/nav/here'
import { menuFor } from '@/admin/nav/menu'
import type { Role } from '@/access/roles'

const screensFor = (role: Role) => screensOf(menuFor({ id: '1', roles: [role], active: true }))
const found = (role: Role, typed: string) =>
  findScreens(screensFor(role), typed).map(({ label }) => label)
const offered = (role: Role, typed: string, recent: string[] = []) => {
  const screens = screensFor(role)
  return optionsFor(typed, { screens, recent, searches: searchesOf(screens) })
}
const kinds = (role: Role, typed: string) => offered(role, typed).map(({ kind }) => kind)

describe('the jump box finds screens', () => {
  it('by name, by kana of either kind and width, and by reading', () => {
    for (const typed of ['棚卸し', 'たなおろし', 'タナオロシ', 'ﾀﾅｵﾛｼ', ' 棚卸 '])
      expect([typed, found('city-admin', typed)[0]]).toEqual([typed, '棚卸し'])
    expect(found('city-admin', 'すきゃん')[0]).toBe('スキャン')
    expect(found('city-admin', 'csv')).toEqual(['祝日CSVの取込'])
  })

  it('while the IME has not finished a word', () => {
    expect(found('city-admin', 'たなおr')[0]).toBe('棚卸し')
    expect(found('city-admin', 'よy')).toContain('電話予約')
  })

  it('by several words, and by the name of their group after those whose own name fits', () => {
    expect(found('city-admin', 'カード 集計')).toEqual(['カードの集計'])
    const cards = found('city-admin', 'カード')
    expect(cards.indexOf('カードを探す')).toBeLessThan(cards.indexOf('棚卸し'))
  })

  it('of the menu of this person and no others', () => {
    expect(found('operator', 'アカウント')).toEqual(['自分のアカウントの安全'])
    expect(found('city-admin', 'アカウント')).toContain('アカウント')
  })
})

describe('the jump box offers', () => {
  it('a number to those whose screens look numbers up, first', () => {
    for (const typed of ['123-456-789', '１２３４５６７８９０', 'A12000345'])
      expect([typed, kinds('city-admin', typed)[0]]).toEqual([typed, 'number'])
    expect(kinds('operator', '1234567890')).toEqual(['number', 'desk'])
    expect(kinds('helpdesk', '1234567890')).toEqual([])
    expect(isNumber('123')).toBe(false)
    expect(isNumber('令和7年4月')).toBe(false)
  })

  it('a search of people only where its own screen is open, and without asking anything itself', () => {
    const last = offered('window-staff', '山田').at(-1)
    expect(last).toMatchObject({ kind: 'cards', href: '/admin/cards' })
    expect(kinds('operator', '山田')).toEqual([])
  })

  it('what was used last before anything is typed, each screen once', () => {
    const labels = offered('city-admin', '', ['/admin/week', '/admin/gone']).map(
      ({ label }) => label,
    )
    expect(labels[0]).toBe('枠の状況（週）')
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('the place in the menu', () => {
  it('is the longest address that holds the page', () => {
    const hrefs = ['/admin', '/admin/cards', '/admin/cards/import']
    expect(hereOf(hrefs, '/admin/cards/import')).toBe('/admin/cards/import')
    expect(hereOf(hrefs, '/admin/cards/17')).toBe('/admin/cards')
    expect(hereOf(hrefs, '/admin/cardsx')).toBeUndefined()
    expect(hereOf(hrefs, '/admin')).toBe('/admin')
  })

  it('is remembered with the last ones, each once', () => {
    expect(withRecent(['/a', '/b', '/c'], '/b', 3)).toEqual(['/b', '/a', '/c'])
    expect(withRecent(['/a', '/b'], '/c', 2)).toEqual(['/c', '/a'])
  })
})
