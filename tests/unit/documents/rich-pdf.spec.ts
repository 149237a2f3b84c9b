import { describe, expect, it, vi } from 'vitest'

import { closeA4, openA4 } from '@/documents/a4'
import { drawRich } from '@/documents/rich-pdf'

const tableOf = (rows: number, columns = 2) => {
  const line = (cells: string) => `|${`${cells}|`.repeat(columns)}\n`
  return `${line('見出し')}${line('-')}${Array.from({ length: rows }, (_, at) => line(`窓口${at}`)).join('')}`
}

async function draw(text: string) {
  const page = openA4('試験', 56)
  const said = vi.spyOn(page.doc, 'text')
  let turns = 0
  let isDone = false
  const turn = () => {
    turns++
    if (!isDone) setImmediate(turn)
  }
  setImmediate(turn)
  const before = process.cpuUsage()
  await drawRich(page, text)
  isDone = true
  const { user } = process.cpuUsage(before)
  const words = said.mock.calls.map(([what]) => what)
  const pages = page.doc.bufferedPageRange().count
  closeA4(page).resume()
  return { words, pages, turns, user }
}

/** An honest table of offices stopped everybody for seconds. */
describe('a table on paper', () => {
  it('has every cell once, on as many pages as it needs', async () => {
    const { words, pages } = await draw(tableOf(200))
    expect(words.filter((word) => word === '窓口77')).toHaveLength(2)
    expect(words.filter((word) => word === '見出し')).toHaveLength(2)
    expect(pages).toBeGreaterThan(4)
    expect(pages).toBeLessThan(12)
  })

  it('costs what it is long, and lets others go on meanwhile', async () => {
    await draw(tableOf(20))
    const [short, long] = [await draw(tableOf(100)), await draw(tableOf(800))]
    expect(long.user).toBeLessThan(short.user * 24)
    expect(long.turns).toBeGreaterThan(3)
  })

  it.each([
    ['of more columns than a page has room for', tableOf(3, 40), '窓口2'],
    ['with a cell longer than a page', `|a|b|\n|-|-|\n|${'あ'.repeat(9000)}|終わり|`, '終わり'],
    ['with a row that has too few cells', '|a|b|\n|-|-|\n|ひとつ|', 'ひとつ'],
  ])('%s loses no word', async (_, text, last) => {
    const { words } = await draw(text)
    expect(words.join('')).toContain(last)
  })
})
