import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { CardRow } from '@/services/cards/types'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'
import { inEveryForm } from '../../helpers/tables'

let world: CardWorld
let statuses: string[]

const NUMBER = /ABC1\d{5}/g
const wish = (filter: Record<string, string>) =>
  new URLSearchParams({ ...filter, purpose: '市への報告' }).toString()
const formsOf = (filter: Record<string, string>, staff = world.admin) =>
  inEveryForm(staff, `/ops/cards/output?${wish(filter)}`, '製造管理番号', NUMBER)
const shown = async (filter: Record<string, string>, staff = world.admin) =>
  (
    await jsonOf<{ rows: { manufacturingNumber: string }[] }>(
      staff.get(`/ops/cards/search?${new URLSearchParams({ size: '200', ...filter })}`),
    )
  ).body.rows
    .map((row) => row.manufacturingNumber)
    .sort()
const stored = async (labels: string[], office?: string) =>
  (
    await findRows<CardRow>(world.payload, 'cards', {
      and: [{ status: { in: labels } }, ...(office ? [{ office: { equals: office } }] : [])],
    })
  )
    .map((card) => card.manufacturingNumber!)
    .sort()

beforeAll(async () => {
  world = await openCardWorld()
  const rows = await findRows<{ label: string }>(
    world.payload,
    'card-statuses',
    {},
    { sort: 'order' },
  )
  statuses = rows.map(({ label }) => label)
  // A different number of cards for each status, so that none can be taken for another.
  let index = 1
  for (const [at, label] of statuses.entries()) {
    await world.add(index, index + at, { 状態区分: label })
    index += at + 1
  }
  await world.add(index, index + 2, {
    状態区分: statuses[1]!,
    住所: '川崎市幸区戸手本町1-11-1',
  })
})
afterAll(() => world.close())

describe('cards narrowed by their status', () => {
  it('CD-08 CD-11 PR-10 every status: the screen, the files and the paper hold exactly its cards', async () => {
    expect(statuses.length).toBeGreaterThanOrEqual(7)
    for (const label of statuses) {
      const expected = await stored([label])
      expect(expected.length).toBeGreaterThan(0)
      expect(await shown({ statuses: label })).toEqual(expected)
      const { csv, xlsx, print, paper } = await formsOf({ statuses: label })
      expect([label, [...csv].sort()]).toEqual([label, expected])
      expect([label, xlsx]).toEqual([label, csv])
      expect([label, print]).toEqual([label, csv])
      expect(paper).toContain(`カード一覧（${label}）`)
      expect(paper).toContain(`全体 ${expected.length}枚`)
      for (const other of statuses.filter((one) => one !== label && !label.includes(one))) {
        expect([label, paper.includes(`（${other}）`)]).toEqual([label, false])
      }
    }
  })

  it('CD-11 PR-10 (part) several statuses: on paper each stands in one group, in the order of the work', async () => {
    const labels = [statuses[2]!, statuses[0]!, statuses[1]!]
    const filter = { statuses: labels.join(',') }
    const expected = await stored(labels)
    expect(await shown(filter)).toEqual(expected)
    const { csv, xlsx, print, paper } = await formsOf(filter)
    expect([...csv].sort()).toEqual(expected)
    expect(xlsx).toEqual(csv)
    expect(print).toEqual(csv)
    const groups = paper.match(/(川崎|幸)区役所 \S+ \d+枚/g)
    const counts = statuses.slice(0, 3).map((label, at) => `川崎区役所 ${label} ${at + 1}枚`)
    expect(groups).toEqual([...counts, `幸区役所 ${statuses[1]!} 3枚`])
  })

  it('CD-11 status and office together, and only what the account may see', async () => {
    const label = statuses[1]!
    const offices = world.otherOffice
    const expected = await stored([label], offices)
    expect(expected).toHaveLength(3)
    expect(await shown({ statuses: label, offices })).toEqual(expected)
    const narrowed = await formsOf({ statuses: label, offices })
    expect([narrowed.csv, narrowed.xlsx, narrowed.print].map((one) => [...one].sort())).toEqual([
      expected,
      expected,
      expected,
    ])
    const own = await formsOf({ statuses: label }, world.stranger)
    for (const one of [own.csv, own.xlsx, own.print]) expect([...one].sort()).toEqual(expected)
  })

  it('CD-11 what the list was narrowed by stands on the paper, and the giving out in the log', async () => {
    const label = statuses[3]!
    const { paper } = await formsOf({ statuses: label })
    expect(paper).toContain(`状態区分: ${label}`)
    const logs = await findRows<{
      action: string
      count: number
      purpose: string
      summary: string
    }>(
      world.payload,
      'audit-logs',
      { and: [{ actor: { equals: world.admin.id } }, { action: { like: 'personal.' } }] },
      { sort: '-at', limit: 20 },
    )
    for (const action of ['personal.print', 'personal.export']) {
      expect(
        logs.find((log) => log.action === action && log.summary.includes(label)),
      ).toMatchObject({
        count: (await stored([label])).length,
        purpose: '市への報告',
      })
    }
  })
})
