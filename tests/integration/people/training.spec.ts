import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows, insertRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays, tokyoDateOf, weekdayOf } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { registerPeople } from '@/services/people/training/attendance'
import { completeSession } from '@/services/people/training/complete'
import { generateSessions } from '@/services/people/training/generate'
import type { Training } from '@/services/people/training/overview'
import type { Arrangement, SessionScreen } from '@/services/people/training/session'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import { ok } from '../../helpers/answer'
import { EXAMPLES, newKey } from '../../helpers/case-examples'
import { crashAtEveryPoint } from '../../helpers/crash'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World
let city: Staff
let supervisor: Staff
let secretariat: Staff
let operator: Staff
let trainer: string
const today = () => tokyoDateOf(world.clock.now)

/** The first day of this weekday (0 = Sunday) after so many days. */
const dayFrom = (days: number, weekday: number): string => {
  const from = addDays(today(), days)
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7)
}

const made = async (who: Staff, slug: string, body: object): Promise<string> =>
  (await ok<{ doc: { id: string } }>(who.post(`/${slug}`, body))).doc.id

const workerOf = (name: string, more: object = {}) =>
  made(supervisor, 'workers', { name, kana: 'カナ', employment: 'regular', ...more })

const roleOf = (title: string, more: object = {}) =>
  made(city, 'work-roles', {
    title,
    careerPaper: 'none',
    pledge: 'none',
    lateNotice: 'block',
    ...more,
  })

async function atWork(worker: string, role: string, from = addDays(today(), -10)): Promise<void> {
  const answers = { worker, role, from }
  const { row } = await ok<OneCase>(
    supervisor.post('/ops/cases/assignments', { answers, op: newKey() }),
  )
  await ok(supervisor.post(`/ops/cases/assignments/${row.id}/start`, { op: newKey(), seen: 0 }))
}

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  supervisor = await signIn(world.payload, ['supervisor'])
  secretariat = await signIn(world.payload, ['secretariat'])
  operator = await signIn(world.payload, ['operator'])
  trainer = await workerOf('講師 一郎', { experience: [{ kind: 'card-lead', from: '2023-04-01' }] })
  await atWork(trainer, await roleOf('統括責任者', { isTrainer: true }))
})
afterAll(() => world.close())

const courseOf = (title: string, more: object = {}) =>
  made(city, 'courses', { title, kind: 'work', material: 'none', version: 1, ...more })

const begin = async (course: string, more: Record<string, string> = {}): Promise<string> => {
  const answers = { course, ...more }
  const { row } = await ok<OneCase>(
    supervisor.post('/ops/cases/training-sessions', { answers, op: newKey() }),
  )
  return row.id
}

const look = (id: string) => ok<SessionScreen>(supervisor.get(`/ops/training-sessions/${id}`))
const lacks = async (id: string) => (await look(id)).one.row.lacks

const arrange = async (id: string, part: Partial<Arrangement> = {}): Promise<Response> => {
  const { arranged, one } = await look(id)
  const whole = {
    ...arranged,
    ...(arranged.on
      ? {}
      : {
          on: today(),
          startTime: '09:00',
          endTime: '12:00',
          site: '会議室',
          trainer,
          capacity: 50,
        }),
    ...part,
  }
  return supervisor.post(`/ops/training-sessions/${id}/arrange`, {
    wish: whole,
    op: newKey(),
    seen: one.row.seen,
  })
}

const press = async (
  who: Staff,
  id: string,
  move: string,
  answers: Record<string, string> = {},
): Promise<Response> =>
  who.post(`/ops/cases/training-sessions/${id}/${move}`, {
    answers,
    op: newKey(),
    seen: (await look(id)).one.row.seen,
  })

const refusal = async (answer: Promise<Response>): Promise<string> => {
  const got = await answer
  expect(got.status).toBe(409)
  return ((await got.json()) as { detail: string }).detail
}

const register = (id: string, ...workers: string[]) =>
  supervisor.post(`/ops/training-sessions/${id}/people`, {
    people: workers.map((worker) => ({ attendee: 'worker', worker })),
  })

const mark = async (id: string, state: string, name?: string): Promise<Response> => {
  const { people } = await look(id)
  const marks = people
    .filter((one) => name === undefined || one.name === name)
    .map((one) => ({ id: one.id, state }))
  return supervisor.post(`/ops/training-sessions/${id}/attendance`, { marks })
}

/** A session of today that is confirmed. */
async function confirmed(course: string, part: Partial<Arrangement> = {}): Promise<string> {
  const id = await begin(course)
  await ok(arrange(id, part))
  await ok(press(supervisor, id, 'confirm'))
  return id
}

describe('a session is confirmed when nothing is missing', () => {
  it('ST-12 a trainer who is no regular employee, has no management experience or no such role is refused; all three topics are asked for', async () => {
    const topics = ['ビジネスマナー', 'カードの知識', '個人情報保護・セキュリティ']
    const course = await courseOf('初期研修', {
      topics: topics.map((title) => ({ title })),
      trainerRole: true,
      trainerEmployments: ['regular'],
      trainerExperience: 'card-lead',
      trainerMonths: 1,
    })
    const id = await begin(course)
    const part = await workerOf('派遣 花子', { employment: 'dispatched' })
    await ok(arrange(id, { trainer: part, topics: topics.slice(0, 2) }))
    expect(await refusal(press(supervisor, id, 'confirm'))).toBe(
      '足りないものがあります: 講師（派遣 花子）は、その日に講師になれる役割で従事していません、講師（派遣 花子）: 雇用形態は正社員に限ります、講師（派遣 花子）: カード申請支援等の管理の経験が1か月以上必要です（いま0か月）、内容「個人情報保護・セキュリティ」。',
    )
    await ok(arrange(id, { trainer, topics }))
    expect(await lacks(id)).toEqual([])
    await ok(press(supervisor, id, 'confirm'))
  })

  it('ST-13 material has to be handed in and approved, or talked over, by the city alone', async () => {
    const handedIn = await begin(await courseOf('教材 submit', { material: 'submit' }))
    await ok(arrange(handedIn))
    expect(await lacks(handedIn)).toEqual(['教材の市への提出'])
    await ok(press(supervisor, handedIn, 'submit', { on: today() }))
    await ok(press(supervisor, handedIn, 'confirm'))
    for (const [material, word, label] of [
      ['approve', '教材の市の承認', '教材を承認する'],
      ['consult', '教材についての市との協議', '協議を終える'],
    ]) {
      const id = await begin(await courseOf(`教材 ${material}`, { material }))
      await ok(arrange(id))
      expect(await lacks(id)).toEqual(['教材の市への提出'])
      await ok(press(supervisor, id, 'submit', { on: today(), note: '教材 第1版' }))
      expect(await lacks(id)).toEqual([word])
      expect((await press(supervisor, id, 'approve')).status).toBe(403)
      const { row } = await ok<OneCase>(city.get(`/ops/cases/training-sessions/${id}`))
      expect(row.moves.map((one) => one.label)).toContain(label)
      await ok(press(city, id, 'giveBack', { note: '罰則を足してください' }))
      expect(await lacks(id)).toEqual(['教材の市への提出'])
      await ok(press(supervisor, id, 'submit', { on: today() }))
      await ok(press(city, id, 'approve'))
      await ok(press(supervisor, id, 'confirm'))
    }
  })

  it('ST-15 a Wednesday is refused, and a Monday on which the centre is open; its closed Monday and Tuesday are taken', async () => {
    const office = await made(city, 'offices', {
      name: '臨時交付センター',
      code: 'centre',
      kind: 'centre',
      order: 900,
      active: true,
    })
    const closed = dayFrom(7, 1)
    const open = addDays(closed, 7)
    await made(city, 'calendar-exceptions', {
      kind: 'closed',
      from: closed,
      to: addDays(closed, 1),
      reason: '休業日',
      offices: [office],
      active: true,
    })
    invalidateBookingConfig(world.payload)
    const course = await courseOf('実機研修', {
      weekdays: ['1', '2'],
      onClosedDays: true,
      minHours: 3,
      maxHours: 4,
    })
    const id = await begin(course)
    const at = async (on: string, endTime = '12:30') => {
      await ok(arrange(id, { on, office, startTime: '09:00', endTime }))
      return lacks(id)
    }
    expect(await at(addDays(closed, 2))).toEqual([
      expect.stringContaining('曜日は月・火に限ります'),
      expect.stringContaining('会場の休業日に限ります'),
    ])
    expect(await at(open)).toEqual([expect.stringContaining('会場の休業日に限ります')])
    expect(await at(closed, '11:00')).toEqual(['時間は3〜4時間です（いま2時間）'])
    expect(await at(closed)).toEqual([])
    expect(await at(addDays(closed, 1))).toEqual([])
    await ok(press(supervisor, id, 'confirm'))
  })

  it('ST-15 (part) an office with opening hours is closed where its calendar gives no slot', async () => {
    const office = world.offices[1]!.id
    await made(city, 'opening-patterns', {
      title: '平日',
      office,
      service: world.service.id,
      weekdays: ['1', '2', '3', '4', '5'],
      start: '09:00',
      end: '16:00',
      slotMinutes: '30',
      capacity: 2,
      validFrom: '2026-01-01',
    })
    invalidateBookingConfig(world.payload)
    const id = await begin(await courseOf('休業日の研修', { onClosedDays: true }))
    await ok(arrange(id, { on: dayFrom(7, 1), office }))
    expect(await lacks(id)).toEqual([expect.stringContaining('会場の休業日に限ります')])
    await ok(arrange(id, { on: dayFrom(7, 0) }))
    expect(await lacks(id)).toEqual([])
  })

  it('ST-16 each session has another office; a Saturday and an office that was taken are refused', async () => {
    const [first, second] = world.offices.map(({ id }) => id)
    const course = await courseOf('現地研修', {
      weekdays: ['1', '2', '3', '4', '5'],
      distinctOffices: true,
      minHours: 3,
      maxHours: 3,
    })
    const a = await begin(course)
    await ok(arrange(a, { on: dayFrom(7, 4), office: first }))
    expect(await lacks(a)).toEqual([])
    const b = await begin(course)
    await ok(arrange(b, { on: dayFrom(7, 6), office: first }))
    expect(await lacks(b)).toEqual([
      expect.stringContaining('曜日は月・火・水・木・金に限ります'),
      expect.stringContaining('会場は回ごとに別の窓口です'),
    ])
    await ok(arrange(b, { on: dayFrom(7, 5), office: second }))
    expect(await lacks(b)).toEqual([])
  })
})

describe('plan', () => {
  it('ST-14 ST-16 ST-20 six lectures and twelve sessions on the spot are made of the plan, once; plan against done is shown', async () => {
    const offices: string[] = []
    for (let index = 1; index <= 12; index++)
      offices.push(
        await made(city, 'offices', {
          name: `郵便局${index}`,
          code: `po-${index}`,
          kind: 'post-office',
          order: 1000 + index,
          active: true,
        }),
      )
    invalidateBookingConfig(world.payload)
    const waves = ['8月上旬', '11月上旬', '2月上旬'].map((label, index) => ({
      label,
      from: addDays(today(), index * 90),
      to: addDays(today(), index * 90 + 9),
      sessions: 2,
    }))
    const lectures = await courseOf('座学研修', { capacity: 50, plan: waves })
    const onSite = await courseOf('現地研修（郵便局）', {
      distinctOffices: true,
      offices,
      plan: [{ label: '8月下旬', from: today(), to: addDays(today(), 20), sessions: 12 }],
    })
    const make = (course: string) =>
      ok<{ made: number; planned: number }>(secretariat.post(`/ops/courses/${course}/sessions`))
    expect(await make(lectures)).toEqual({ made: 6, planned: 6 })
    expect(await make(lectures)).toEqual({ made: 0, planned: 6 })
    expect(await make(onSite)).toEqual({ made: 12, planned: 12 })
    const sessions = await findRows<Stored<'training-sessions'>>(
      world.payload,
      'training-sessions',
      { course: { equals: onSite } },
    )
    expect(new Set(sessions.map(({ office }) => office)).size).toBe(12)
    const { plan } = await ok<Training>(supervisor.get('/ops/training'))
    const own = plan.filter(({ course }) => course === lectures)
    expect(own.map(({ planned, made: has, held, seats }) => [planned, has, held, seats])).toEqual([
      [2, 2, 0, 100],
      [2, 2, 0, 100],
      [2, 2, 0, 100],
    ])
    const file = await supervisor.get(
      `/ops/training/output?file=plan&format=csv&purpose=${encodeURIComponent('市への報告')}`,
    )
    expect(await file.text()).toContain('8月上旬')
    // A day outside of the wave is said.
    const late = await findRows<Stored<'training-sessions'>>(world.payload, 'training-sessions', {
      course: { equals: lectures },
    })
    const id = late.find(({ period }) => period?.startsWith('8月上旬'))!.id
    await ok(arrange(id, { on: addDays(today(), 30) }))
    expect(await lacks(id)).toEqual([expect.stringContaining('実施日は')])
  })

  it('a generation that dies on its way makes no session twice', async () => {
    const plan = [{ label: '春', from: today(), to: addDays(today(), 9), sessions: 3 }]
    await crashAtEveryPoint(2, async (dies) => {
      const course = await courseOf('途中で止まる研修', { plan })
      await dies((fault) => generateSessions(world.ctx('city-staff', fault), course))
      await generateSessions(world.ctx('city-staff'), course)
      const rows = await findRows(world.payload, 'training-sessions', {
        course: { equals: course },
      })
      expect(rows).toHaveLength(3)
    })
  })
})

describe('attendance', () => {
  it('ST-14 two who want the last seat at once: one has it, the other is told; a seat that was given back is free', async () => {
    const id = await confirmed(await courseOf('定員の研修'), { capacity: 2 })
    const [a, b, c] = await Promise.all(['い', 'ろ', 'は'].map((name) => workerOf(`席 ${name}`)))
    await ok(register(id, a!))
    const answers = await Promise.all([register(id, b!), register(id, c!)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await look(id)).people).toHaveLength(2)
    const loser = answers[0]!.status === 409 ? b! : c!
    expect(await refusal(register(id, loser))).toContain('定員2人に達しています')
    await ok(mark(id, 'withdrawn', '席 い'))
    await ok(register(id, loser))
    // Sent again, and somebody who was taken out comes back: each is in it once.
    await ok(register(id, loser))
    await ok(arrangeMore(id))
    await ok(register(id, a!))
    const rows = await findRows(world.payload, 'attendances', { session: { equals: id } })
    expect([rows.length, (await look(id)).people.length]).toEqual([3, 3])
  })

  it('ST-08 ST-17 ST-32 workers, city and post-office staff are registered, marked and completed once; a completion is never taken back', async () => {
    const course = await courseOf('操作研修', { attendees: ['city', 'post', 'worker'] })
    const id = await confirmed(course)
    const worker = await workerOf('受講 太郎')
    await ok(register(id, worker))
    const other = (body: object) =>
      supervisor.post(`/ops/training-sessions/${id}/people`, { people: [body] })
    await ok(other({ attendee: 'city', name: '市 次郎', place: '市民課' }))
    await ok(other({ attendee: 'city', name: '市　次郎', place: '市民課' }))
    await ok(other({ attendee: 'post', name: '郵便 三郎', office: world.offices[0]!.id }))
    expect((await other({ attendee: 'city', name: '所属 なし' })).status).toBe(422)
    expect((await look(id)).people.map(({ name, kind, place }) => [name, kind, place])).toEqual([
      ['受講 太郎', '従事者', ''],
      ['市 次郎', '市の職員', '市民課'],
      ['郵便 三郎', '郵便局の職員', '川崎区役所'],
    ])
    await ok(press(supervisor, id, 'deliver', { on: today(), copies: '12' }))
    await ok(press(supervisor, id, 'hold', { content: '予約の操作と市民の画面の使い方' }))
    expect(await refusal(press(supervisor, id, 'complete'))).toContain('出欠の記録（3人）')
    await ok(mark(id, 'attended'))
    await ok(mark(id, 'absent', '郵便 三郎'))
    const complete = () => supervisor.post(`/ops/training-sessions/${id}/complete`)
    const both = await Promise.all([complete(), complete()])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    await ok(complete())
    const rows = await findRows<Stored<'attendances'>>(world.payload, 'attendances', {
      session: { equals: id },
    })
    expect(rows.map(({ state }) => state).sort()).toEqual(['absent', 'completed', 'completed'])
    expect(rows.find(({ name }) => name === '受講 太郎')).toMatchObject({
      completedOn: today(),
      courseVersion: 1,
    })
    expect((await mark(id, 'absent', '受講 太郎')).status).toBe(409)
    expect((await look(id)).one.row.isOver).toBe(true)
    const { offices } = await ok<Training>(supervisor.get('/ops/training'))
    expect(offices).toContainEqual({
      office: '市民課',
      courseTitle: '操作研修',
      people: 1,
      completed: 1,
    })
    const row = await supervisor.get(`/training-sessions/${id}`)
    expect(await row.json()).toMatchObject({ deliveredOn: today(), copies: 12 })
  })

  it('a completion that dies on its way is finished by pressing again, and a registration takes no seat twice', async () => {
    const course = await courseOf('途中の修了')
    const workers = await Promise.all(['一', '二'].map((name) => workerOf(`途中 ${name}`)))
    const people = workers.map((worker) => ({ attendee: 'worker' as const, worker }))
    await crashAtEveryPoint(2, async (dies) => {
      const id = await begin(course)
      await ok(arrange(id, { capacity: 2 }))
      await dies((fault) => registerPeople(world.ctx('city-staff', fault), id, people))
      await registerPeople(world.ctx('city-staff'), id, people)
      expect((await look(id)).people).toHaveLength(2)
    })
    await crashAtEveryPoint(2, async (dies) => {
      const id = await confirmed(course)
      await registerPeople(world.ctx('city-staff'), id, people)
      await ok(press(supervisor, id, 'hold', { content: '話した' }))
      await ok(mark(id, 'attended'))
      await dies((fault) => completeSession(world.ctx('city-staff', fault), id))
      expect(await completeSession(world.ctx('city-staff'), id)).toEqual({ completed: 2 })
    })
  })

  it('ST-32 (part) an operator sees no training; attendance is marked only once a session is confirmed', async () => {
    const id = await begin(await courseOf('見えない研修'))
    expect((await operator.get(`/ops/training-sessions/${id}`)).status).toBe(403)
    await ok(arrange(id))
    await ok(register(id, await workerOf('早い 人')))
    expect(await refusal(mark(id, 'attended'))).toContain('先に回を確定してください')
  })

  it('sign-in sheet and certificates are PDF; certificates only where somebody has completed', async () => {
    const id = await confirmed(await courseOf('修了証の研修'))
    await ok(register(id, await workerOf('𠮷田 花子')))
    const paper = (what: string) =>
      supervisor.get(
        `/ops/training-sessions/${id}/${what}?purpose=${encodeURIComponent('受講者への交付')}`,
      )
    expect((await paper('sheet')).headers.get('content-type')).toBe('application/pdf')
    expect((await paper('certificates')).status).toBe(409)
    await ok(press(supervisor, id, 'hold', { content: '話した' }))
    await ok(mark(id, 'attended'))
    await ok(supervisor.post(`/ops/training-sessions/${id}/complete`))
    const file = await paper('certificates')
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  })
})

/** More room in a session that was confirmed already. */
async function arrangeMore(id: string): Promise<Response> {
  await ok(press(supervisor, id, 'reopen', { note: '部屋を変える' }))
  await ok(arrange(id, { capacity: 3 }))
  return press(supervisor, id, 'confirm')
}

describe('who has learnt what', () => {
  it('ST-19 (part) ST-33 completion per person and course up to 100 %; a new version opens a need, and what ends soon is named', async () => {
    const course = await courseOf('情報保護の教育', { validMonths: 12 })
    const role = await roleOf('窓口の従事者', { courses: [course] })
    const worker = await workerOf('教育 太郎')
    const held = await confirmed(course)
    await ok(register(held, worker))
    await ok(
      press(supervisor, held, 'hold', {
        content: '情報保護',
        guidance: '席を立つとき画面を閉じる',
      }),
    )
    await ok(mark(held, 'attended'))
    const share = async () =>
      (await ok<Training>(supervisor.get('/ops/training'))).shares.find(
        (one) => one.course === course,
      )
    await ok(supervisor.post(`/ops/training-sessions/${held}/complete`))
    await atWork(worker, role, today())
    expect(await share()).toMatchObject({ people: 1, valid: 1 })
    const report = await supervisor.get(
      `/ops/training/report?month=${today().slice(0, 7)}&format=print&purpose=${encodeURIComponent('市への報告')}`,
    )
    expect(report.headers.get('content-type')).toBe('application/pdf')
    const line = async () =>
      (await ok<Training>(supervisor.get('/ops/training'))).people.find(
        (one) => one.course === course,
      )
    // The new version is asked for in ten days: needed soon, and then missing.
    const change = { version: 2, oldestValid: 2, oldestValidFrom: addDays(today(), 10) }
    await ok(city.patch(`/courses/${course}`, change))
    expect(await line()).toMatchObject({ isValid: true, endsSoon: true })
    await ok(city.patch(`/courses/${course}`, { oldestValidFrom: today() }))
    expect([await line(), await share()]).toMatchObject([
      { isValid: false, version: 1 },
      { people: 1, valid: 0 },
    ])
    const csv = await supervisor.get(
      `/ops/training/output?file=people&format=csv&purpose=${encodeURIComponent('市への報告')}`,
    )
    expect(await csv.text()).toMatch(/教育 太郎.*未修了/)
  })

  it('ST-21 CC-06 (part) an escalation that is closed with 研修 asks for a session until there is one, and shows it', async () => {
    const course = await courseOf('追加の研修')
    const number = 'E261130-9001'
    const escalation = await insertRow<{ id: string }>(world.payload, 'escalations', {
      ...EXAMPLES.escalations!.fields(world.offices[0]!.id),
      number,
      requestKey: newKey(),
      text: '海外からの一時帰国',
      state: 'led',
      stateSeq: 0,
      history: [],
      unlogged: false,
    })
    const linksOf = async (who: Staff) =>
      (await ok<OneCase>(who.get(`/ops/cases/escalations/${escalation.id}`))).row.links ?? []
    const form = (await linksOf(supervisor)).find(({ label }) => label === '研修の回を企画する')
    expect(decodeURIComponent(form!.href)).toContain(`begin.causeNumber=${number}`)
    expect((await linksOf(operator)).map(({ label }) => label)).toEqual(['処理判断基準'])
    await ok(
      supervisor.post(`/ops/cases/escalations/${escalation.id}/close`, {
        answers: { reflection: 'training' },
        op: newKey(),
        seen: 0,
      }),
    )
    const causes = async () => (await ok<Training>(supervisor.get('/ops/training'))).causes
    expect(await causes()).toContainEqual({
      cause: 'escalation',
      number,
      text: '海外からの一時帰国',
    })
    const answers = { course, cause: 'escalation' }
    const without = await supervisor.post('/ops/cases/training-sessions', { answers, op: newKey() })
    expect(without.status).toBe(422)
    const id = await begin(course, { cause: 'escalation', causeNumber: number })
    const stored = await supervisor.get(`/training-sessions/${id}`)
    expect(await stored.json()).toMatchObject({ cause: 'escalation', causeNumber: number })
    expect(await causes()).toEqual([])
    expect((await linksOf(supervisor)).map(({ label }) => label)).toContainEqual(
      expect.stringMatching(/^研修の回 F/),
    )
  })

  it('ST-21 (part) ST-17 (part) a manual version that the city marked 要研修 asks for a session, too', async () => {
    await insertRow(world.payload, 'text-versions', {
      versionKey: newKey(),
      state: 'approved',
      kind: 'manual',
      language: 'ja',
      number: 3,
      question: '応対マニュアル',
      effectiveOn: today(),
      readerEffect: 'training',
      stateSeq: 0,
      history: [],
      unlogged: false,
    })
    expect((await ok<Training>(supervisor.get('/ops/training'))).causes).toEqual([
      { cause: 'manual', number: '応対マニュアル 第3版', text: '要研修' },
    ])
  })
})
