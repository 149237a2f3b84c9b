import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'
import type { AttendeeKind } from '@/domain/people/vocabulary'
import { nameSearchKey } from '@/domain/text/name-search'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import { caseById, moveCase } from '../../cases/move'
import { faultPoint, type ServiceContext } from '../../context'
import { invalid, notFound } from '../../refusals'
import { officeNames } from '../../settings/office-names'

import { trainingSession } from './case'
import { lacksOfSessions, type Session } from './lacks'

export type Attendance = Stored<'attendances'>
/** A worker by their record; staff of the city or of a post office by name and office (ST-17, ST-32). */
export type Attendee =
  | { attendee: 'worker'; worker: string }
  | { attendee: Exclude<AttendeeKind, 'worker'>; name: string; office?: string; place?: string }
export type Mark = { id: string; state: 'registered' | 'attended' | 'absent' | 'withdrawn' }

/** Seats of a session for which nobody has said how many. */
const NO_LIMIT = 500

const isOver = ({ state }: Session): boolean => state === 'done' || state === 'cancelled'

/** Who is in a session, in the order of their seats' taking. */
export const attendancesOf = (
  { payload }: ServiceContext,
  session: string,
): Promise<Attendance[]> =>
  findRows<Attendance>(
    payload,
    'attendances',
    { session: { equals: session } },
    { sort: ['createdAt', 'id'] },
  )

async function openSession(ctx: ServiceContext, id: string): Promise<Session> {
  const row = await caseById(ctx, trainingSession, id)
  if (isOver(row)) throw new DomainError('CASE_OVER', 'この回は終わっているため、変えられません。')
  return row
}

async function personOf(ctx: ServiceContext, who: Attendee) {
  if (who.attendee === 'worker') {
    const worker = await findRow<Stored<'workers'>>(ctx.payload, 'workers', {
      id: { equals: who.worker },
    })
    if (!worker) throw notFound('選んだ従事者が見つかりません。画面を読み込み直してください。')
    const { id, name, company } = worker
    return { key: id, attendee: who.attendee, worker: id, name, officeName: company ?? '' }
  }
  const office = who.office || undefined
  const place = office ? (await officeNames(ctx)).get(office) : who.place?.trim()
  if (!who.name.trim() || !place) throw invalid('氏名と所属を入力してください。')
  const name = who.name.trim()
  return {
    key: `${who.attendee}|${nameSearchKey(name)}|${nameSearchKey(place)}`,
    attendee: who.attendee,
    name,
    officeName: place,
    ...(office ? { office } : {}),
  }
}

/**
 * Takes people into a session. Each has a seat of its own, which the database gives to one alone; somebody
 * who is in it already keeps theirs. Those for whom there is a seat stay when others find none.
 * @throws DomainError SESSION_FULL (names whom there is no seat for), CASE_OVER, NOT_FOUND, INPUT_INVALID
 */
export async function registerPeople(
  ctx: ServiceContext,
  id: string,
  people: readonly Attendee[],
): Promise<{ registered: number }> {
  const session = await openSession(ctx, id)
  const known = await Promise.all(people.map((who) => personOf(ctx, who)))
  const left: string[] = []
  for (const { key, ...person } of known) {
    const row = {
      ...person,
      course: session.course,
      courseTitle: session.courseTitle,
      courseVersion: session.courseVersion,
      session: id,
      sessionNumber: session.number,
      state: 'registered' as const,
      requestKey: `${id}|${key}`,
      ...(session.on ? { on: session.on } : {}),
    }
    if (!(await takeSeat(ctx, session, row))) left.push(person.name)
    await faultPoint(ctx, 'seat-taken')
  }
  const registered = known.length - left.length
  if (registered > 0)
    await logAct(ctx, {
      action: 'training.register',
      summary: `研修の回${session.number}に${registered}人を登録`,
      target: `training-sessions/${id}`,
      count: registered,
    })
  if (left.length > 0)
    throw new DomainError(
      'SESSION_FULL',
      `定員${session.capacity}人に達しています。登録できなかった人: ${left.join('、')}`,
    )
  return { registered }
}

/** @returns false when there is no seat */
async function takeSeat(
  ctx: ServiceContext,
  { id, capacity }: Session,
  row: Partial<Attendance> & { requestKey: string },
): Promise<boolean> {
  const { payload } = ctx
  const own = { requestKey: { equals: row.requestKey } }
  const most = capacity ?? NO_LIMIT
  // Each round that is lost to somebody else has one seat less.
  for (let round = 0; round <= most; round++) {
    const now = await attendancesOf(ctx, id)
    const mine = now.find(({ requestKey }) => requestKey === row.requestKey)
    if (mine && mine.state !== 'withdrawn') return true
    const taken = new Set(now.map(({ seat }) => seat))
    const free = Array.from({ length: most }, (_, index) => `${id}|${index + 1}`).find(
      (seat) => !taken.has(seat),
    )
    if (!free) return false
    try {
      if (mine)
        await updateWhere(
          payload,
          'attendances',
          { and: [own, { state: { equals: 'withdrawn' } }] },
          { state: 'registered', seat: free },
        )
      else await insertRow(payload, 'attendances', { ...row, seat: free })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  return false
}

/**
 * 出欠: who came and who did not. What is completed stays so, whatever is sent.
 * @throws DomainError NOT_NOW before the day, COMPLETED for somebody whose completion stands, CASE_OVER
 */
export async function markAttendance(
  ctx: ServiceContext,
  id: string,
  marks: readonly Mark[],
): Promise<{ marked: number }> {
  const session = await openSession(ctx, id)
  const isHeld = ['confirmed', 'held'].includes(session.state)
  if (!isHeld && marks.some(({ state }) => state === 'attended' || state === 'absent'))
    throw new DomainError('NOT_NOW', '出欠は、確定した回に記録します。先に回を確定してください。')
  for (const { id: person, state } of marks) {
    const row = await updateWhere<Attendance>(
      ctx.payload,
      'attendances',
      {
        and: [
          { id: { equals: person } },
          { session: { equals: id } },
          { state: { in: ['registered', 'attended', 'absent'] } },
        ],
      },
      { state, ...(state === 'withdrawn' ? { seat: `${id}|-|${person}` } : {}) },
    )
    if (!row) await refuseMark(ctx, id, person, state)
    await faultPoint(ctx, 'attendance-marked')
  }
  await logAct(ctx, {
    action: 'training.mark',
    summary: `研修の回${session.number}の出欠を${marks.length}人分記録`,
    target: `training-sessions/${id}`,
    count: marks.length,
  })
  return { marked: marks.length }
}

async function refuseMark(ctx: ServiceContext, session: string, id: string, state: string) {
  const row = await findRow<Attendance>(ctx.payload, 'attendances', {
    and: [{ id: { equals: id } }, { session: { equals: session } }],
  })
  if (!row) throw notFound('この人は、この回に登録されていません。')
  if (row.state === state) return
  throw row.state === 'completed'
    ? new DomainError('COMPLETED', `${row.name}さんは修了を登録したため、出欠を変えられません。`)
    : new DomainError(
        'WITHDRAWN',
        `${row.name}さんは取り消されています。もう一度登録してください。`,
      )
}

/**
 * 修了登録: everybody who came has completed the course in the version of the session; then the session is
 * over. Sent twice or again after a crash it makes no second completion and changes none (ST-08).
 * @throws DomainError NOT_NOW (not held yet, or people without a mark), CASE_OVER
 */
export async function completeSession(
  ctx: ServiceContext,
  id: string,
): Promise<{ completed: number }> {
  const session = await caseById(ctx, trainingSession, id)
  const rows = await attendancesOf(ctx, id)
  const open = rows.filter(({ state }) => state === 'registered').length
  if (session.state === 'held' && open > 0)
    throw new DomainError('NOT_NOW', `出欠を記録していない人が${open}人います。`)
  if (session.state !== 'held' && session.state !== 'done')
    throw new DomainError('NOT_NOW', '先に「実施した」を押してください。')
  for (const row of rows.filter(({ state }) => state === 'attended')) {
    await updateWhere(
      ctx.payload,
      'attendances',
      { and: [{ id: { equals: row.id } }, { state: { equals: 'attended' } }] },
      { state: 'completed', completedOn: session.on, on: session.on },
    )
    await faultPoint(ctx, 'completed-one')
  }
  if (session.state === 'held')
    await moveCase(
      ctx,
      trainingSession,
      id,
      // One for all who press it: whoever is second finds it done.
      { move: 'complete', op: `complete|${id}` },
      { lacks: (by, all) => lacksOfSessions(by, all) },
    )
  const after = await attendancesOf(ctx, id)
  return { completed: after.filter(({ state }) => state === 'completed').length }
}
