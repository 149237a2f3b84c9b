import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { keepDiagnoses } from '@/services/alarms/registers/diagnoses'
import { keepTicks } from '@/services/alarms/registers/ticks'
import type { Readers } from '@/services/staff/rules'
import { jobContext } from '@/services/context'

import { newKey } from '../../helpers/case-examples'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World
let supervisor: Staff
let city: Staff
const days = (count: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + count * 86_400_000)
}
const today = () => tokyoDateOf(world.clock.now)
const ctx = () => jobContext(world.payload)

beforeAll(async () => {
  world = await openWorld()
  supervisor = await signIn(world.payload, ['supervisor'])
  city = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())

type Slug = 'security-ticks' | 'vulnerabilities' | 'security-diagnoses' | 'issues' | 'city-requests'

async function begin(who: Staff, slug: Slug, answers: Record<string, string>): Promise<string> {
  const answer = await who.post(`/ops/cases/${slug}`, { answers, op: newKey() })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { row: { id: string } }).row.id
}
async function move(
  who: Staff,
  slug: Slug,
  id: string,
  name: string,
  answers: Record<string, string> = {},
) {
  const row = await findRow<{ stateSeq?: number }>(world.payload, slug, { id: { equals: id } })
  const wish = { answers, op: newKey(), seen: row?.stateSeq ?? 0 }
  const answer = await who.post(`/ops/cases/${slug}/${id}/${name}`, wish)
  expect([name, answer.status]).toEqual([name, 200])
}
type View = { id: string; fields?: unknown }
const list = async (who: Staff, slug: Slug, query = '') =>
  (await (await who.get(`/ops/cases/${slug}${query}`)).json()) as { rows: View[]; total: number }

describe('registers', () => {
  it('IN-12 a day without a look is a row that is flagged, also when the job stood still; a vulnerability shows its days', async () => {
    await keepTicks(ctx())
    const tick = (day: string) =>
      findRow<Stored<'security-ticks'>>(world.payload, 'security-ticks', { day: { equals: day } })
    const first = today()
    await move(supervisor, 'security-ticks', (await tick(first))!.id, 'check')
    days(3)
    await Promise.all([keepTicks(ctx()), keepTicks(ctx())])
    const rows = await findRows<Stored<'security-ticks'>>(
      world.payload,
      'security-ticks',
      {},
      { sort: 'day' },
    )
    expect(rows.map(({ day, state }) => [day, state])).toEqual([
      [first, 'checked'],
      [addDays(first, 1), 'missed'],
      [addDays(first, 2), 'missed'],
      [addDays(first, 3), 'open'],
    ])
    expect((await list(supervisor, 'security-ticks', '?state=missed')).total).toBe(2)
    const id = await begin(supervisor, 'vulnerabilities', { title: 'CVE-2026-9', level: 'high' })
    days(5)
    await move(supervisor, 'vulnerabilities', id, 'fix', { remedy: '更新した' })
    const shown = await list(supervisor, 'vulnerabilities', '?state=fixed')
    expect(shown.rows).toMatchObject([{ id, cells: { daysToFix: 5 } }])
    const row = await findRow<Stored<'vulnerabilities'>>(world.payload, 'vulnerabilities', {
      id: { equals: id },
    })
    expect(row?.daysToFix).toBe(5)
  })

  it('IN-13 a diagnosis that is overdue is flagged, and the next one stands a year after the last', async () => {
    const id = await begin(supervisor, 'security-diagnoses', {
      kind: 'diagnosis',
      dueOn: addDays(today(), 1),
    })
    expect(await keepDiagnoses(ctx())).toBe(0)
    days(2)
    expect(await keepDiagnoses(ctx())).toBe(1)
    const alert = () =>
      findRow<Stored<'alerts'>>(world.payload, 'alerts', { topic: { equals: `diagnosis|${id}` } })
    expect((await alert())?.title).toContain('期限')
    await move(supervisor, 'security-diagnoses', id, 'carryOut', {
      doneOn: today(),
      company: '診断会社',
      result: '指摘なし',
    })
    await Promise.all([keepDiagnoses(ctx()), keepDiagnoses(ctx())])
    expect((await alert())?.state).toBe('resolved')
    const planned = await findRows<Stored<'security-diagnoses'>>(
      world.payload,
      'security-diagnoses',
      { state: { equals: 'planned' } },
    )
    expect(planned.map(({ dueOn }) => dueOn)).toEqual([addDays(today(), 365)])
  })

  it('IN-09 open issues stand by age, with cause, remedy and a day', async () => {
    const old = await begin(supervisor, 'issues', { what: '電話が混む' })
    days(40)
    const young = await begin(supervisor, 'issues', { what: '案内が長い' })
    const { rows } = await list(supervisor, 'issues')
    expect(rows.map(({ id }) => id)).toEqual([old, young])
    await move(supervisor, 'issues', old, 'plan', {
      cause: '月曜に集まる',
      remedy: '席を増やす',
      dueOn: addDays(today(), 10),
    })
    const row = await findRow<Stored<'issues'>>(world.payload, 'issues', { id: { equals: old } })
    expect(row).toMatchObject({ state: 'planned', cause: '月曜に集まる', remedy: '席を増やす' })
  })

  it('IN-16 what the city asks is followed until the city says that it is done', async () => {
    const id = await begin(city, 'city-requests', { kind: 'prevention', text: '再発防止策を出す' })
    expect((await supervisor.post('/ops/cases/city-requests', {})).status).toBe(403)
    await move(supervisor, 'city-requests', id, 'answer', { reply: '出した' })
    await move(city, 'city-requests', id, 'giveBack', { note: '図がない' })
    await move(supervisor, 'city-requests', id, 'answer', { reply: '図を足した' })
    await move(city, 'city-requests', id, 'accept')
    const row = await findRow<Stored<'city-requests'>>(world.payload, 'city-requests', {
      id: { equals: id },
    })
    expect([row?.state, row?.acceptedOn]).toEqual(['accepted', today()])
  })

  it('IN-05 (part) IN-07 (part) IN-10 (part) plans and flows are approved by the city alone, and read with a receipt', async () => {
    const made = await supervisor.post('/rule-documents', {
      title: '情報漏えいの対応フロー',
      kind: 'flow',
      version: 1,
      effectiveFrom: today(),
      submittedOn: today(),
    })
    expect(made.status).toBe(201)
    const { doc } = (await made.json()) as { doc: { id: string } }
    const approval = { approvedOn: today(), approvedBy: '市の担当課' }
    expect((await supervisor.patch(`/rule-documents/${doc.id}`, approval)).status).toBe(403)
    expect((await city.patch(`/rule-documents/${doc.id}`, approval)).status).toBe(200)
    const readers = async () =>
      (await (await city.get(`/ops/rules/${doc.id}/readers`)).json()) as Readers
    const unread = await readers()
    expect(unread.done).toEqual([])
    expect((await supervisor.post(`/ops/rules/${doc.id}/acknowledge`)).status).toBe(200)
    const { done, missing } = await readers()
    expect(done).toEqual([{ name: expect.any(String), at: world.clock.now.toISOString() }])
    expect(unread.missing.filter((name) => !missing.includes(name))).toEqual([done[0]!.name])
  })
})
