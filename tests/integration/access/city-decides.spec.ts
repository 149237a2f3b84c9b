import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { rosterBar } from '@/services/people/gate'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'
import { linkAccount, signIn, signInVendor, type Staff } from '../../helpers/staff'

import { EVERYBODY, ROLE_OF, type Short } from './table'

let all: PeopleWorld
let staff: Record<Short, Staff>

beforeAll(async () => {
  all = await openPeople()
  const office = [all.world.offices[0]!.id]
  const signed: [Short, Staff][] = []
  for (const role of EVERYBODY)
    signed.push([role, await signIn(all.world.payload, [ROLE_OF[role]], office)])
  staff = Object.fromEntries(signed) as typeof staff
})
afterAll(() => all.world.close())

const today = () => tokyoDateOf(all.world.clock.now)
const made = async (who: Staff, slug: string, body: object): Promise<string> =>
  (await ok<{ doc: { id: string } }>(who.post(`/${slug}`, body))).doc.id
const stored = async (slug: string, id: string) =>
  ok<Record<string, unknown>>(staff.ca.get(`/${slug}/${id}?depth=0`))
const VENDOR: Short[] = ['su', 'vm', 'se']

type Decided = {
  /** As the city has it. */
  is: object
  /** What the city alone changes, one by one. */
  city: object[]
  /** What the vendor writes beside it, and who of it. */
  free?: [object, Short[]]
}

/** What an agreement, the law or the city decides, in forms that others write too. */
const DECIDED: Record<string, Decided> = {
  'device-types': {
    is: {
      ...{ name: '端末', code: 'city-type', category: 'pc', needs: ['label'] },
      rules: [{ item: '記憶容量', value: '64', unit: 'GB', test: 'min' }],
    },
    city: [{ rules: [] }, { needs: [] }, { active: false }, { category: 'other' }],
    free: [{ accessories: 'マウス' }, VENDOR],
  },
  'device-contracts': {
    is: {
      ...{ name: '契約', client: '市民課', lessor: 'リース', to: '2027-03-31' },
      ...{ supportCompany: '保守', supportPhone: '044-000-0000', linePlan: '無制限' },
      counts: [{ type: 'TYPE', count: 1, from: '2026-08-01', to: '2027-03-31' }],
    },
    city: [{ counts: [] }, { to: '2026-12-31' }, { linePlan: '' }, { active: false }],
    free: [{ supportPhone: '044-000-0001' }, VENDOR],
  },
  supplies: {
    is: { name: 'インクリボン', unit: '個', supplier: 'vendor', yearly: 100 },
    city: [{ supplier: 'city' }, { yearly: 1 }, { yearly: null }],
    free: [{ reorderAt: 5 }, VENDOR],
  },
  'deadline-rules': {
    is: { name: '月次報告書', period: 'monthly', due: 'period-end', roll: 'none' },
    city: [{ active: false }, { due: 'next-month-day', dueDay: 28 }, { validTo: '2026-12-01' }],
    free: [{ mails: 'sekinin@vendor.example', remindDays: ['3'] }, ['vm']],
  },
  'alert-policies': {
    is: { name: '全員', code: 'city-all', steps: [{ roles: ['city-admin'], channels: ['mail'] }] },
    city: [{ active: false }, { takeOverMinutes: 600 }, { severities: ['notice'] }],
  },
  courses: {
    is: {
      ...{ title: '座学', kind: 'work', version: 1, material: 'none', attendees: ['post'] },
      plan: [{ label: '8月', from: '2026-08-01', to: '2026-08-10', sessions: 2 }],
    },
    city: [{ attendees: [] }, { plan: [] }, { capacity: 500 }, { topics: [{ title: '別' }] }],
    free: [{ aim: 'ねらい', version: 2 }, VENDOR],
  },
  texts: {
    is: { title: 'マニュアル', kind: 'manual', owner: '業務責任者', rightsNote: '市に帰属' },
    city: [{ rightsNote: '受託者に帰属' }, { suppliedByCity: true }, { isYearly: false }],
    free: [{ owner: '事務局' }, VENDOR],
  },
  'inquiry-categories': {
    is: { label: '受け取り', code: 'city-uke', letters: 'ZQ' },
    city: [{ referral: 'TARGET' }],
    free: [{ guidance: '折り返す' }, ['su']],
  },
  'transport-routes': {
    is: { name: '経路', from: 'OFFICE', stops: ['OFFICE'], perWeek: 3 },
    city: [{ perWeek: 1 }, { active: false }],
    free: [{ weekdays: ['1'] }, ['su', 'vm']],
  },
  'shift-needs': {
    is: {
      ...{ title: 'いつも2人', site: 'センター', weekdays: ['1'], from: '09:00', to: '17:00' },
      ...{ seats: 2, validFrom: '2026-04-01' },
    },
    city: [{ seats: 1 }, { active: false }],
  },
  'call-rules': {
    is: { name: '85%', line: 'main', validFrom: '2026-04-01', target: 85, per: 'day' },
    city: [{ target: 1 }, { active: false }],
  },
  'work-roles': {
    is: { title: '役割', careerPaper: 'approve', pledge: 'single', lateNotice: 'block' },
    city: [{ careerPaper: 'none' }, { minimum: 0, active: false }],
  },
  'rule-documents': {
    is: { title: '誓約書', kind: 'pledge', version: 1, effectiveFrom: '2026-04-01' },
    city: [{ active: false }, { kind: 'rule' }, { approvedOn: '2026-05-01' }],
    free: [{ location: '棚' }, ['su', 'vm']],
  },
}

describe('what the city decides', () => {
  it.each(Object.entries(DECIDED))(
    'AC-06 (part) %s: no other role changes it; the city does; the rest is written by who works with it',
    async (slug, { is, city, free }) => {
      const named = {
        OFFICE: all.world.offices[0]!.id,
        TARGET: await made(staff.ca, 'referral-targets', { name: `市の課 ${slug}` }),
        TYPE: await made(staff.ca, 'device-types', {
          ...{ name: '種類', code: `of-${slug}`, category: 'other' },
        }),
      }
      const filled = <T>(body: T): T =>
        JSON.parse(
          JSON.stringify(body).replace(/OFFICE|TARGET|TYPE/g, (name) => named[name as 'TYPE']),
        ) as T
      const id = await made(staff.ca, slug, filled(is))
      for (const change of city)
        for (const role of EVERYBODY.filter((one) => one !== 'ca')) {
          const { status } = await staff[role].patch(`/${slug}/${id}`, filled(change))
          expect([slug, role, change, status]).toEqual([slug, role, change, 403])
        }
      const before = await stored(slug, id)
      for (const role of free?.[1] ?? []) {
        // As a form sends it, with all that it was loaded with.
        const { updatedAt: _, createdAt: _made, ...form } = await stored(slug, id)
        await ok(staff[role].patch(`/${slug}/${id}`, { ...form, ...free![0] }))
      }
      if (free) expect(await stored(slug, id)).toMatchObject(free[0])
      else expect(await stored(slug, id)).toEqual(before)
      for (const change of city) await ok(staff.ca.patch(`/${slug}/${id}`, filled(change)))
    },
  )

  it.each([
    ['equipment-settings', { responseMinutes: 2400 }],
    ['equipment-settings', { repairFrom: '16:00', repairTo: '16:15' }],
    ['equipment-settings', { antivirusDays: 90 }],
    ['alarm-settings', { reportMinutes: 600 }],
    ['alarm-settings', { writtenHours: 200 }],
    ['alarm-settings', { takeOverMinutes: 0 }],
    ['alarm-settings', { backupMaxHours: 1000 }],
    ['alarm-settings', { diskMinPercent: 1 }],
  ])('AC-06 (part) %s %j is set by the city alone', async (slug, change) => {
    for (const role of EVERYBODY.filter((one) => one !== 'ca')) {
      const { status } = await staff[role].post(`/globals/${slug}`, change)
      expect([role, status]).toEqual([role, 403])
    }
    await ok(staff.ca.post(`/globals/${slug}`, change))
  })

  it('CC-25 (part) the switch to the second site stays with whoever is there', async () => {
    await ok(staff.su.post('/globals/alarm-settings', { secondSite: true }))
    await ok(staff.su.post('/globals/alarm-settings', { secondSite: false }))
  })

  it('IN-02 (part) whom the steps tell is changed by the city; the vendor keeps its own people and who is told nothing', async () => {
    const vendor = await signInVendor(all.world.payload, ['supervisor'])
    const contact = (name: string, more: object = {}) =>
      made(staff.ca, 'emergency-contacts', { name, organization: '所属', ...more })
    const [city, own, none] = [
      await contact('市の課長', { mail: 'kacho@city.example' }),
      await contact('受託者の当番', { account: vendor.id }),
      await contact('どこにもいない'),
    ]
    await made(staff.ca, 'alert-policies', {
      ...{ name: '市と当番', code: 'city-duty' },
      steps: [{ contacts: [city, own], channels: ['mail'] }],
    })
    for (const role of ['su', 'vm'] as const) {
      for (const change of [{ active: false }, { mail: 'mine@vendor.example' }])
        expect((await staff[role].patch(`/emergency-contacts/${city}`, change)).status).toBe(403)
      await ok(staff[role].patch(`/emergency-contacts/${own}`, { phone: `080-${role}` }))
      await ok(staff[role].patch(`/emergency-contacts/${none}`, { active: false }))
    }
    await ok(staff.ca.patch(`/emergency-contacts/${city}`, { active: false }))
  })
})

describe('an approval', () => {
  const plan = async () => {
    const id = await made(staff.su, 'rule-documents', {
      ...{ title: '計画', kind: 'measure', version: 1, effectiveFrom: today(), body: '市が見た文' },
    })
    await ok(
      staff.ca.patch(`/rule-documents/${id}`, { approvedOn: today(), approvedBy: '市の担当課' }),
    )
    return id
  }

  it.each([{ body: '書き換え' }, { title: '計画（改）' }, { version: 2 }, { location: '別の棚' }])(
    'IN-05 (part) of a plan falls when the vendor changes %j',
    async (change) => {
      const id = await plan()
      const { updatedAt: _, createdAt: _made, ...form } = await stored('rule-documents', id)
      await ok(staff.su.patch(`/rule-documents/${id}`, { ...form, roles: ['operator'] }))
      expect(await stored('rule-documents', id)).toMatchObject({ approvedOn: today() })
      await ok(staff.vm.patch(`/rule-documents/${id}`, { ...form, ...change }))
      const now = await stored('rule-documents', id)
      expect([now.approvedOn ?? null, now.approvedBy ?? null]).toEqual([null, null])
      expect(now).toMatchObject(change)
    },
  )

  it('IN-05 (part) an approved plan is taken out of use by the city alone, which corrects it without losing its approval', async () => {
    const id = await plan()
    expect((await staff.su.patch(`/rule-documents/${id}`, { active: false })).status).toBe(403)
    await ok(staff.ca.patch(`/rule-documents/${id}`, { body: '市が直した文' }))
    expect(await stored('rule-documents', id)).toMatchObject({ approvedOn: today() })
    await ok(staff.ca.patch(`/rule-documents/${id}`, { active: false }))
  })

  it.each([
    { name: '偽 太郎' },
    { kana: 'ニセ' },
    { experience: [] },
    { careerSubmittedOn: '2026-01-01' },
  ])('ST-04 (part) of a career falls when the vendor changes %j', async (change) => {
    const id = await made(staff.se, 'workers', {
      ...{ name: '本物', kana: 'ホンモノ', employment: 'regular', careerSubmittedOn: today() },
      experience: [{ kind: 'card', from: '2024-01-01' }],
    })
    await ok(staff.ca.patch(`/workers/${id}`, { careerApprovedOn: today() }))
    await ok(staff.se.patch(`/workers/${id}`, { phone: '044-111-1111' }))
    expect(await stored('workers', id)).toMatchObject({ careerApprovedOn: today() })
    await ok(staff.se.patch(`/workers/${id}`, change))
    expect((await stored('workers', id)).careerApprovedOn ?? null).toBeNull()
  })

  it('AC-06 (part) goes into no copy: what the city approved, a person, a text and a checked file have none', async () => {
    const worker = await made(staff.su, 'workers', {
      ...{ name: '一人', kana: 'ヒトリ', employment: 'regular' },
    })
    const text = await made(staff.su, 'texts', { title: '文書', kind: 'faq', owner: '業務責任者' })
    const record = { month: '2026-11', place: '執務室', checkedBy: '点検した人' }
    const site = await made(staff.su, 'site-records', record)
    const originals = { 'rule-documents': await plan(), workers: worker, texts: text }
    for (const [slug, id] of Object.entries({ ...originals, 'site-records': site }))
      for (const role of EVERYBODY) {
        const { status } = await staff[role].post(`/${slug}/${id}/duplicate`, { title: '写し' })
        expect([slug, role, status >= 400 && status < 500]).toEqual([slug, role, true])
      }
  })

  it('AC-06 (part) a copy of a form with the city’s fields begins as any new one does', async () => {
    const course = await made(staff.ca, 'courses', {
      ...{ title: '市の研修', kind: 'work', version: 1, material: 'approve' },
    })
    for (const role of VENDOR)
      expect((await staff[role].post(`/courses/${course}/duplicate`)).status).toBe(403)
    await ok(staff.ca.post(`/courses/${course}/duplicate`))
    const place = await made(staff.ca, 'facilities', {
      ...{ name: '施設', address: '川崎市', approved: true },
    })
    const copy = await ok<{ doc: { approved?: boolean } }>(
      staff.su.post(`/facilities/${place}/duplicate`, { name: '別', address: 'よそ' }),
    )
    expect(copy.doc.approved ?? false).toBe(false)
  })
})

describe('the link of a person and an account', () => {
  const answerOf = async (who: Staff, worker: string, account: string | null) =>
    (await who.patch(`/workers/${worker}`, { account })).status

  it('AC-16 AC-17 (part) is made and undone by who manages the account; nobody else writes it', async () => {
    const manager = await signInVendor(all.world.payload, ['vendor-manager'])
    const operator = await signInVendor(all.world.payload, ['operator'])
    const ofCity = await signIn(all.world.payload, ['city-staff'], [all.world.offices[0]!.id])
    const worker = await all.workerOf('つなぐ人')
    for (const role of EVERYBODY.filter((one) => one !== 'vm'))
      expect([role, await answerOf(staff[role], worker, operator.id)]).toEqual([role, 403])
    const begun = { name: '始', kana: 'ハジメ', employment: 'regular', account: operator.id }
    expect((await staff.se.post('/workers', begun)).status).toBe(403)
    expect(await answerOf(manager, worker, operator.id)).toBe(200)
    expect(await answerOf(staff.se, worker, null)).toBe(403)
    expect(await answerOf(manager, worker, ofCity.id)).toBe(403)
    await ok(staff.se.patch(`/workers/${worker}`, { note: 'メモ', account: operator.id }))
    expect(await answerOf(manager, worker, null)).toBe(200)
  })

  it('AC-16 (part) locks nobody out who manages accounts, and the city undoes it', async () => {
    const { assigned, roleOf, supervisor, workerOf, world } = all
    const manager = await signInVendor(world.payload, ['vendor-manager'])
    const peer = await signInVendor(world.payload, ['vendor-manager'])
    const role = await roleOf('統括')
    const gone = await workerOf('終わった人')
    const over = await assigned({ worker: gone, role })
    const end = { answers: { until: addDays(today(), -1), note: '退職' }, op: newKey() }
    await ok(supervisor.post(`/ops/cases/assignments/${over}/end`, { ...end, seen: 1 }))
    expect(await answerOf(peer, gone, manager.id)).toBe(403)
    // Their own day of leaving is said by one who manages accounts, too.
    const here = await workerOf('統括責任者', { account: manager.id })
    const one = await assigned({ worker: here, role })
    for (const [move, until] of [
      ['end', today()],
      ['plan', addDays(today(), 3)],
    ] as const) {
      const wish = { answers: { until, note: 'x' }, op: newKey(), seen: 1 }
      for (const who of [staff.se, staff.su])
        expect((await who.post(`/ops/cases/assignments/${one}/${move}`, wish)).status).toBe(403)
    }
    const account = { id: manager.id, employer: 'vendor' as const, roles: ['vendor-manager'] }
    const barred = () => {
      dropShort(world.payload)
      return rosterBar(world.payload, account as never, today())
    }
    expect(await barred()).toBeNull()
    // Linked before this was guarded.
    await linkAccount(world.payload, here, null as never)
    await linkAccount(world.payload, gone, manager.id)
    expect(await barred()).toContain('終わっている')
    expect(await answerOf(staff.ca, gone, null)).toBe(200)
    expect(await barred()).toBeNull()
  })
})
