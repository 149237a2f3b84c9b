/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { insertRow } from '@/db/atomic'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import type { ContactCard } from '@/services/people/contact-card'
import type { Roster } from '@/services/people/roster'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { linkAccount, signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World
let city: Staff
let supervisor: Staff
const today = () => tokyoDateOf(world.clock.now)

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  supervisor = await signIn(world.payload, ['supervisor'])
})
afterAll(() => world.close())

const made = async (who: Staff, slug: string, body: object): Promise<string> =>
  (await ok<{ doc: { id: string } }>(who.post(`/${slug}`, body))).doc.id

const roleOf = (title: string, more: object = {}) =>
  made(city, 'work-roles', {
    title,
    careerPaper: 'none',
    pledge: 'none',
    lateNotice: 'block',
    ...more,
  })

const workerOf = async (
  name: string,
  { account, ...more }: { account?: string; [field: string]: unknown } = {},
): Promise<string> => {
  const body = { name, kana: 'カナ', employment: 'regular', ...more }
  const worker = await made(supervisor, 'workers', body)
  if (account) await linkAccount(world.payload, worker, account)
  return worker
}

async function assign(
  worker: string,
  role: string,
  from = today(),
  more: Record<string, string> = {},
): Promise<OneCase> {
  const answers = { worker, role, from, ...more }
  return ok<OneCase>(supervisor.post('/ops/cases/assignments', { answers, op: newKey() }))
}

const press = async (
  { row: { id } }: OneCase,
  move: string,
  answers: Record<string, string> = {},
): Promise<Response> => {
  const { row } = await look(id)
  const wish = { answers, op: newKey(), seen: row.seen }
  return supervisor.post(`/ops/cases/assignments/${id}/${move}`, wish)
}

const look = (id: string) => ok<OneCase>(supervisor.get(`/ops/cases/assignments/${id}`))
const roster = (on: string) => ok<Roster>(supervisor.get(`/ops/roster?on=${on}`))

const refusal = async (answer: Promise<Response>): Promise<string> => {
  const got = await answer
  expect(got.status).toBe(409)
  return ((await got.json()) as { detail: string }).detail
}

describe('nobody begins before all is there', () => {
  it('ST-03 eleven months of experience are refused, twelve are taken; a role for regular employees takes no others', async () => {
    const lead = await roleOf('業務責任者', {
      employments: ['regular'],
      experience: [{ kind: 'call-lead', months: 12 }],
    })
    const short = await workerOf('佐藤 一', {
      experience: [{ kind: 'call-lead', from: '2025-12-01', to: '2026-10-31' }],
    })
    const one = await assign(short, lead)
    expect(one.row.lacks).toEqual(['コールセンターの管理の経験が1年以上必要です（いま11か月）'])
    expect(await refusal(press(one, 'start'))).toContain('いま11か月')
    await ok(
      supervisor.patch(`/workers/${short}`, {
        experience: [{ kind: 'call-lead', from: '2025-11-01', to: '2026-10-31' }],
      }),
    )
    expect((await look(one.row.id)).row.lacks).toEqual([])
    await ok(press(one, 'start'))
    const part = await workerOf('派遣 二', {
      employment: 'dispatched',
      experience: [{ kind: 'call-lead', from: '2020-01-01' }],
    })
    expect((await assign(part, lead)).row.lacks).toEqual(['雇用形態は正社員に限ります'])
  })

  it('ST-07 ST-31 (part) without the pledge that is in force, jointly signed where the role asks, nobody begins', async () => {
    await ok(
      city.post('/rule-documents', {
        title: '誓約書',
        kind: 'pledge',
        version: 2,
        effectiveFrom: '2026-04-01',
        active: true,
      }),
    )
    const role = await roleOf('窓口の従事者', { pledge: 'joint' })
    const signed = { version: 1, signedOn: '2026-05-01', coSignedBy: '' }
    const worker = await workerOf('高橋 四', { pledges: [signed] })
    const one = await assign(worker, role)
    expect(one.row.lacks).toEqual(['誓約書（第2版）の署名'])
    await ok(supervisor.patch(`/workers/${worker}`, { pledges: [{ ...signed, version: 2 }] }))
    expect((await look(one.row.id)).row.lacks).toEqual(['誓約書の会社の連署'])
    await ok(
      supervisor.patch(`/workers/${worker}`, {
        pledges: [{ ...signed, version: 2, coSignedBy: '受託者 代表' }],
      }),
    )
    await ok(press(one, 'start'))
  })

  it('ST-07 (part) where the city says so, a pledge counts that was signed after the course on confidentiality alone', async () => {
    const secrecy = await made(supervisor, 'courses', {
      ...{ title: '守秘義務の研修', kind: 'secrecy', version: 1 },
    })
    const asked = { pledge: 'single', courses: [secrecy] }
    const role = await roleOf('受付の従事者', { ...asked, pledgeAfterTraining: true })
    const early = { version: 2, signedOn: addDays(today(), -1) }
    const worker = await workerOf('誓約 一', { pledges: [early] })
    const one = await assign(worker, role)
    const lacks = async () => (await look(one.row.id)).row.lacks
    const again = expect.stringContaining('研修の後に署名した誓約書')
    expect(await lacks()).toEqual([again, '研修「守秘義務の研修」の修了'])
    await completed(worker, secrecy, '守秘義務の研修')
    expect(await lacks()).toEqual([again])
    expect(await refusal(press(one, 'start'))).toContain('誓約書')
    const other = await assign(worker, await roleOf('ほかの従事者', asked))
    expect((await look(other.row.id)).row.lacks).toEqual([])
    await ok(
      supervisor.patch(`/workers/${worker}`, {
        pledges: [early, { version: 2, signedOn: today() }],
      }),
    )
    expect(await lacks()).toEqual([])
    await ok(press(one, 'start'))
  })

  it('ST-05 a start on 15 October has to be told by the 8th; later it is refused, or marked where the city says so', async () => {
    const role = await roleOf('全体管理責任者', { noticeDays: 7 })
    const worker = await workerOf('田中 五')
    const one = await assign(worker, role, '2026-10-15')
    expect(one.row.lacks).toEqual(['市への人員変更の届出（10月8日（木）まで）'])
    await ok(press(one, 'submit', { on: '2026-10-09' }))
    expect(await refusal(press(one, 'start'))).toContain(
      '届出が期限（10月8日（木））を過ぎています',
    )
    // A later start is in time again.
    await ok(press(one, 'move', { from: '2026-10-16' }))
    await ok(press(one, 'start'))
    const marked = await roleOf('印の役割', { noticeDays: 7, lateNotice: 'mark' })
    const two = await assign(await workerOf('伊藤 六'), marked, '2026-10-15')
    await ok(press(two, 'submit', { on: '2026-10-09' }))
    await ok(press(two, 'start'))
    expect((await look(two.row.id)).row.cells.late).toBe('期限の後')
  })

  it('ST-08 KB-13 (part) the refusal names each course that is missing; ST-22 (part) ST-30 (part) contact and PC skill are asked for', async () => {
    const secrecy = await made(supervisor, 'courses', { title: '守秘義務', version: 1 })
    const cards = await made(supervisor, 'courses', { title: 'カードの知識', version: 1 })
    const role = await roleOf('オペレーター', {
      courses: [secrecy, cards],
      needsPcSkill: true,
      needsContact: true,
    })
    const worker = await workerOf('渡辺 七')
    const one = await assign(worker, role)
    expect(await refusal(press(one, 'start'))).toBe(
      '足りないものがあります: パソコンの基本操作の確認、連絡先（所属・電話番号・メールアドレス）、研修「守秘義務」の修了、研修「カードの知識」の修了。',
    )
    await ok(
      supervisor.patch(`/workers/${worker}`, {
        pcSkillOn: today(),
        company: '受託者',
        phone: '044-000-0000',
        mail: 'a@example.jp',
      }),
    )
    await completed(worker, secrecy, '守秘義務')
    expect(await refusal(press(one, 'start'))).toBe(
      '足りないものがあります: 研修「カードの知識」の修了。',
    )
  })
})

/** Somebody has completed a course; how that comes about is proved with the sessions. */
const completed = (worker: string, course: string, title: string, version = 1) =>
  insertRow(world.payload, 'attendances', {
    name: '受講者',
    worker,
    attendee: 'worker',
    course,
    courseTitle: title,
    courseVersion: version,
    state: 'completed',
    completedOn: today(),
    on: today(),
    requestKey: newKey(),
  })

describe('roster', () => {
  it('ST-01 ST-02 ST-23 the roster of a past day is right, unfilled roles are flagged, changes are counted', async () => {
    const role = await roleOf('現場責任者', { minimum: 2, isLead: true })
    const first = await workerOf('小林 八', {
      company: '受託者',
      languages: '英語',
      skills: '電話応対技能検定',
      experience: [{ kind: 'card', from: '2024-06-01' }],
    })
    const second = await workerOf('加藤 九')
    const a = await assign(first, role, '2026-05-01', { site: 'コールセンター' })
    await ok(press(a, 'start'))
    await ok(press(a, 'end', { until: '2026-08-31', note: '異動' }))
    const b = await assign(second, role, '2026-09-01')
    await ok(press(b, 'start'))
    const namesOn = async (on: string) =>
      (await roster(on)).rows.filter((one) => one.role === '現場責任者').map(({ name }) => name)
    expect([
      await namesOn('2026-04-30'),
      await namesOn('2026-05-01'),
      await namesOn('2026-08-31'),
      await namesOn('2026-09-01'),
    ]).toEqual([[], ['小林 八'], ['小林 八'], ['加藤 九']])
    const past = await roster('2026-08-31')
    expect(past.rows.find(({ name }) => name === '小林 八')).toMatchObject({
      place: 'コールセンター',
      experience: 'カード申請支援・交付の業務 2年3か月',
      languages: '英語',
      skills: '電話応対技能検定',
    })
    const now = await roster(today())
    expect(now.unfilled).toContainEqual({ role: '現場責任者', place: '', minimum: 2, has: 1 })
    expect(now.turnover).toContainEqual({ role: '現場責任者', began: 2, ended: 1 })
    const file = await supervisor.get(
      `/ops/roster/output?on=2026-08-31&format=csv&purpose=${encodeURIComponent('市への報告')}`,
    )
    const text = await file.text()
    expect(text).toContain('小林 八')
    expect(text).not.toContain('加藤 九')
  })

  it('ST-24 (part) 業務体制表 has its contacts; ST-11 a contact that is old is flagged', async () => {
    const role = await roleOf('総括責任者', { isLead: true, contactDays: 30 })
    const worker = await workerOf('山本 十', {
      phone: '044-111-2222',
      contactCheckedOn: addDays(today(), -40),
    })
    await ok(press(await assign(worker, role), 'start'))
    const line = (await roster(today())).rows.find(({ name }) => name === '山本 十')
    expect([line?.phone, line?.isContactOld]).toEqual(['044-111-2222', true])
    const paper = await supervisor.get(
      `/ops/roster/structure?on=${today()}&purpose=${encodeURIComponent('市への報告')}`,
    )
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  })
})

describe('accounts', () => {
  it('AC-17 ST-08 HD-08 (part) an account works while its person is assigned and trained, by panel, REST and open session', async () => {
    const course = await made(supervisor, 'courses', { title: '個人情報保護', version: 1 })
    const role = await roleOf('ヘルプデスク', { courses: [course], accountRoles: ['helpdesk'] })
    const helper = await signIn(world.payload, ['helpdesk'])
    await world.payload.update({
      collection: 'users',
      id: helper.id,
      data: { employer: 'vendor' },
    })
    const tickets = async () => {
      dropShort(world.payload)
      return (await helper.get('/ops/cases/helpdesk-tickets')).status
    }
    // Not in the roster at all.
    expect(await tickets()).toBe(403)
    const worker = await workerOf('中村 十一', { account: helper.id })
    const one = await assign(worker, role)
    expect(await tickets()).toBe(403)
    await completed(worker, course, '個人情報保護')
    await ok(press(one, 'start'))
    expect(await tickets()).toBe(200)
    expect((await helper.get('/helpdesk-tickets')).status).toBe(200)
    // A new version that counts alone asks for the course again, in the open session, too.
    await ok(city.patch(`/courses/${course}`, { version: 2, oldestValid: 2 }))
    expect(await tickets()).toBe(403)
    await completed(worker, course, '個人情報保護', 2)
    expect(await tickets()).toBe(200)
    await ok(press(one, 'end', { until: today(), note: '退職' }))
    expect(await tickets()).toBe(200)
    world.clock.now = new Date(world.clock.now.getTime() + 86_400_000)
    expect(await tickets()).toBe(403)
    expect((await helper.get('/helpdesk-tickets')).status).not.toBe(200)
  })

  it('HD-08 nobody answers at the helpdesk or in the call centre before both courses, secrecy and security, are done', async () => {
    const courses = {
      守秘義務: await made(supervisor, 'courses', { title: '守秘義務', version: 1 }),
      セキュリティ: await made(supervisor, 'courses', { title: 'セキュリティ', version: 1 }),
    }
    const role = await roleOf('問合せの回答', {
      ...{ courses: Object.values(courses), accountRoles: ['helpdesk', 'operator'] },
    })
    for (const [account, path] of [
      ['helpdesk', '/ops/cases/helpdesk-tickets'],
      ['operator', '/ops/cases/inquiries'],
    ] as const) {
      const staff = await signIn(world.payload, [account])
      await world.payload.update({
        collection: 'users',
        id: staff.id,
        data: { employer: 'vendor' },
      })
      const status = async () => {
        dropShort(world.payload)
        return (await staff.get(path)).status
      }
      const worker = await workerOf(`担当 ${account}`, { account: staff.id })
      const one = await assign(worker, role)
      for (const [title, course] of Object.entries(courses)) {
        expect([account, title, await status()]).toEqual([account, title, 403])
        await completed(worker, course, title)
        // Still not: one of two, or not begun.
        expect([account, title, await status()]).toEqual([account, title, 403])
      }
      await ok(press(one, 'start'))
      expect([account, await status()]).toEqual([account, 200])
    }
  })

  it('a plan for somebody who worked before the roster locks nobody out; whoever began and ended is out the next day', async () => {
    const role = await roleOf('受付の責任者', {})
    await ok(city.post('/globals/city-settings', { rosterSince: '2100-01-01' }))
    const account = await signIn(world.payload, ['supervisor'])
    await world.payload.update({
      collection: 'users',
      id: account.id,
      data: { employer: 'vendor' },
    })
    const status = async () => {
      dropShort(world.payload)
      return (await account.get('/ops/cases/assignments')).status
    }
    const worker = await workerOf('木村 十二', { account: account.id })
    const one = await assign(worker, role, addDays(today(), 5))
    expect(await status()).toBe(200)
    await ok(press(one, 'move', { from: today() }))
    await ok(press(one, 'start'))
    await ok(press(one, 'end', { until: today(), note: '異動' }))
    expect(await status()).toBe(200)
    world.clock.now = new Date(world.clock.now.getTime() + 86_400_000)
    expect(await status()).toBe(403)
    await ok(city.post('/globals/city-settings', { rosterSince: '' }))
  })

  it('ST-08 (part) an account that is linked opens with the first day of work, bound or not; the city says from which day on', async () => {
    const role = await roleOf('新しい従事者', {})
    const account = await signIn(world.payload, ['supervisor'])
    await world.payload.update({
      collection: 'users',
      id: account.id,
      data: { employer: 'vendor' },
    })
    const status = async () => {
      dropShort(world.payload)
      return (await account.get('/ops/cases/assignments')).status
    }
    // Nobody's yet, and its role is bound to nothing.
    expect(await status()).toBe(200)
    const worker = await workerOf('新人 十三', { account: account.id })
    expect(await status()).toBe(403)
    const one = await assign(worker, role, addDays(today(), 5))
    expect(await status()).toBe(403)
    for (const [rosterSince, expected] of [
      ['2100-01-01', 200],
      ['2000-01-01', 403],
      ['', 403],
    ] as const) {
      await ok(city.post('/globals/city-settings', { rosterSince }))
      expect([rosterSince, await status()]).toEqual([rosterSince, expected])
    }
    await ok(press(one, 'move', { from: today() }))
    await ok(press(one, 'start'))
    expect(await status()).toBe(200)
  })
})

describe('the contact card', () => {
  it.each([
    'operator',
    'window-staff',
    'field-staff',
    'helpdesk',
    'post-office-staff',
    'city-staff',
  ] as const)(
    'ST-11 as %s everybody reads whom to ring up at once, of the whole and of their own places alone',
    async (account) => {
      const lead = await roleOf(`責任者 ${account}`, { isLead: true, contactDays: 30 })
      const [own, other] = [world.offices[0]!, world.offices[1]!]
      const at = async (name: string, more: Record<string, string>, phone: string) =>
        ok(
          press(
            await assign(
              await workerOf(name, { phone, contactCheckedOn: today(), mail: 'secret@example.jp' }),
              lead,
              today(),
              more,
            ),
            'start',
          ),
        )
      await at(`全体 ${account}`, {}, '044-100-0001')
      await at(`ここ ${account}`, { office: own.id }, '044-100-0002')
      await at(`よそ ${account}`, { office: other.id }, '044-100-0003')
      const hand = await roleOf(`手 ${account}`)
      await ok(press(await assign(await workerOf(`手 ${account}`), hand), 'start'))
      const staff = await signIn(world.payload, [account], [own.id])
      const { people } = await ok<ContactCard>(staff.get('/ops/contact-card'))
      const line = (name: string, place: string, phone: string) => ({
        ...{ id: expect.any(String), role: `責任者 ${account}`, name: `${name} ${account}` },
        ...{ place, phone, isOld: false, absent: '', instead: null },
      })
      const isWide = account === 'operator' || account === 'helpdesk'
      expect(people.filter(({ name }) => name.endsWith(account))).toEqual(
        expect.arrayContaining([
          line('全体', '', '044-100-0001'),
          line('ここ', own.name, '044-100-0002'),
          ...(isWide ? [line('よそ', other.name, '044-100-0003')] : []),
        ]),
      )
      expect(people.filter(({ name }) => name.endsWith(account))).toHaveLength(isWide ? 3 : 2)
      expect(JSON.stringify(people)).not.toContain('secret')
      expect((await staff.get(`/ops/roster?on=${today()}`)).status).toBe(403)
    },
  )
})
