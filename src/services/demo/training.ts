import { findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import type { Stored } from '@/db/stored'
import { addDays, type CivilDate, toInstant, weekdayOf } from '@/domain/time/civil'
import type { Random } from '@/presets/demo/random'

import { moveByProduct } from '../cases/move'
import { startCase } from '../cases/start'
import type { Actor, ServiceContext } from '../context'
import { markAttendance, registerPeople } from '../people/training/attendance'
import { trainingSession } from '../people/training/case'
import { completeSession } from '../people/training/complete'
import { generateSessions } from '../people/training/generate'
import { fromCourse } from '../people/training/list'
import { arrangeSession } from '../people/training/session'

import type { DemoWorld } from './world'

export type DemoWorker = { id: string; name: string; kana: string }

type Course = Stored<'courses'>
type Place = { worker: DemoWorker; role: Stored<'work-roles'>; state: string; from: CivilDate }

/** Before they began, people have learnt all that their role asks for; some completions run out. */
async function pastCompletions(
  { ctx, today }: DemoWorld,
  random: Random,
  places: readonly Place[],
  courses: readonly Course[],
): Promise<void> {
  const rows = places.flatMap(({ worker, role, state, from }, index) => {
    if (state === 'planned' || state === 'submitted') return []
    return (role.courses ?? []).flatMap((asked) => {
      const course = courses.find(({ id }) => id === String(asked))
      if (!course) return []
      // Those whose accounts are in use stay in order; of the others a few have run out, or soon will.
      const months = course.validMonths ?? 0
      const age =
        months > 0 && index > 9 && index % 11 === 0
          ? months * 30 + 25
          : months > 0 && index > 9 && index % 9 === 0
            ? months * 30 - 12
            : random.int(20, 90)
      const on = addDays(today, -age)
      return [
        {
          name: worker.name,
          worker: worker.id,
          attendee: 'worker',
          course: course.id,
          courseTitle: course.title,
          courseVersion: course.version,
          on: on < from ? on : from,
          state: 'completed',
          completedOn: on,
          requestKey: `demo|${course.id}|${worker.id}`,
          seat: `demo|${course.id}|${worker.id}`,
        },
      ]
    })
  })
  await insertMany(ctx.payload, 'attendances', rows)
}

/** The next day from there on that the course may be held on. */
function dayFor({ weekdays }: Course, from: CivilDate): CivilDate {
  const allowed = (weekdays ?? ['1', '2', '3', '4', '5']).map(Number)
  const days = Array.from({ length: 10 }, (_, index) => addDays(from, index))
  return days.find((day) => allowed.includes(weekdayOf(day))) ?? from
}

type Wish = { course: Course; on: CivilDate; trainer: string; people: readonly DemoWorker[] }
type How = { world: DemoWorld; city: Actor; key: string }

/** One session by its moves, as far as it is asked for. */
async function session(
  { world: { ctx, config, today }, city, key }: How,
  { course, on, trainer, people }: Wish,
  upTo: 'submitted' | 'confirmed' | 'held' | 'done',
): Promise<void> {
  const time = (course.plan ?? []).find(({ from, to }) => from <= on && on <= to)
  const early = addDays(on < today ? on : today, -14)
  const at = (actor: Actor, day: CivilDate): ServiceContext => ({
    ...ctx,
    actor,
    user: null,
    now: () => toInstant(day, '10:00'),
  })
  const lead = at({ kind: 'staff', id: 'demo', name: '業務責任者' }, early)
  const { row } = await startCase(lead, trainingSession, {
    ...fromCourse(course),
    requestKey: `demo|session|${key}`,
    ...(time ? { planKey: String(time.id), period: time.label } : {}),
  })
  const office = course.onClosedDays || course.distinctOffices ? config.offices[0]?.id : ''
  await arrangeSession(lead, row.id, {
    op: 'demo|arrange',
    seen: 0,
    wish: {
      on,
      startTime: '13:30',
      endTime: '16:30',
      office: office ?? '',
      site: office ? '' : '研修室A',
      trainer,
      capacity: 30,
      topics: (course.topics ?? []).map(({ title }) => title),
    },
  })
  const go = (by: ServiceContext, move: string, answers: Record<string, string> = {}) =>
    moveByProduct(
      by,
      trainingSession,
      row.id,
      { move, answers, op: `demo|${move}` },
      // The past is told as it was: what is looked for in other records is of today.
      { lacks: () => Promise.resolve(new Map()) },
    )
  if (course.material !== 'none') {
    await go(lead, 'submit', { on: early, note: '研修教材 第1版' })
    if (upTo === 'submitted') return
    if (course.material !== 'submit') await go(at(city, addDays(early, 3)), 'approve')
  }
  if (upTo === 'submitted') return
  await go(lead, 'confirm')
  await registerPeople(
    lead,
    row.id,
    people.map(({ id }) => ({ attendee: 'worker', worker: id })),
  )
  if (upTo === 'confirmed') return
  const then = at({ kind: 'staff', id: 'demo', name: '業務責任者' }, on)
  await go(then, 'hold', {
    content: '資料に沿って説明し、事例をもとに話し合った。',
    guidance: '復唱と、画面を閉じてから席を立つことを指導した。',
  })
  if (upTo === 'held') return
  const rows = await findRows<{ id: string }>(ctx.payload, 'attendances', {
    session: { equals: row.id },
  })
  await markAttendance(
    then,
    row.id,
    rows.map(({ id }, index) => ({ id, state: index === 3 ? 'absent' : 'attended' })),
  )
  await completeSession(then, row.id)
}

/** Courses with a year's plan, sessions that were held, wait for their completions, and are to come. */
export async function demoTraining(
  world: DemoWorld,
  random: Random,
  places: readonly Place[],
): Promise<void> {
  const { ctx, staff, today } = world
  const courses = await findRows<Course>(ctx.payload, 'courses', {}, { sort: 'order' })
  await pastCompletions(world, random, places, courses)
  const working = places.filter(({ state }) => state === 'working')
  const trainer = (places.find(({ role }) => role.isTrainer) ?? places[0])?.worker.id ?? ''
  const inner = courses.filter(({ attendees }) => (attendees ?? []).includes('worker'))
  const [first, second = first, third = first] = inner
  if (!first || !second || !third) return
  const people = (from: number, count: number) =>
    working.slice(from, from + count).map(({ worker }) => worker)
  const plan = [
    [first, -40, 'done', people(12, 12)],
    [second, -12, 'done', people(24, 10)],
    [first, -1, 'held', people(30, 8)],
    [third, 6, 'confirmed', people(10, 9)],
    [second, 20, 'submitted', []],
  ] as const
  for (const [index, [course, days, upTo, who]] of plan.entries())
    await session(
      { world, city: staff.cityAdmin, key: String(index) },
      { course, on: dayFor(course, addDays(today, days)), trainer, people: who },
      upTo,
    )
  for (const course of courses)
    if ((course.plan ?? []).length > 0) await generateSessions(ctx, course.id)
  await cityStaff(world, courses)
}

/** City and post-office staff in a session of their own (ST-17, ST-32). */
async function cityStaff({ ctx, config, today }: DemoWorld, courses: readonly Course[]) {
  const course =
    courses.find(({ attendees }) => (attendees ?? []).some((one) => one !== 'worker')) ?? courses[0]
  const office = config.offices.find(({ active }) => active)
  if (!course || !office) return
  const { row } = await startCase(ctx, trainingSession, {
    ...fromCourse(course),
    requestKey: 'demo|session|city',
    on: dayFor(course, addDays(today, 9)),
    startTime: '09:30',
    endTime: '12:30',
    office: office.id,
    officeName: office.name,
  })
  const isPost = (course.attendees ?? []).includes('post')
  await registerPeople(
    ctx,
    row.id,
    ['山口 恵', '斎藤 健', '中島 薫'].map((name) => ({
      attendee: isPost ? ('post' as const) : ('city' as const),
      name,
      office: office.id,
    })),
  )
}
