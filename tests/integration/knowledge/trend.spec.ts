import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { Trend } from '@/admin/search/Trend'
import { updateCase } from '@/db/atomic'
import { type Parts, selfResolution } from '@/domain/knowledge/search/self-resolution'
import { toInstant } from '@/domain/time/civil'

import { Browser } from '../../helpers/browser'
import { type DeskWorld, openDeskWorld } from '../../helpers/desk-world'
import { addTexts } from '../../helpers/texts'

let world: DeskWorld

beforeAll(async () => {
  world = await openDeskWorld()
  process.env.BURST_LIMIT = 'off'
})
afterAll(() => world.close())

/** A citizen opens the questions on that day and says whether they helped. */
async function visit(day: string, answer: 'yes' | 'no') {
  world.clock.now = toInstant(day, '12:00')
  const browser = new Browser(world.payload)
  const { html } = await browser.get('/ja/faq')
  const token = /name="_f" value="([^"]+)"/.exec(html)?.[1]
  const id = /value="([^":]+):yes"/.exec(html)?.[1]
  const form = new URLSearchParams({ _f: token!, told: `${id}:${answer}` })
  expect((await browser.post('/ja/faq', form)).headers.get('location')).toContain('told=')
}

/** So many questions in a version that came into force on that day. */
async function revise(day: string, count: number) {
  const ids = await addTexts(
    world.payload,
    Array.from({ length: count }, (_, at) => ({ question: `${day}の${at}`, answer: '改めた。' })),
  )
  const dates = { effectiveOn: day, approvedOn: day }
  for (const id of ids)
    await updateCase(world.payload, 'text-versions', { text: { equals: id } }, dates)
}

it('CC-20 the rate of twelve months stands next to the revisions of each, for the supervisor', async () => {
  await revise('2026-09-10', 1)
  for (const answer of ['yes', 'no', 'no', 'no'] as const) await visit('2026-09-15', answer)
  await revise('2026-10-05', 3)
  for (const answer of ['yes', 'no'] as const) await visit('2026-10-20', answer)
  for (const answer of ['yes', 'yes', 'no', 'yes'] as const) await visit('2026-11-12', answer)

  const { supervisor, operator } = world.staff
  world.clock.now = toInstant('2026-11-30', '12:00')
  const path = '/ops/knowledge/figures'
  expect((await operator.get(path)).status).toBe(403)
  const { months } = (await (await supervisor.get(path)).json()) as { months: Parts[] }
  expect([months.length, months[0]!.month]).toEqual([12, '2025-12'])
  const trend = months.map((one) => [one.month, selfResolution(one), one.revisions])
  expect(trend.slice(-4)).toEqual([
    ['2026-08', null, 0],
    ['2026-09', 25, 1],
    ['2026-10', 50, 3],
    ['2026-11', 75, 0],
  ])

  const markup = renderToStaticMarkup(createElement(Trend, { months }))
  const cells = (row: string) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, text]) => text)
  const table = [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row]) => cells(row!))
  const head = table[0]!
  const shown = (month: string) => {
    const row = table.find(([first]) => first === month)!
    return [row[head.indexOf('自己解決率')], row[head.indexOf('FAQの改訂')]]
  }
  expect([shown('2026-08'), shown('2026-09'), shown('2026-10'), shown('2026-11')]).toEqual([
    ['—', '0'],
    ['25%', '1'],
    ['50%', '3'],
    ['75%', '0'],
  ])
})
