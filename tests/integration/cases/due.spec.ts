/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { type CivilDate, toInstant } from '@/domain/time/civil'
import { caseLog, caseNudges } from '@/jobs/tasks/cases'
import type { StaffUser } from '@/access/roles'
import type { CaseRow } from '@/kit/case/types'
import type { CaseListShape } from '@/services/cases/shape'
import { shapeOf } from '@/services/cases/shape'
import { nudgeCases } from '@/services/cases/nudge'
import { startCase } from '@/services/cases/start'
import type { CaseView } from '@/services/cases/view'
import type { WorkOfKind } from '@/services/cases/work'
import { jobContext, type ServiceContext } from '@/services/context'
import { closeMailTransport } from '@/services/mail/transport'
import { dropShort } from '@/services/settings/short-cache'
import { PRODUCT } from '@/areas'

import { crashAtEveryPoint, dieAt } from '../../helpers/crash'
import { EXAMPLES } from '../../helpers/case-examples'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** 期限と督促: how long a record may stay in a state, as a city administrator sets it in the panel. */
let world: World
let server: TestMailServer
let admin: Staff
let ward: Staff

const SLUG = 'card-tasks'
const PATH = `/ops/cases/${SLUG}`
const BOX = 'jimukyoku@city.example.jp'
const kind = PRODUCT.cases.find(({ case: { slug } }) => slug === SLUG)!

beforeAll(async () => {
  world = await openWorld()
  server = await openMailServer()
  admin = await signIn(world.payload, ['city-admin'])
  ward = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
})
beforeEach(async () => {
  for (const slug of ['case-rules', 'case-nudges', SLUG] as const)
    await deleteRows(world.payload, slug, {})
  dropShort(world.payload)
  server.received.length = 0
  server.refuse = null
  process.env.SMTP_URL = server.url
  // A Tuesday.
  stand('2026-12-01')
})
afterAll(async () => {
  closeMailTransport()
  delete process.env.SMTP_URL
  await server.close()
  await world.close()
})

const stand = (date: CivilDate, time = '09:00') => {
  world.clock.now = toInstant(date, time)
}
const ctx = (fault?: ServiceContext['fault']) => ({ ...jobContext(world.payload), fault })

type Rule = Record<string, unknown>
const rule = (more: Rule = {}): Rule => ({
  state: 'open',
  days: 3,
  isOpenDays: true,
  remindDays: ['1'],
  overdue: true,
  mails: BOX,
  ...more,
})
const save = async (...due: Rule[]): Promise<Response> => {
  const answer = await admin.post('/case-rules', { kind: SLUG, due })
  dropShort(world.payload)
  return answer
}
const begin = async (office = 0): Promise<string> => {
  const { row } = await startCase(ctx(), kind.case, {
    ...EXAMPLES[SLUG]!.fields(world.offices[office]!.id),
    [kind.case.key]: randomUUID(),
  })
  return row.id
}
const list = async (query = '', by = admin) =>
  (await (await by.get(`${PATH}?state=waiting${query}`)).json()) as {
    rows: CaseView[]
    total: number
  }
const send = () => nudgeCases(ctx(), PRODUCT.cases)
const texts = (to = BOX) => server.to(to).map(({ mail }) => mail.text ?? '')

describe('a day for a state', () => {
  it('holds from the moment of saving, over closed days, for records that are there already', async () => {
    await begin()
    expect((await list()).rows[0]?.due).toBeNull()
    expect((await save(rule())).status).toBe(201)
    // Wednesday, Thursday, Friday.
    expect((await list()).rows[0]?.due).toEqual({
      on: '2026-12-04',
      words: 'あと3日',
      isLate: false,
    })
    stand('2026-12-05')
    expect((await list()).rows[0]?.due).toMatchObject({ words: '1日過ぎています', isLate: true })
    const shape: CaseListShape = await shapeOf(world.ctx('city-staff'), kind)
    expect(shape.columns[1]).toMatchObject({ header: '期限', kind: 'date' })
  })

  it('finds what is late in the list, its file, the work of the day, and by office', async () => {
    await begin(0)
    stand('2026-12-03')
    await begin(1)
    await save(rule())
    stand('2026-12-07')
    expect((await list('&late=1')).total).toBe(1)
    expect((await list()).total).toBe(2)
    stand('2026-12-09')
    expect((await list('&late=1')).total).toBe(2)
    expect((await list('&late=1', ward)).total).toBe(1)
    const work = (await (await ward.get('/ops/cases/work')).json()) as { kinds: WorkOfKind[] }
    expect(work.kinds.find(({ shape }) => shape.slug === SLUG)).toMatchObject({ total: 1, late: 1 })
    const file = await admin.get(
      `${PATH}/output?format=csv&purpose=${encodeURIComponent(kind.list.purposes[0]!)}&late=1`,
    )
    const [head = '', ...lines] = (await file.text()).replaceAll('"', '').trim().split(/\r?\n/)
    const at = head.split(',').findIndex((name) => name.includes('期限'))
    expect(lines.map((line) => line.split(',')[at]).sort()).toEqual(['2026-12-04', '2026-12-08'])
  })

  it('begins anew when the record comes into another state, and not when it stays in its own', async () => {
    const id = await begin()
    await save(rule(), rule({ state: 'printed', days: 0, isOpenDays: false }))
    stand('2026-12-03')
    const stored = async () =>
      (await findRow<CaseRow>(world.payload, SLUG, { id: { equals: id } }))?.stateOn
    expect(await stored()).toBe('2026-12-01')
    const moved = await ward.post(`${PATH}/${id}/print`, { seen: 0, op: randomUUID() })
    expect([moved.status, await stored()]).toEqual([200, '2026-12-03'])
    expect((await list()).rows[0]?.due?.words).toBe('今日が期限')
    stand('2026-12-04')
    const done = await ward.post(`${PATH}/${id}/finish`, { seen: 1, op: randomUUID() })
    expect(done.status).toBe(200)
    expect((await list('&late=1')).total).toBe(0)
  })

  it('records from before are dated by their history, once', async () => {
    const id = await begin()
    await world.payload.db.updateOne({ collection: SLUG, id, data: { stateOn: null } as never })
    await save(rule())
    stand('2026-12-09')
    expect((await list()).rows[0]?.due).toMatchObject({ on: '2026-12-04' })
    await caseLog(PRODUCT.cases).run(ctx())
    expect((await list('&late=1')).total).toBe(1)
  })

  it('says before it is saved how many are late by it, and is refused where it could not hold', async () => {
    await begin()
    stand('2026-12-09')
    const effect = await admin.post('/ops/case-rules/effect', {
      kind: SLUG,
      draft: { due: [rule()] },
    })
    const { says } = (await effect.json()) as { says: string[] }
    expect(says[0]).toBe(
      '「未対応」のものは、その状態になった日の3開庁日後が期限になります。いまある1件のうち1件は、もう過ぎています。',
    )
    const refused = await save(rule({ state: 'done' }), rule({ mails: 'nobody' }), rule())
    const { errors } = (await refused.json()) as {
      errors: { data: { errors: { path: string; message: string }[] } }[]
    }
    expect([refused.status, errors[0]?.data.errors.map(({ path }) => path)]).toEqual([
      400,
      ['due.0.state', 'due.1.mails', 'due.2.state'],
    ])
  })
})

describe('a reminder', () => {
  it('NT-09 (part) is one mail a day with numbers only, from half past eight, on open days', async () => {
    await begin()
    await begin(1)
    await save(rule())
    await send()
    expect(texts()).toEqual([])
    stand('2026-12-03', '08:15')
    await send()
    expect(texts()).toEqual([])
    stand('2026-12-03')
    await send()
    await send()
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('期限を過ぎたもの 0件　期限が近いもの 2件')
    // On the day itself nothing new is to be said; Saturday and Sunday are closed.
    for (const day of ['2026-12-04', '2026-12-05', '2026-12-06']) {
      stand(day)
      await send()
    }
    expect(texts()).toHaveLength(1)
    stand('2026-12-07')
    await send()
    expect(texts().at(-1)).toContain('期限を過ぎたもの 2件')
    // Nothing ran for three days: one mail, not three.
    stand('2026-12-10')
    await send()
    expect(texts()).toHaveLength(3)
    expect(
      await findRows(world.payload, 'audit-logs', { action: { equals: 'case.nudge' } }),
    ).toHaveLength(3)
  })

  it('tells those whose turn it is of their own office, while their account is good', async () => {
    const mail = async (who: Staff, email: string, more = {}) =>
      world.payload.db.updateOne({
        collection: 'users',
        id: who.id,
        data: { email, ...more } as never,
      })
    const second = await signIn(world.payload, ['window-staff'], [world.offices[1]!.id])
    const left = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
    await mail(ward, 'ward@city.example.jp')
    await mail(second, 'second@city.example.jp')
    await mail(left, 'left@city.example.jp', { active: false })
    await begin(0)
    await begin(0)
    await save(rule({ mails: '', toTurn: true }))
    stand('2026-12-07')
    await send()
    expect(server.received.map(({ to }) => to)).toEqual(['ward@city.example.jp'])
    expect(texts('ward@city.example.jp')[0]).toContain('期限を過ぎたもの 2件')
    await mail(ward, 'ward@city.example.jp', { active: false })
    await mail(second, 'second@city.example.jp', { active: false })
    ward = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
  })

  it('waits for a mail server that is away, and goes out once', async () => {
    await begin()
    await save(rule())
    stand('2026-12-07')
    server.refuse = { at: 'DATA', code: 451, text: 'later' }
    expect(await send()).toMatchObject({ sent: 0, failed: 1 })
    server.refuse = null
    expect(await send()).toMatchObject({ sent: 0, failed: 0 })
    stand('2026-12-07', '09:30')
    expect(await send()).toMatchObject({ sent: 1, failed: 0 })
    expect(await caseNudges(PRODUCT.cases).run(ctx())).toBe('お知らせメール 0 通')
    expect(texts()).toHaveLength(1)
  })

  it('is held up for nobody by the mailbox of another', async () => {
    const second = 'second@city.example.jp'
    await world.payload.db.updateOne({
      collection: 'users',
      id: ward.id,
      data: { email: second } as never,
    })
    await begin()
    await save(rule({ toTurn: true }))
    stand('2026-12-07')
    server.refuse = { at: 'RCPT', code: 451, text: 'mailbox full', to: BOX }
    expect(await send()).toMatchObject({ sent: 1, failed: 1 })
    expect([texts().length, texts(second).length]).toEqual([0, 1])
    server.refuse = null
    stand('2026-12-07', '09:30')
    expect(await send()).toMatchObject({ sent: 1, failed: 0 })
    expect([texts().length, texts(second).length]).toEqual([1, 1])
    await world.payload.db.updateOne({
      collection: 'users',
      id: ward.id,
      data: { email: null } as never,
    })
  })

  it('that the mail server took from nobody all day is told on the next, once', async () => {
    await begin()
    await save(rule())
    // The reminder falls on Thursday; nothing new would be said on Friday.
    server.refuse = { at: 'DATA', code: 451, text: 'later' }
    for (const time of ['09:00', '09:30', '10:00', '11:00', '13:00', '18:00', '19:00']) {
      stand('2026-12-03', time)
      await send()
    }
    server.refuse = null
    stand('2026-12-03', '23:00')
    await send()
    expect(texts()).toEqual([])
    stand('2026-12-04')
    await send()
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('期限が近いもの 1件')
    stand('2026-12-04', '15:00')
    await send()
    expect(texts()).toHaveLength(1)
  })

  it('of two processes is sent by one, and is not lost by one that dies', async () => {
    await begin()
    await save(rule())
    stand('2026-12-07')
    await Promise.all([send(), send(), send()])
    expect(texts()).toHaveLength(1)
    await crashAtEveryPoint(2, async (dies) => {
      await deleteRows(world.payload, 'case-nudges', {})
      server.received.length = 0
      stand('2026-12-07')
      await dies((fault) => nudgeCases(ctx(fault), PRODUCT.cases))
      stand('2026-12-07', '09:30')
      await send()
      // Where it died behind the mail, the second one has the name of the first.
      expect(new Set(server.to(BOX).map(({ mail }) => mail.messageId)).size).toBe(1)
    })
  })

  it('has its line in the log where the process died behind the last letter, looked at that day or later', async () => {
    const lines = async () =>
      (await findRows(world.payload, 'audit-logs', { action: { equals: 'case.nudge' } })).length
    const diesBehind = () => dieAt('nudge-told', (fault) => nudgeCases(ctx(fault), PRODUCT.cases))
    await begin()
    await save(rule())
    const before = await lines()
    stand('2026-12-15')
    await diesBehind()
    expect(await lines()).toBe(before)
    stand('2026-12-15', '09:30')
    await send()
    await send()
    expect(await lines()).toBe(before + 1)
    stand('2026-12-16')
    await diesBehind()
    stand('2026-12-17')
    await send()
    expect(await lines()).toBe(before + 3)
    expect(texts()).toHaveLength(3)
  })
})

describe('a list under a name', () => {
  const saveList = (name: string, role: string) =>
    admin.post('/ops/saved-lists', {
      kind: SLUG,
      answers: { name, role },
      query: { state: 'open', late: '1' },
    })
  const named = async (by: Staff) => {
    const shape = await shapeOf({ ...world.ctx('city-staff'), user: await userOf(by) }, kind)
    return shape.saved.map(({ name }) => name)
  }
  const userOf = async ({ id }: Staff) =>
    (await world.payload.findByID({ collection: 'users', id, depth: 0 })) as unknown as StaffUser

  it('is kept by a city administrator with its conditions, and stands above the list of its role', async () => {
    await deleteRows(world.payload, 'saved-lists', {})
    dropShort(world.payload)
    expect((await saveList('期限切れ', 'window-staff')).status).toBe(201)
    expect((await saveList('みんなの一覧', 'all')).status).toBe(201)
    expect(await named(ward)).toEqual(['みんなの一覧', '期限切れ'])
    expect(await named(await signIn(world.payload, ['operator']))).toEqual(['みんなの一覧'])
    const [row] = await findRows<{ id: string; words: string }>(world.payload, 'saved-lists', {
      name: { equals: '期限切れ' },
    })
    expect(row?.words).toBe('種類: すべて、状態: 未対応、期限: 過ぎたもの')
    const twice = await saveList('期限切れ', 'all')
    expect([twice.status, ((await twice.json()) as { fields: object }).fields]).toEqual([
      422,
      { name: expect.stringContaining('もうあります') as unknown },
    ])
    // The panel may rename it and take it out of use; no name is given twice there either.
    const path = `/saved-lists/${row?.id}`
    expect((await admin.patch(path, { name: 'みんなの一覧' })).status).toBe(400)
    expect((await admin.patch(path, { active: false })).status).toBe(200)
    dropShort(world.payload)
    expect(await named(ward)).toEqual(['みんなの一覧'])
    expect((await ward.post('/ops/saved-lists', {})).status).toBe(403)
  })
})
