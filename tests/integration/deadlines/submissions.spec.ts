import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import { toInstant } from '@/domain/time/civil'
import { deadlines } from '@/jobs/tasks/deadlines'
import { jobContext } from '@/services/context'
import type { DeadlineList } from '@/services/deadlines/list'
import { submitDocument } from '@/services/deadlines/submit'
import type { SubmissionRow } from '@/services/deadlines/types'
import { waitingToday } from '@/services/dashboard/waiting'

import { auditOf } from '../../helpers/bookings'
import { crashAt } from '../../helpers/crash'
import { type DeskWorld, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

const TODAY = '2026-09-16'
const NUMBER = '123456789018'
let rule = ''
const body = (more: Record<string, unknown> = {}) => ({
  name: '業務完了報告書',
  kind: 'report',
  period: 'monthly',
  due: 'next-month-day',
  dueDay: 10,
  roll: 'none',
  validFrom: '2026-08-01',
  active: true,
  ...more,
})
beforeEach(async () => {
  await world.payload.db.deleteMany({ collection: 'submissions', where: {} })
  await world.payload.db.deleteMany({ collection: 'deadline-rules', where: {} })
  world.clock.now = toInstant(TODAY, '10:00')
  const made = await jsonOf<{ doc: { id: string } }>(
    world.staff.vendorManager.post('/deadline-rules', body()),
  )
  expect(made.status).toBe(201)
  rule = made.body.doc.id
})

const rows = () =>
  findRows<SubmissionRow>(
    world.payload,
    'submissions',
    { rule: { equals: rule } },
    { sort: 'dueOn' },
  )
const list = async (one: Staff) => (await jsonOf<DeadlineList>(one.get('/ops/deadlines'))).body
const act = (one: Staff, id: string, what: string, more: Record<string, unknown> = {}) =>
  jsonOf<{ code?: string; detail?: string; state?: string; rev?: number }>(
    one.post(`/ops/deadlines/${id}/${what}`, { rev: 0, ...more }),
  )
const tileOf = async (roles: ['supervisor'] | ['secretariat']) => {
  const user = { id: world.staff.supervisor.id, name: 'x', roles, active: true }
  const actor = { kind: 'staff' as const, id: user.id, name: 'x' }
  return (await waitingToday({ ...world.ctx(), user, actor }, PRODUCT.tiles)).find(
    ({ key }) => key === 'deadlines',
  )
}

describe('the page of what is due', () => {
  it('NT-09 (part) shows what was missed first, then what is coming, then what was handed in', async () => {
    const { supervisor } = world.staff
    const first = await list(supervisor)
    expect(first.overdue.map(({ title, left }) => [title, left])).toEqual([
      ['業務完了報告書　2026年8月分', '6日過ぎています'],
    ])
    expect(first.near).toEqual([])
    expect(first.coming.map(({ dueOn }) => dueOn)).toEqual(['2026-10-10', '2026-11-10'])
    expect(first.own).toBe(1)
    expect(first).toMatchObject({ done: [], rules: 1, mailOff: true, withoutAddress: 1 })
    expect(await tileOf(['supervisor'])).toMatchObject({
      value: '1件',
      tone: 'act',
      href: '/admin/deadlines',
      note: expect.stringContaining('期限を過ぎたもの 1件'),
    })
    const [row] = await rows()
    await act(supervisor, row!.id, 'submit', { on: '2026-09-12', note: '市へ持参' })
    const after = await list(supervisor)
    expect(after.overdue).toEqual([])
    expect(after.done).toMatchObject([
      { state: 'submitted', submittedOn: '9月12日（土）', lateDays: 2, note: '市へ持参' },
    ])
    expect(await tileOf(['supervisor'])).toMatchObject({ value: '0件', tone: 'good' })
    world.clock.now = toInstant('2026-10-07', '09:00')
    expect(await tileOf(['supervisor'])).toMatchObject({ value: '1件' })
    // What the start page counts stands on the page under headings of its own.
    const near = await list(supervisor)
    expect(near.near.map(({ dueOn }) => dueOn)).toEqual(['2026-10-10'])
    expect(near.coming.map(({ dueOn }) => dueOn)).not.toContain('2026-10-10')
    expect(near.own).toBe(1)
  })

  it('says in a rule whose it is: others see it and cannot record it', async () => {
    await world.payload.update({
      collection: 'deadline-rules',
      id: rule,
      data: { roles: ['secretariat'] },
    })
    const [row] = await rows()
    const { supervisor, secretariat, cityStaff } = world.staff
    expect((await list(supervisor)).overdue[0]!.may).toBe(false)
    expect((await list(cityStaff)).overdue).toHaveLength(1)
    expect((await list(supervisor)).own).toBe(0)
    expect(await tileOf(['supervisor'])).toBeUndefined()
    expect(await tileOf(['secretariat'])).toMatchObject({ value: '1件' })
    expect((await act(supervisor, row!.id, 'submit', { on: TODAY })).status).toBe(403)
    expect((await act(secretariat, row!.id, 'submit', { on: TODAY })).status).toBe(200)
  })
})

describe('recording a submission', () => {
  it('NT-09 (part) twice or by many at once is once; taking it back needs a reason; all of it is in the log', async () => {
    const { supervisor, vendorManager, operator, auditor } = world.staff
    const [row] = await rows()
    const id = row!.id
    for (const one of [operator, auditor])
      expect((await act(one, id, 'submit', { on: TODAY })).status).toBe(403)
    const both = await Promise.all(
      [supervisor, supervisor, vendorManager].map((one) => act(one, id, 'submit', { on: TODAY })),
    )
    expect(both.map(({ status, body }) => [status, body.state, body.rev])).toEqual(
      both.map(() => [200, 'submitted', 1]),
    )
    // Another day is another statement: who comes second is told of the first.
    const other = await act(vendorManager, id, 'submit', { on: '2026-09-10' })
    expect([other.status, other.body.code]).toEqual([409, 'CHANGED'])
    expect(other.body.detail).toContain('9月16日（水）に提出済み')
    expect((await act(supervisor, id, 'reopen', { rev: 1, reason: ' ' })).status).toBe(422)
    expect(
      (await act(supervisor, id, 'reopen', { rev: 1, reason: '別の月の分でした' })).status,
    ).toBe(200)
    // A late second click of the first submission does not undo the undoing.
    expect((await act(supervisor, id, 'submit', { on: TODAY })).body.code).toBe('CHANGED')
    expect((await act(supervisor, id, 'waive', { rev: 2, reason: '実績なし' })).body.state).toBe(
      'waived',
    )
    const [now] = await rows()
    expect(now!.history!.map(({ what }) => what)).toEqual(['submitted', 'reopened', 'waived'])
    const log = await auditOf(world, `submissions/${id}`)
    expect(log.map(({ action }) => action)).toEqual([
      'submission.submitted',
      'submission.reopened',
      'submission.waived',
    ])
    expect(log[1]).toMatchObject({
      actorKind: 'staff',
      summary: '「業務完了報告書　2026年8月分」を未提出に戻す（別の月の分でした）',
    })
  })

  it('refuses what cannot be', async () => {
    const { supervisor } = world.staff
    const [row] = await rows()
    const refused = async (more: Record<string, unknown>) => {
      const { status, body: answer } = await act(supervisor, row!.id, 'submit', more)
      return [status, answer.code]
    }
    expect(await refused({ on: '2026-09-17' })).toEqual([422, 'INPUT_INVALID'])
    expect(await refused({ on: '2025-02-30' })).toEqual([422, 'INPUT_INVALID'])
    expect(await refused({ on: '1926-09-16' })).toEqual([422, 'INPUT_INVALID'])
    expect(await refused({ on: TODAY, note: `番号 ${NUMBER}` })).toEqual([422, 'INPUT_INVALID'])
    expect(await refused({ on: TODAY, note: 'あ'.repeat(301) })).toEqual([422, 'INPUT_INVALID'])
    expect((await refused({}))[0]).toBe(422)
    expect((await refused({ on: TODAY, rev: -1 }))[0]).toBe(422)
    expect((await act(supervisor, 'nobody', 'submit', { on: TODAY })).status).toBe(404)
    expect((await rows()).map(({ state, rev }) => [state, rev])).toEqual([
      ['open', 0],
      ['open', 0],
      ['open', 0],
    ])
    expect((await supervisor.patch(`/submissions/${row!.id}`, { state: 'submitted' })).status).toBe(
      403,
    )
  })

  it('a process that dies after the record leaves its line in the log to the job, once', async () => {
    const [row] = await rows()
    const user = {
      id: world.staff.supervisor.id,
      name: '責任者',
      roles: ['supervisor' as const],
      active: true,
    }
    const ctx = (point: string) => ({
      ...jobContext(world.payload),
      user,
      actor: { kind: 'staff' as const, id: user.id, name: user.name },
      fault: crashAt(point),
    })
    const submit = (point: string) => submitDocument(ctx(point), { id: row!.id, rev: 0, on: TODAY })
    await expect(submit('submission-change')).rejects.toThrow('crashed')
    expect((await rows())[0]!.state).toBe('open')
    await expect(submit('submission-changed')).rejects.toThrow('crashed')
    expect(await auditOf(world, `submissions/${row!.id}`)).toHaveLength(0)
    await deadlines.run(jobContext(world.payload))
    await deadlines.run(jobContext(world.payload))
    expect(await auditOf(world, `submissions/${row!.id}`)).toHaveLength(1)
    expect((await rows())[0]).toMatchObject({ state: 'submitted', logPending: false })
  })
})

describe('the rules', () => {
  it('are kept by the city and the vendor’s manager, checked, and their changes are in the log', async () => {
    const { cityAdmin, vendorManager, supervisor } = world.staff
    expect((await supervisor.post('/deadline-rules', body())).status).toBe(403)
    const refused = async (more: Record<string, unknown>) => {
      const answer = await vendorManager.post('/deadline-rules', body(more))
      return [answer.status, await answer.text()] as const
    }
    for (const [more, words] of [
      [{ dueDay: 32 }, '1〜31'],
      [{ mails: 'jimukyoku@' }, 'メールアドレスの形ではありません'],
      [{ mails: 'a@b.jp\nBcc: c@d.jp' }, 'メールアドレスの形ではありません'],
      [{ period: 'daily', due: 'next-opening', weekdays: [] }, '曜日を1つ以上'],
      [{ period: 'daily', due: 'next-opening', days: 'bookings' }, '予約サービスを選んで'],
      [{ period: 'once' }, '決まった日'],
    ] as const) {
      const [status, text] = await refused(more)
      expect([more, status]).toEqual([more, 400])
      expect(text).toContain(words)
    }
    const period = await cityAdmin.patch(`/deadline-rules/${rule}`, { period: 'yearly' })
    expect([period.status, await period.text()]).toEqual([
      400,
      expect.stringContaining('変えられません'),
    ])
    expect(
      (await cityAdmin.patch(`/deadline-rules/${rule}`, { dueDay: 20, name: '完了報告書' })).status,
    ).toBe(200)
    expect((await auditOf(world, `deadline-rules/${rule}`)).at(-1)!.changes).toMatchObject({
      dueDay: [10, 20],
    })
    expect((await rows()).map(({ title, dueOn }) => [title, dueOn])[0]).toEqual([
      '完了報告書　2026年8月分',
      '2026-09-20',
    ])
  })

  it('a rule without a first day asks for nothing that was due before it was made', async () => {
    const made = await jsonOf<{ doc: { id: string } }>(
      world.staff.vendorManager.post('/deadline-rules', body({ validFrom: '' })),
    )
    const { id } = made.body.doc
    expect(await findRow(world.payload, 'deadline-rules', { id: { equals: id } })).toMatchObject({
      validFrom: TODAY,
    })
    const own = await findRows<SubmissionRow>(world.payload, 'submissions', {
      rule: { equals: id },
    })
    expect(own.map(({ dueOn }) => dueOn).sort()).toEqual(['2026-10-10', '2026-11-10'])
  })

  it('what was handed in stays as it was when the rule changes', async () => {
    const [row] = await rows()
    await act(world.staff.supervisor, row!.id, 'submit', { on: TODAY })
    await world.payload.update({ collection: 'deadline-rules', id: rule, data: { dueDay: 25 } })
    expect((await rows())[0]).toMatchObject({ dueOn: '2026-09-10', state: 'submitted' })
    expect((await rows())[1]).toMatchObject({ dueOn: '2026-10-25', state: 'open' })
  })
})
