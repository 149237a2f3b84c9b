import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { jobContext } from '@/services/context'
import { endPassed } from '@/services/people/assignments/end-passed'
import { rosterBar } from '@/services/people/gate'
import type { Roster } from '@/services/people/roster'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { meanwhileAt } from '../../helpers/crash'
import { newKey } from '../../helpers/case-examples'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'
import { textOf } from '../../helpers/raster'
import { signIn, signInVendor } from '../../helpers/staff'

let all: PeopleWorld

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

const look = (id: string) => ok<OneCase>(all.supervisor.get(`/ops/cases/assignments/${id}`))
const press = async (id: string, move: string, answers: Record<string, string> = {}) =>
  all.supervisor.post(`/ops/cases/assignments/${id}/${move}`, {
    ...{ answers, op: newKey(), seen: (await look(id)).row.seen },
  })
const job = () => ({ ...jobContext(all.world.payload), now: () => all.world.clock.now })

describe('an account is one person’s', () => {
  it('AC-17 (part) a second person with it is refused at the field; who gives it up makes it free', async () => {
    const { workerOf, world } = all
    const manager = await signInVendor(world.payload, ['vendor-manager'])
    const account = await signInVendor(world.payload, ['operator'])
    const first = await workerOf('口座 一', { account: account.id })
    const body = { name: '口座 二', kana: 'カナ', employment: 'regular', account: account.id }
    const refused = await manager.post('/workers', body)
    expect(refused.status).toBe(409)
    const [error] = ((await refused.json()) as { errors: { data: { errors: object[] } }[] }).errors
    expect(error!.data.errors).toEqual([
      { path: 'account', message: expect.stringContaining('口座 一さんのものです') },
    ])
    const second = await workerOf('口座 二')
    expect((await manager.patch(`/workers/${second}`, { account: account.id })).status).toBe(409)
    // Saved as it is, with all its fields.
    await ok(manager.patch(`/workers/${first}`, { account: account.id, note: 'メモ' }))
    await ok(manager.patch(`/workers/${first}`, { account: null }))
    await ok(manager.patch(`/workers/${second}`, { account: account.id }))
    expect((await manager.patch(`/workers/${first}`, { account: account.id })).status).toBe(409)
  })

  it('AC-17 (part) of many who take an account at once one has it; a key that is sent along changes nothing', async () => {
    const { workerOf, world } = all
    const manager = await signInVendor(world.payload, ['vendor-manager'])
    const account = await signInVendor(world.payload, ['operator'])
    const people = await Promise.all(
      ['い', 'ろ', 'は', 'に'].map((name) => workerOf(`同時 ${name}`)),
    )
    const answers = await Promise.all(
      people.map((id) => manager.patch(`/workers/${id}`, { account: account.id })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const holders = await findRows<Stored<'workers'>>(world.payload, 'workers', {
      account: { equals: account.id },
    })
    expect(holders).toHaveLength(1)
    const other = people.find((id) => id !== holders[0]!.id)!
    await manager.patch(`/workers/${holders[0]!.id}`, { accountKey: newKey(), note: 'x' })
    expect((await manager.patch(`/workers/${other}`, { account: account.id })).status).not.toBe(200)
  })
})

describe('the last day', () => {
  it('ST-23 ST-01 (part) an assignment past its last day is ended by the daily task, and counted by that day', async () => {
    const { assigned, roleOf, supervisor, today, workerOf, world } = all
    const role = await roleOf('期限の役割')
    const last = today()
    const id = await assigned({ worker: await workerOf('期限 一'), role, until: last })
    const open = await assigned({ worker: await workerOf('期限 二'), role })
    const turnover = async () => {
      const roster = await ok<Roster>(supervisor.get(`/ops/roster?on=${today()}`))
      const own = roster.turnover.find((one) => one.role === '期限の役割')
      return [own?.began, own?.ended]
    }
    await endPassed(job())
    expect((await look(id)).row.state).toBe('working')
    world.clock.now = new Date(world.clock.now.getTime() + 86_400_000)
    expect(await turnover()).toEqual([2, 1])
    await endPassed(job())
    await endPassed(job())
    const row = await findRow<Stored<'assignments'>>(world.payload, 'assignments', {
      id: { equals: id },
    })
    expect([row?.state, row?.until]).toEqual(['ended', last])
    expect((row?.history as { move: string }[]).filter(({ move }) => move === 'end')).toHaveLength(
      1,
    )
    expect((await look(open)).row.state).toBe('working')
    expect(await turnover()).toEqual([2, 1])
  })

  it('an assignment whose last day is put off at the same moment goes on', async () => {
    const { assigned, roleOf, today, workerOf, world } = all
    const role = await roleOf('延ばす役割')
    const until = addDays(today(), 2)
    const id = await assigned({ worker: await workerOf('延長 一'), role, until: today() })
    world.clock.now = new Date(world.clock.now.getTime() + 86_400_000)
    await endPassed({
      ...job(),
      fault: meanwhileAt('case-before', () => ok(press(id, 'plan', { until }))),
    })
    expect((await look(id)).row.state).toBe('working')
  })

  it('nobody begins once it is past: a day at work that never was would stand in the roster', async () => {
    const { assigned, roleOf, today, workerOf, world } = all
    const answers = { worker: await workerOf('過ぎた'), role: await roleOf('過ぎた役割') }
    const days = { from: addDays(today(), 2), until: addDays(today(), 3) }
    const id = await assigned({ ...answers, ...days }, false)
    const now = world.clock.now
    try {
      world.clock.now = new Date(now.getTime() + 30 * 86_400_000)
      const refused = await press(id, 'start')
      expect(refused.status).toBe(409)
      expect(((await refused.json()) as { detail: string }).detail).toContain('過ぎています')
      world.clock.now = new Date(now.getTime() + 3 * 86_400_000)
      await ok(press(id, 'start'))
    } finally {
      world.clock.now = now
    }
  })
})

describe('what a role asks for', () => {
  it('ST-04 nobody begins before the paper is handed in and the city has approved it; then they do', async () => {
    const { assigned, city, roleOf, supervisor, today, workerOf } = all
    const role = await roleOf('運営責任者 2', { careerPaper: 'approve' })
    const worker = await workerOf('鈴木 三')
    const id = await assigned({ worker, role }, false)
    const refused = async () => (await press(id, 'start')).text()
    expect(await refused()).toContain('経歴証明書・業務履歴の提出')
    await ok(supervisor.patch(`/workers/${worker}`, { careerSubmittedOn: today() }))
    expect(await refused()).toContain('経歴証明書の市の承認')
    const own = await supervisor.patch(`/workers/${worker}`, { careerApprovedOn: today() })
    expect(own.status).toBe(403)
    const foreign = await city.patch(`/workers/${worker}`, { name: '別の名前' })
    expect([foreign.status, await foreign.text()]).toEqual([
      403,
      expect.stringContaining('受託者のもの'),
    ])
    const whole = (await (await city.get(`/workers/${worker}?depth=0`)).json()) as object
    await ok(city.patch(`/workers/${worker}`, { ...whole, careerApprovedOn: today() }))
    await ok(press(id, 'start'))
    // Handed in alone is enough where the city asks for no approval.
    const submits = await roleOf('業務責任者 2', { careerPaper: 'submit' })
    const other = await workerOf('鈴木 四', { careerSubmittedOn: today() })
    await assigned({ worker: other, role: submits })
  })

  it('ST-07 (part) the pledge that is in force on the first day of work is asked for, not the one of today', async () => {
    const { assigned, city, made, roleOf, today, workerOf } = all
    const pledge = (version: number, effectiveFrom: string) =>
      made(city, 'rule-documents', {
        ...{ title: '誓約書', kind: 'pledge', version, effectiveFrom, active: true },
      })
    await pledge(1, '2026-04-01')
    await pledge(2, addDays(today(), 10))
    const role = await roleOf('誓約の役割', { pledge: 'single' })
    const worker = await workerOf('誓約 一', { pledges: [{ version: 1, signedOn: today() }] })
    const lacks = async (from: string) =>
      (await look(await assigned({ worker, role, from }, false))).row.lacks
    expect(await lacks(addDays(today(), 9))).toEqual([])
    expect(await lacks(addDays(today(), 10))).toEqual(['誓約書（第2版）の署名'])
  })
})

describe('before the first day', () => {
  const refusal = async (id: string) => {
    const answer = await press(id, 'start')
    expect(answer.status).toBe(409)
    return ((await answer.json()) as { detail: string }).detail
  }
  const line = async (role: string) =>
    (await ok<Roster>(all.supervisor.get(`/ops/roster?on=${all.today()}`))).rows.find(
      (one) => one.role === role,
    )
  const csv = async () =>
    (
      await all.supervisor.get(
        `/ops/roster/output?on=${all.today()}&format=csv&purpose=${encodeURIComponent('市への報告')}`,
      )
    ).text()

  it('KB-13 ST-08 nobody of a service begins before the training on its manual is completed; then they do', async () => {
    const { assigned, confirmed, courseOf, mark, register, roleOf, supervisor, workerOf } = all
    const course = await courseOf('業務マニュアルの研修 第3版')
    const role = await roleOf('電話の受付', { courses: [course] })
    const worker = await workerOf('受講 一')
    const id = await assigned({ worker, role, from: all.today() }, false)
    expect(await refusal(id)).toContain('研修「業務マニュアルの研修 第3版」の修了')
    const session = await confirmed(course, {}, true)
    await ok(register(session, worker))
    await ok(mark(session, 'attended'))
    // Having been there is not enough.
    expect(await refusal(id)).toContain('業務マニュアルの研修')
    await ok(supervisor.post(`/ops/training-sessions/${session}/complete`))
    await ok(press(id, 'start'))
  })

  it('ST-30 the basic PC skill is confirmed before somebody begins, and stands in the roster', async () => {
    const { assigned, roleOf, supervisor, today, workerOf } = all
    const role = await roleOf('入力の担当', { needsPcSkill: true })
    const worker = await workerOf('入力 一')
    const id = await assigned({ worker, role }, false)
    expect(await refusal(id)).toContain('パソコンの基本操作の確認')
    await ok(supervisor.patch(`/workers/${worker}`, { pcSkillOn: today() }))
    await ok(press(id, 'start'))
    expect((await line('入力の担当'))?.pcSkillOn).toBe(today())
    expect((await csv()).split('\n').find((one) => one.includes('入力 一'))).toContain(today())
  })

  it('ST-28 PR-21 (part) nobody begins without a badge; the roster shows it, and flags who has none', async () => {
    const { assigned, roleOf, today, workerOf, world } = all
    const role = await roleOf('案内の担当', { needsBadge: true })
    const account = await signIn(world.payload, ['operator'])
    const badge = (data: object) =>
      world.payload.update({ collection: 'users', id: account.id, data })
    const worker = await workerOf('案内 一', { account: account.id })
    const id = await assigned({ worker, role }, false)
    expect(await refusal(id)).toContain('名札の発行')
    await badge({ badgeNumber: 'N-77', badgeIssuedOn: today() })
    await ok(press(id, 'start'))
    expect(await line('案内の担当')).toMatchObject({ badge: 'N-77', isBadgeMissing: false })
    await badge({ badgeReturnedOn: today() })
    expect(await line('案内の担当')).toMatchObject({ badge: '', isBadgeMissing: true })
    expect((await csv()).split('\n').find((one) => one.includes('案内 一'))).toContain('未発行')
  })

  it('ST-31 everybody confirms that they know the penalties in force: under their own account, or by signature', async () => {
    const { assigned, city, made, roleOf, supervisor, today, workerOf, world } = all
    const role = await roleOf('罰則の役割', { needsPenalty: true })
    const rule = await made(city, 'rule-documents', {
      ...{ title: '罰則', kind: 'penalty', version: 1, effectiveFrom: '2026-04-01', active: true },
    })
    const account = await signIn(world.payload, ['operator'])
    const reads = await workerOf('罰則 一', { account: account.id })
    const one = await assigned({ worker: reads, role }, false)
    expect(await refusal(one)).toContain('罰則を読んだ確認')
    await ok(account.post(`/ops/rules/${rule}/acknowledge`))
    await ok(press(one, 'start'))
    expect((await line('罰則の役割'))?.knowsPenalty).toBe(true)
    const signs = await workerOf('罰則 二', { penaltyReadOn: '2026-03-31' })
    const two = await assigned({ worker: signs, role }, false)
    // Signed before this text was in force.
    expect(await refusal(two)).toContain('罰則を読んだ確認')
    await ok(supervisor.patch(`/workers/${signs}`, { penaltyReadOn: addDays(today(), -20) }))
    await ok(press(two, 'start'))
    // A new version asks again.
    await ok(city.patch(`/rule-documents/${rule}`, { version: 2, effectiveFrom: today() }))
    expect((await line('罰則の役割'))?.knowsPenalty).toBe(false)
  })

  it('ST-22 who is responsible for all is told to the city in writing, with affiliation and contact, before they begin', async () => {
    const { assigned, roleOf, supervisor, today, workerOf } = all
    const role = await roleOf('全体管理責任者', {
      ...{ isLead: true, minimum: 1, needsContact: true, noticeDays: 7 },
    })
    const from = addDays(today(), 10)
    const worker = await workerOf('全体 太郎')
    const id = await assigned({ worker, role, from }, false)
    expect(await refusal(id)).toContain('連絡先（所属・電話番号・メールアドレス）')
    const contact = { company: '受託者 本部', phone: '092-111-2222', mail: 'all@vendor.example' }
    await ok(supervisor.patch(`/workers/${worker}`, contact))
    expect(await refusal(id)).toContain('市への人員変更の届出')
    const { row } = await look(id)
    const link = row.links?.find(({ label }) => label === '人員届')
    const answer = await supervisor.get(link!.href.replace(/^\/api/, ''))
    const paper = textOf(Buffer.from(await answer.arrayBuffer()))
    for (const words of ['人員届', '全体管理責任者', '全体 太郎', ...Object.values(contact)])
      expect(paper).toContain(words)
    await ok(press(id, 'submit', { on: today(), note: '人員届' }))
    await ok(press(id, 'start'))
    // Until then nobody has the role, and the roster says so.
    const { unfilled } = await ok<Roster>(supervisor.get(`/ops/roster?on=${today()}`))
    expect(unfilled.map((one) => one.role)).toContain('全体管理責任者')
    const then = await ok<Roster>(supervisor.get(`/ops/roster?on=${from}`))
    expect(then.unfilled.map((one) => one.role)).not.toContain('全体管理責任者')
  })
})

describe('reading', () => {
  it('ST-08 (part) the gate reads the account’s own assignments, not those of everybody', async () => {
    const { assigned, roleOf, today, workerOf, world } = all
    const role = await roleOf('門の役割')
    const account = await signIn(world.payload, ['operator'])
    const worker = await workerOf('門 一', { account: account.id })
    await assigned({ worker, role })
    await assigned({ worker: await workerOf('門 二'), role })
    const asked: string[] = []
    const { db } = world.payload
    const find = db.find.bind(db)
    db.find = ((args: Parameters<typeof find>[0]) => {
      asked.push(`${args.collection} ${JSON.stringify(args.where)}`)
      return find(args)
    }) as typeof db.find
    try {
      dropShort(world.payload)
      expect(
        await rosterBar(
          world.payload,
          { id: account.id, roles: ['operator'], employer: 'vendor' },
          today(),
        ),
      ).toBeNull()
    } finally {
      db.find = find
    }
    expect(asked.filter((one) => one.startsWith('assignments'))).toEqual([
      `assignments {"worker":{"equals":"${worker}"}}`,
    ])
  })
})

describe('業務体制表', () => {
  it('ST-24 it is printed from the roster: who is responsible with contact, who works where, and what is not filled', async () => {
    const { assigned, roleOf, supervisor, today, workerOf, world } = all
    const lead = await roleOf('体制の責任者', { isLead: true, minimum: 2 })
    const clerk = await roleOf('体制の従事者')
    const contact = { company: '受託者 本社', phone: '044-222-3333', mail: 'lead@vendor.example' }
    await assigned({ worker: await workerOf('体制 太郎', contact), role: lead })
    const office = world.offices[0]!
    const answers = { worker: await workerOf('体制 花子'), role: clerk, office: office.id }
    await assigned(answers)
    const answer = await supervisor.get(
      `/ops/roster/structure?on=${today()}&purpose=${encodeURIComponent('市への報告')}`,
    )
    const paper = textOf(Buffer.from(await answer.arrayBuffer())).replace(/[ 　\n]+/g, ' ')
    for (const words of [
      ...['業務体制表', '体制の責任者', '体制 太郎', '受託者 本社', '044-222-3333'],
      ...['lead@vendor.example', office.name, '体制の従事者', '体制 花子', '決まっていない役割'],
      ...['必要 2人、いま 1人', '市への報告'],
    ])
      expect(paper).toContain(words)
  })
})
