import { addDays, tokyoDateOf } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import type { Arrangement, SessionScreen } from '@/services/people/training/session'

import { ok } from './answer'
import { newKey } from './case-examples'
import { linkAccount, signIn, type Staff } from './staff'
import { openWorld, type World } from './world'

/** A world with the city and the vendor, and short words for people, roles, courses and sessions. */
export async function openPeople() {
  const world = await openWorld()
  const city = await signIn(world.payload, ['city-admin'])
  const supervisor = await signIn(world.payload, ['supervisor'])
  return { world, city, supervisor, ...wordsOf(world, city, supervisor) }
}

function wordsOf(world: World, city: Staff, supervisor: Staff) {
  const today = () => tokyoDateOf(world.clock.now)
  const made = async (who: Staff, slug: string, body: object): Promise<string> =>
    (await ok<{ doc: { id: string } }>(who.post(`/${slug}`, body))).doc.id
  const workerOf = async (
    name: string,
    { account, ...more }: { account?: string; [field: string]: unknown } = {},
  ): Promise<string> => {
    const body = { name, kana: 'カナ', employment: 'regular', ...more }
    const worker = await made(supervisor, 'workers', body)
    if (account) await linkAccount(world.payload, worker, account)
    return worker
  }
  const roleOf = (title: string, more: object = {}) =>
    made(city, 'work-roles', {
      ...{ title, careerPaper: 'none', pledge: 'none', lateNotice: 'block' },
      ...more,
    })
  const courseOf = (title: string, more: object = {}) =>
    made(city, 'courses', { title, kind: 'work', material: 'none', version: 1, ...more })

  /** An assignment, begun where `start` says so. */
  const assigned = async (
    answers: { worker: string; role: string; from?: string; until?: string; office?: string },
    start = true,
  ): Promise<string> => {
    const { row } = await ok<OneCase>(
      supervisor.post('/ops/cases/assignments', {
        answers: { from: addDays(today(), -10), ...answers },
        op: newKey(),
      }),
    )
    if (start)
      await ok(supervisor.post(`/ops/cases/assignments/${row.id}/start`, { op: newKey(), seen: 0 }))
    return row.id
  }

  const session = async (course: string): Promise<string> => {
    const { row } = await ok<OneCase>(
      supervisor.post('/ops/cases/training-sessions', { answers: { course }, op: newKey() }),
    )
    return row.id
  }
  const look = (id: string) => ok<SessionScreen>(supervisor.get(`/ops/training-sessions/${id}`))
  /** As the form sends it, with what is said here put in place. */
  const arrange = async (
    id: string,
    part: Partial<Arrangement> = {},
    answers: Record<string, string> = {},
  ): Promise<Response> => {
    const { arranged, one } = await look(id)
    const usual = { on: today(), startTime: '09:00', endTime: '12:00', site: '会議室' }
    const first = arranged.on ? {} : { ...usual, trainer: await workerOf('講師'), capacity: 50 }
    return supervisor.post(`/ops/training-sessions/${id}/arrange`, {
      wish: { ...arranged, ...first, ...part },
      answers,
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
  /** A session of today that is confirmed, and held where that is said. */
  const confirmed = async (
    course: string,
    part: Partial<Arrangement> = {},
    isHeld = false,
  ): Promise<string> => {
    const id = await session(course)
    await ok(arrange(id, part))
    await ok(press(supervisor, id, 'confirm'))
    if (isHeld) await ok(press(supervisor, id, 'hold', { content: '話した' }))
    return id
  }
  const register = (id: string, ...workers: string[]) =>
    supervisor.post(`/ops/training-sessions/${id}/people`, {
      people: workers.map((worker) => ({ attendee: 'worker', worker })),
    })
  /** For everybody in a session, or for these alone. */
  const mark = async (id: string, state: string, ...names: string[]): Promise<Response> => {
    const { people } = await look(id)
    const marks = people
      .filter(({ name }) => names.length === 0 || names.includes(name))
      .map((one) => ({ id: one.id, state }))
    return supervisor.post(`/ops/training-sessions/${id}/attendance`, { marks })
  }
  return {
    ...{ today, made, workerOf, roleOf, courseOf, assigned },
    ...{ session, look, arrange, press, confirmed, register, mark },
  }
}

export type PeopleWorld = Awaited<ReturnType<typeof openPeople>>
