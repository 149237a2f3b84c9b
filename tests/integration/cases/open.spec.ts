/** @engine: also on MongoDB every day. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { StaffUser } from '@/access/roles'
import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { handOver } from '@/services/cases/hand-over'
import { startCase } from '@/services/cases/start'
import type { OneCase } from '@/services/cases/one'
import type { OpenKind } from '@/services/cases/open'

import { ok } from '../../helpers/answer'
import { EXAMPLES, newKey } from '../../helpers/case-examples'
import { crashAtEveryPoint } from '../../helpers/crash'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

const ADMIN = { id: '1', roles: ['supervisor'] } satisfies StaffUser

let world: World
let city: Staff
let supervisor: Staff

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  supervisor = await signIn(world.payload, ['supervisor'])
})
afterAll(() => world.close())

const issue = (what: string) =>
  ok<OneCase>(supervisor.post('/ops/cases/issues', { answers: { what }, op: newKey() }))
const PURPOSE = encodeURIComponent('業務の引継ぎ')

it('CC-31 AV-12 (part) all that is open is handed to the city with its state and next step, stays as it was, and is received once', async () => {
  const first = await issue('電話が混む')
  await issue('枠が足りない')
  await ok(
    city.post('/ops/cases/city-requests', {
      answers: { kind: 'improve', text: '案内を直してほしい' },
      op: newKey(),
    }),
  )
  const { kinds } = await ok<{ kinds: OpenKind[] }>(supervisor.get('/ops/open-records'))
  expect(kinds.map(({ kind, count }) => [kind, count])).toEqual(
    expect.arrayContaining([
      ['課題の管理', 2],
      ['市からの要求', 1],
    ]),
  )
  const now = await (
    await city.get(`/ops/open-records/output?format=csv&purpose=${PURPOSE}`)
  ).text()
  expect(now).toMatch(/市からの要求.*対応待ち.*業務責任者.*対応した/)
  const op = newKey()
  const wish = { slugs: ['issues'], remark: '年度の終わり', op }
  const [once, again] = await Promise.all([
    ok<OneCase>(supervisor.post('/ops/open-records/hand-over', wish)),
    ok<OneCase>(supervisor.post('/ops/open-records/hand-over', wish)),
  ])
  expect(once.row.id).toBe(again.row.id)
  expect(once.row.cells).toMatchObject({ count: 2, what: '課題の管理', remark: '年度の終わり' })
  // What becomes of the records later changes nothing of what was handed over.
  await ok(
    supervisor.post(`/ops/cases/issues/${first.row.id}/drop`, {
      answers: { result: '重なるため' },
      op: newKey(),
      seen: first.row.seen,
    }),
  )
  const handed = await (
    await city.get(`/ops/open-records/handed/${once.row.id}/output?format=csv&purpose=${PURPOSE}`)
  ).text()
  expect(handed.trim().split('\r\n')).toHaveLength(3)
  const receive = (who: Staff) =>
    who.post(`/ops/cases/work-handovers/${once.row.id}/receive`, {
      op: newKey(),
      seen: once.row.seen,
    })
  expect((await receive(supervisor)).status).toBe(403)
  await ok(receive(city))
  expect((await receive(city)).status).toBe(409)
  expect(await findRows(world.payload, 'work-handovers', {})).toHaveLength(1)
})

it('what was handed over names no record of a kind that its reader may not read', async () => {
  const conduct = PRODUCT.cases.find(({ case: { slug } }) => slug === 'conduct-records')!.case
  await startCase(world.ctx('city-staff'), conduct, {
    ...EXAMPLES['conduct-records']!.fields(''),
    [conduct.key]: newKey(),
  })
  const { row } = await ok<OneCase>(
    supervisor.post('/ops/open-records/hand-over', {
      slugs: ['conduct-records', 'issues'],
      op: newKey(),
    }),
  )
  const linesFor = async (who: Staff) =>
    (
      await (
        await who.get(`/ops/open-records/handed/${row.id}/output?format=csv&purpose=${PURPOSE}`)
      ).text()
    ).trim()
  const secretariat = await signIn(world.payload, ['secretariat'])
  expect(await linesFor(city)).toContain('指導の記録')
  expect(await linesFor(secretariat)).not.toContain('指導の記録')
  expect(await linesFor(secretariat)).toContain('課題の管理')
})

it('is handed over whole, also by whoever may not read all of it; what the list keeps after a crash is what is handed over', async () => {
  const secretariat = await signIn(world.payload, ['secretariat'])
  const all = await ok<OneCase>(
    secretariat.post('/ops/open-records/hand-over', { slugs: [], op: newKey() }),
  )
  expect(all.row.cells.what).toContain('指導の記録')
  const path = `/ops/open-records/handed/${all.row.id}/output?format=xlsx&purpose=${PURPOSE}`
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await secretariat.get(path)).arrayBuffer())
  const words = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))
  expect(words).toContain('1件（見る権限のない業務）')
  expect(words).not.toContain('指導の記録')

  const wish = { slugs: ['issues'], remark: '', op: newKey() }
  const by = { ...world.ctx('city-staff'), user: ADMIN }
  await crashAtEveryPoint(2, async (dies) => {
    const op = newKey()
    await dies((fault) => handOver({ ...by, fault }, PRODUCT.cases, { ...wish, op }))
    const before = await findRows(world.payload, 'work-handover-lists', {})
    const last = await issue('あとから出た課題')
    const { row } = await handOver(by, PRODUCT.cases, { ...wish, op })
    expect(await findRows(world.payload, 'work-handover-lists', {})).toHaveLength(before.length)
    await ok(
      supervisor.post(`/ops/cases/issues/${last.row.id}/drop`, {
        answers: { result: '重なるため' },
        op: newKey(),
        seen: last.row.seen,
      }),
    )
    // The list was made before the second issue came.
    expect(row.cells.count).toBe(1)
  })
})

it('says what to do where nothing is open', async () => {
  const answer = await supervisor.post('/ops/open-records/hand-over', {
    slugs: ['vulnerabilities'],
    op: newKey(),
  })
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('引き継ぐものがありません'),
  ])
})

it('CC-29 AC-14 the city reads every kind of record while it is still in process, and texts that are only drafts', async () => {
  const office = world.offices[0]!.id
  for (const kind of PRODUCT.cases) {
    const { slug, key } = kind.case
    const { row } = await startCase(world.ctx('city-staff'), kind.case, {
      ...EXAMPLES[slug]!.fields(office),
      [key]: newKey(),
    })
    const one = await city.get(`/ops/cases/${slug}/${row.id}`)
    expect([slug, one.status]).toEqual([slug, 200])
    const { row: view } = (await one.json()) as OneCase
    expect([slug, view.state, view.isOver]).toEqual([slug, kind.case.start, false])
  }
})

it('AV-12 (part) the oldest of a kind is named by the day that the file says, and each record by what it is about', async () => {
  const { row } = await issue('案内板の矢印が逆')
  const since = (stateOn: string | null) =>
    world.payload.db.updateOne({ collection: 'issues', id: row.id, data: { stateOn } as never })
  await since('2026-10-20')
  const { kinds } = await ok<{ kinds: OpenKind[] }>(supervisor.get('/ops/open-records'))
  expect(kinds.find(({ slug }) => slug === 'issues')?.oldest).toBe('2026-10-20')
  const lines = (
    await (await city.get(`/ops/open-records/output?format=csv&purpose=${PURPOSE}`)).text()
  ).split('\r\n')
  const own = lines.find((line) => line.includes('案内板の矢印が逆'))
  expect(own).toContain('2026-10-20')
  expect(own).not.toContain(row.id.slice(-6))
  // A record of an earlier version has no such day.
  await since(null)
  const old = await ok<{ kinds: OpenKind[] }>(supervisor.get('/ops/open-records'))
  expect(old.kinds.find(({ slug }) => slug === 'issues')?.oldest).toMatch(/^2026-/)
})
