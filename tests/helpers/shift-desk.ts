import { addDays } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import type { WeekView } from '@/services/people/shifts/week'

import { ok } from './answer'
import { newKey } from './case-examples'
import { linkAccount, signIn, type Staff } from './staff'
import { MONDAY, openWorld } from './world'

type Place = { site?: string; office?: string }
type Cell = { worker: string; types: string[]; date?: string; seen?: number }

/** A world with kinds of work, two roles, and who plans; weeks are those of MONDAY where none is named. */
export async function openShiftDesk() {
  const world = await openWorld()
  const city = await signIn(world.payload, ['city-admin'])
  const supervisor = await signIn(world.payload, ['supervisor'])

  const made = async (who: Staff, slug: string, body: object): Promise<string> =>
    (await ok<{ doc: { id: string } }>(who.post(`/${slug}`, body))).doc.id
  const roleOf = (title: string) =>
    made(city, 'work-roles', { title, careerPaper: 'none', pledge: 'none', lateNotice: 'block' })
  const typeOf = (letter: string, label: string, more: object) =>
    made(supervisor, 'shift-types', { letter, label, ...more })

  const clerk = await roleOf('オペレーター')
  const lead = await roleOf('運営責任者')
  const day = { from: '08:30', to: '17:15' }
  const types = {
    A: await typeOf('A', '早い休憩', { ...day, breaks: [{ from: '11:00', to: '12:00' }] }),
    B: await typeOf('B', '遅い休憩', { ...day, breaks: [{ from: '12:00', to: '13:00' }] }),
    C: await typeOf('C', '午前', { from: '08:30', to: '12:00' }),
    D: await typeOf('D', '休憩なし', day),
    W: await typeOf('W', '待機', { ...day, isStandby: true }),
    O: await typeOf('O', '休み', { isOff: true }),
  }

  /** Puts somebody of the roster to work at a place. */
  async function assign(worker: string, place: Place, role = clerk, from = addDays(MONDAY, -30)) {
    const answers = { worker, role, from, ...place }
    const { row } = await ok<OneCase>(
      supervisor.post('/ops/cases/assignments', { answers, op: newKey() }),
    )
    const wish = { op: newKey(), seen: row.seen, answers: {} }
    await ok(supervisor.post(`/ops/cases/assignments/${row.id}/start`, wish))
  }

  /** Somebody of the roster, at work from a month before. */
  async function personAt(
    name: string,
    place: Place,
    { role, account, ...more }: { role?: string; phone?: string; account?: string } = {},
  ): Promise<string> {
    const body = { name, kana: name, employment: 'regular', ...more }
    const worker = await made(supervisor, 'workers', body)
    if (account) await linkAccount(world.payload, worker, account)
    await assign(worker, place, role)
    return worker
  }

  const weekOf = (place: string, from = MONDAY, who = supervisor) =>
    ok<WeekView>(who.get(`/ops/shifts?${new URLSearchParams({ place, from })}`))

  return {
    ...{ world, city, supervisor, clerk, lead, types, made, typeOf, assign, personAt, weekOf },
    needOf: (title: string, more: object) =>
      made(city, 'shift-needs', {
        title,
        weekdays: ['1'],
        from: '08:30',
        to: '17:15',
        seats: 1,
        validFrom: '2026-04-01',
        ...more,
      }),
    put: (place: string, cells: Cell[]) =>
      supervisor.post('/ops/shifts', {
        place,
        cells: cells.map((cell) => ({ date: MONDAY, seen: 0, ...cell })),
      }),
    publish: async (place: string, reason = '', from = MONDAY) => {
      const { version } = await weekOf(place, from)
      return supervisor.post('/ops/shifts/publish', { place, from, version, reason })
    },
    cellOf: (week: WeekView, worker: string, date = MONDAY) =>
      week.people.find((one) => one.worker === worker)?.cells.find((one) => one.date === date),
  }
}

export type ShiftDesk = Awaited<ReturnType<typeof openShiftDesk>>

/** The status of a refusal and what it says. */
export async function refusal(answer: Promise<Response>): Promise<[number, string]> {
  const got = await answer
  return [got.status, ((await got.json()) as { detail: string }).detail]
}
