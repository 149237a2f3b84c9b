import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows, insertRow, updateCase } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays } from '@/domain/time/civil'
import { jobContext } from '@/services/context'
import { markAttendance, registerPeople } from '@/services/people/training/attendance'
import { completeSession } from '@/services/people/training/complete'
import type { Training } from '@/services/people/training/overview'
import { arrangeSession, type SessionChoices } from '@/services/people/training/session'
import { settleAttendances } from '@/services/people/training/settle'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { Crash, crashAt, crashAtEveryPoint, meanwhileAt } from '../../helpers/crash'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'

let all: PeopleWorld

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

/** One of the numbers that the law gives as an example: with a valid check digit. */
const NUMBER = '123456789018'

const rowsOf = (session: string) =>
  findRows<Stored<'attendances'>>(all.world.payload, 'attendances', {
    session: { equals: session },
  })
const statesOf = async (session: string) => (await rowsOf(session)).map(({ state }) => state).sort()

const workersOf = (count: number, name = '席') =>
  Promise.all(Array.from({ length: count }, (_, index) => all.workerOf(`${name} ${index + 1}`)))
const asWorkers = (ids: readonly string[]) =>
  ids.map((worker) => ({ attendee: 'worker' as const, worker }))
const ctxOf = (...args: Parameters<typeof all.world.ctx>) => all.world.ctx(...args)

const linesOf = async (session: string): Promise<string[]> => {
  const targets = (await rowsOf(session)).map(({ id }) => `attendances/${id}`)
  const lines = await findRows<Stored<'audit-logs'>>(
    all.world.payload,
    'audit-logs',
    { target: { in: targets } },
    { sort: ['at', 'id'] },
  )
  return lines.map(({ summary }) => summary.replace(/^.*: /, '')).sort()
}

describe('who is taken in', () => {
  it('PB-17 (part) a name or a place with an individual number is refused at its field, and stands nowhere', async () => {
    const { confirmed, courseOf, supervisor } = all
    const id = await confirmed(await courseOf('番号の研修'))
    const add = (body: object) =>
      supervisor.post(`/ops/training-sessions/${id}/people`, {
        people: [{ attendee: 'city', name: '市 太郎', place: '市民課', ...body }],
      })
    for (const [field, value] of [
      ['name', `市 太郎 ${NUMBER}`],
      ['place', `市民課 1234-5678-9018`],
    ] as const) {
      const answer = await add({ [field]: value })
      const body = (await answer.json()) as { fields: Record<string, string> }
      expect([answer.status, Object.keys(body.fields)]).toEqual([422, [field]])
      expect(body.fields[field]).toContain('マイナンバー')
    }
    const missing = await add({ name: ' ', place: ' ' })
    expect(Object.keys(((await missing.json()) as { fields: object }).fields)).toEqual([
      'name',
      'place',
    ])
    expect(await rowsOf(id)).toEqual([])
  })

  it('ST-14 (part) a session that became smaller takes nobody beyond it, whoever left and came back', async () => {
    const { session, arrange, courseOf, look, mark, register } = all
    const id = await session(await courseOf('小さくなる研修'))
    await ok(arrange(id, { capacity: 3 }))
    const [a, b, c] = await workersOf(3)
    await ok(register(id, a!, b!, c!))
    await ok(mark(id, 'withdrawn', '席 1'))
    await ok(arrange(id, { capacity: 2 }))
    // The seats of the two who stay are the second and the third: the first looks free.
    expect((await register(id, a!)).status).toBe(409)
    expect((await look(id)).people).toHaveLength(2)
  })

  it('ST-14 (part) who takes a seat while the session is made smaller gives it back, or bars the confirmation', async () => {
    const { session, arrange, courseOf, look, press, supervisor } = all
    const id = await session(await courseOf('同時に小さくなる研修'))
    await ok(arrange(id, { capacity: 2 }))
    const people = asWorkers(await workersOf(2, '同時'))
    await expect(
      registerPeople(
        ctxOf(
          'city-staff',
          meanwhileAt('attendance-written', () => ok(arrange(id, { capacity: 1 }))),
        ),
        id,
        people,
      ),
    ).rejects.toMatchObject({ code: 'SESSION_FULL' })
    expect((await look(id)).people).toHaveLength(1)
    // A process that died before it looked again has left one too many.
    const other = await session(await courseOf('途中で小さくなる研修'))
    await ok(arrange(other, { capacity: 2 }))
    await registerPeople(ctxOf('city-staff'), other, people)
    await updateCase(
      all.world.payload,
      'training-sessions',
      { id: { equals: other } },
      { capacity: 1 },
    )
    expect((await look(other)).one.row.lacks).toEqual(['定員は1人です（登録した人 2人）'])
    expect((await press(supervisor, other, 'confirm')).status).toBe(409)
  })

  it('the day of a session that is arranged anew stands with its people, also when the process died', async () => {
    const { session, arrange, courseOf, look, register, today } = all
    const id = await session(await courseOf('日を変える研修'))
    await ok(arrange(id))
    await ok(register(id, ...(await workersOf(2, '日'))))
    const later = addDays(today(), 9)
    await ok(arrange(id, { on: later }))
    expect((await rowsOf(id)).map(({ on }) => on)).toEqual([later, later])
    const { arranged, one } = await look(id)
    const wish = { ...arranged, on: addDays(today(), 12) }
    await expect(
      arrangeSession(ctxOf('city-staff', crashAt('session-arranged')), id, {
        ...{ wish, op: newKey(), seen: one.row.seen },
      }),
    ).rejects.toThrow('crashed')
    expect((await rowsOf(id)).map(({ on }) => on)).toEqual([later, later])
    await settleAttendances(jobContext(all.world.payload))
    expect((await rowsOf(id)).map(({ on }) => on)).toEqual([wish.on, wish.on])
  })

  it('ST-14 (part) who was in a session that was called off is counted nowhere', async () => {
    const { confirmed, courseOf, press, supervisor } = all
    const id = await confirmed(await courseOf('中止の研修'))
    await ok(
      supervisor.post(`/ops/training-sessions/${id}/people`, {
        people: [{ attendee: 'city', name: '市 花子', place: '中止課' }],
      }),
    )
    const there = async () =>
      (await ok<Training>(supervisor.get('/ops/training'))).offices.some(
        ({ office }) => office === '中止課',
      )
    expect(await there()).toBe(true)
    await ok(press(supervisor, id, 'cancel', { note: '会場が使えない' }))
    expect(await there()).toBe(false)
  })

  it('choices are read apart from what the screen asks for again and again', async () => {
    const { session, courseOf, supervisor, arrange, workerOf } = all
    const id = await session(await courseOf('選ぶ研修'))
    await ok(arrange(id))
    const name = `選ばれる ${newKey().slice(0, 6)}`
    const worker = await workerOf(name)
    const screen = await (await supervisor.get(`/ops/training-sessions/${id}`)).text()
    expect(screen).not.toContain(name)
    const { workers } = await ok<SessionChoices>(
      supervisor.get(`/ops/training-sessions/${id}/choices`),
    )
    expect(workers).toContainEqual({ value: worker, label: `${name}（カナ）` })
  })
})

describe('marks', () => {
  it('a mark that comes while the session is completed lands before it, or is refused', async () => {
    const { confirmed, courseOf, mark, register } = all
    const id = await confirmed(await courseOf('閉じる研修'), {}, true)
    await ok(register(id, ...(await workersOf(2, '閉じる'))))
    await ok(mark(id, 'attended', '閉じる 1'))
    await ok(mark(id, 'absent', '閉じる 2'))
    const absent = (await rowsOf(id)).find(({ state }) => state === 'absent')!
    const late = ctxOf(
      'city-staff',
      meanwhileAt('attendance-before', () => completeSession(ctxOf('city-staff'), id)),
    )
    await expect(
      markAttendance(late, id, [{ id: absent.id, state: 'attended' }]),
    ).rejects.toMatchObject({ code: 'CASE_OVER' })
    expect(await statesOf(id)).toEqual(['absent', 'completed'])
    // The other way round: the mark is there before the people are closed, and counts.
    const other = await confirmed(await courseOf('閉じる研修 2'), {}, true)
    await ok(register(other, ...(await workersOf(1, '間に合う'))))
    await ok(mark(other, 'absent'))
    const [row] = await rowsOf(other)
    const closing = ctxOf(
      'city-staff',
      meanwhileAt('session-closing', () =>
        markAttendance(ctxOf('city-staff'), other, [{ id: row!.id, state: 'attended' }]),
      ),
    )
    expect(await completeSession(closing, other)).toEqual({ completed: 1 })
  })

  it('nobody is taken into a session while it is completed, and a press on the list alone completes none', async () => {
    const { confirmed, courseOf, look, mark, press, register, supervisor } = all
    const id = await confirmed(await courseOf('締め切る研修'), {}, true)
    const [a, b] = await workersOf(2, '締切')
    await ok(register(id, a!))
    await ok(mark(id, 'absent'))
    const listed = await press(supervisor, id, 'complete')
    expect(await listed.text()).toContain('修了の登録（0人）')
    let late: Response | null = null
    await completeSession(
      ctxOf(
        'city-staff',
        meanwhileAt('session-closing', async () => {
          late = await register(id, b!)
        }),
      ),
      id,
    )
    expect(late!.status).toBe(409)
    expect(await statesOf(id)).toEqual(['absent'])
    expect((await look(id)).one.row.isOver).toBe(true)
  })

  it('a seat that a dying process left in a session that is over is taken back', async () => {
    const { confirmed, courseOf, mark, register, supervisor } = all
    const id = await confirmed(await courseOf('残った席'), {}, true)
    await ok(register(id, ...(await workersOf(1, '残り'))))
    await ok(mark(id, 'attended'))
    await ok(supervisor.post(`/ops/training-sessions/${id}/complete`))
    const [done] = await rowsOf(id)
    const { name, course, courseTitle, courseVersion, on } = done!
    await insertRow(all.world.payload, 'attendances', {
      ...{ name, course, courseTitle, courseVersion, on, session: id, attendee: 'worker' },
      ...{ state: 'registered', seat: `${id}|2`, requestKey: newKey() },
    })
    await settleAttendances(jobContext(all.world.payload))
    expect(await statesOf(id)).toEqual(['completed', 'withdrawn'])
  })
})

describe('a session that was made smaller', () => {
  it('ST-14 (part) while people were being taken in by a process that died has no more of them than seats afterwards', async () => {
    const { arrange, courseOf, look, press, session, supervisor } = all
    const id = await session(await courseOf('小さくした研修'))
    await ok(arrange(id, { capacity: 5 }))
    let seats = 0
    const dies = async (point: string) => {
      if (point !== 'seat-taken') return
      seats++
      if (seats === 1) {
        await ok(arrange(id, { capacity: 1 }))
        await ok(press(supervisor, id, 'confirm'))
      }
      if (seats === 3) throw new Crash(point)
    }
    const people = asWorkers(await workersOf(3, '余る'))
    await expect(registerPeople(ctxOf('city-staff', dies), id, people)).rejects.toThrow(Crash)
    expect((await look(id)).people).toHaveLength(3)
    await settleAttendances(jobContext(all.world.payload))
    expect((await look(id)).people.map(({ name }) => name)).toEqual(['余る 1'])
    await settleAttendances(jobContext(all.world.payload))
    expect((await look(id)).people).toHaveLength(1)
  })
})

describe('operation log', () => {
  it('AU-01 (part) each registration, mark, withdrawal and completion is one line, without a name, whatever is sent twice', async () => {
    const { confirmed, courseOf, mark, register, supervisor } = all
    const id = await confirmed(await courseOf('記録の研修'), {}, true)
    const [a, b] = await workersOf(2, '記録')
    await ok(register(id, a!, b!))
    await ok(register(id, a!, b!))
    await ok(mark(id, 'attended'))
    await ok(mark(id, 'attended'))
    await ok(mark(id, 'withdrawn', '記録 2'))
    await ok(register(id, b!))
    await ok(mark(id, 'absent', '記録 2'))
    await ok(supervisor.post(`/ops/training-sessions/${id}/complete`))
    await ok(supervisor.post(`/ops/training-sessions/${id}/complete`))
    expect(await linesOf(id)).toEqual(
      [
        ...['受ける人を登録', '受ける人を登録', '受ける人を登録', '出席を記録', '出席を記録'],
        ...['登録を取り消した', '欠席を記録', '修了を登録', '出欠を締め切った'],
      ].sort(),
    )
    expect((await rowsOf(id)).some(({ unlogged }) => unlogged)).toBe(false)
  })

  it('AU-01 (part) what died before its line has it afterwards, once', async () => {
    const { courseOf, confirmed, today } = all
    const course = await courseOf('途中の記録')
    const people = asWorkers(await workersOf(1, '途中の記録'))
    await crashAtEveryPoint(3, async (dies) => {
      const id = await confirmed(course, { on: today() }, true)
      await dies(async (fault) => {
        await registerPeople(ctxOf('city-staff', fault), id, people)
        const [row] = await rowsOf(id)
        await markAttendance(ctxOf('city-staff', fault), id, [{ id: row!.id, state: 'attended' }])
        await completeSession(ctxOf('city-staff', fault), id)
      })
      await settleAttendances(jobContext(all.world.payload))
      await registerPeople(ctxOf('city-staff'), id, people).catch(() => null)
      const [row] = await rowsOf(id)
      await markAttendance(ctxOf('city-staff'), id, [{ id: row!.id, state: 'attended' }]).catch(
        () => null,
      )
      await completeSession(ctxOf('city-staff'), id)
      await settleAttendances(jobContext(all.world.payload))
      expect(await statesOf(id)).toEqual(['completed'])
      expect(await linesOf(id)).toEqual(['修了を登録', '出席を記録', '受ける人を登録'].sort())
    })
  })
})
