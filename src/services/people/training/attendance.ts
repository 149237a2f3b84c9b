import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { AttendeeKind } from '@/domain/people/vocabulary'
import { nameSearchKey } from '@/domain/text/name-search'
import { DomainError } from '@/lib/errors'

import { caseById } from '../../cases/move'
import { changeRow } from '../../change-row'
import { faultPoint, type ServiceContext } from '../../context'
import { invalid, notFound } from '../../refusals'
import { officeNames } from '../../settings/office-names'

import {
  type Attendance,
  attendancesOf,
  type Done,
  logAttendance,
  noted,
  writeAttendance,
} from './attendance-row'
import { trainingSession } from './case'
import type { Session } from './lacks'

/** A worker by their record; staff of the city or of a post office by name and office (ST-17, ST-32). */
export type Attendee =
  | { attendee: 'worker'; worker: string }
  | { attendee: Exclude<AttendeeKind, 'worker'>; name: string; office?: string; place?: string }
export type Mark = { id: string; state: 'registered' | 'attended' | 'absent' | 'withdrawn' }

/** Seats of a session for which nobody has said how many. */
const NO_LIMIT = 500

export const isOver = ({ state }: Session): boolean => state === 'done' || state === 'cancelled'
export const isIn = ({ state }: Pick<Attendance, 'state'>): boolean => state !== 'withdrawn'
const seatsOf = ({ capacity }: Session): number => capacity ?? NO_LIMIT

const over = () => new DomainError('CASE_OVER', 'この回は終わっているため、変えられません。')

async function openSession(ctx: ServiceContext, id: string): Promise<Session> {
  const row = await caseById(ctx, trainingSession, id)
  if (isOver(row)) throw over()
  return row
}

/** @throws DomainError CASE_OVER, also while the completions are being written */
async function takingSession(ctx: ServiceContext, id: string): Promise<Session> {
  const row = await openSession(ctx, id)
  if (row.isClosing)
    throw new DomainError(
      'CASE_OVER',
      '修了の登録が始まっているため、人を加えられません。「修了を登録する」をもう一度押してください。',
    )
  return row
}

const NO_NUMBER = 'マイナンバー（個人番号）は入力できません。番号を消してください。'

function refuseNumbers(texts: Record<string, string | undefined>): void {
  const bad = Object.entries(texts).filter(([, text]) => containsIndividualNumber(text ?? ''))
  if (bad.length > 0)
    throw invalid(NO_NUMBER, Object.fromEntries(bad.map(([name]) => [name, NO_NUMBER])))
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
  const { name: given, place: typed, office: chosen } = who
  refuseNumbers({ name: given, place: typed })
  const office = chosen || undefined
  const place = office ? (await officeNames(ctx)).get(office) : typed?.trim()
  const name = given.trim()
  if (!name || !place)
    throw invalid('氏名と所属を入力してください。', {
      ...(name ? {} : { name: '氏名を入力してください。' }),
      ...(place ? {} : { place: '所属を入力してください。' }),
    })
  return {
    key: `${who.attendee}|${nameSearchKey(name)}|${nameSearchKey(place)}`,
    attendee: who.attendee,
    name,
    officeName: place,
    ...(office ? { office } : {}),
  }
}

const REGISTERED: Done = { action: 'training.register', says: '受ける人を登録' }

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
  const session = await takingSession(ctx, id)
  const known = await Promise.all(people.map((who) => personOf(ctx, who)))
  const left: string[] = []
  const taken: Attendance[] = []
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
    const seat = await takeSeat(ctx, session, row)
    if (seat === 'full') left.push(person.name)
    else if (seat !== 'has') taken.push(seat)
    await faultPoint(ctx, 'seat-taken')
  }
  left.push(...(await giveBack(ctx, id, taken)))
  if (left.length > 0)
    throw new DomainError(
      'SESSION_FULL',
      `定員${session.capacity}人に達しています。登録できなかった人: ${left.join('、')}`,
    )
  return { registered: known.length }
}

/** @returns the row as it was taken, `has` when somebody is in the session already, `full` without a seat */
async function takeSeat(
  ctx: ServiceContext,
  session: Session,
  row: Partial<Attendance> & { requestKey: string },
): Promise<Attendance | 'has' | 'full'> {
  const { id } = session
  const most = seatsOf(session)
  // Each round that is lost to somebody else has one seat less.
  for (let round = 0; round <= most; round++) {
    const now = await attendancesOf(ctx, id)
    const mine = now.find(({ requestKey }) => requestKey === row.requestKey)
    if (mine && isIn(mine)) return 'has'
    // Seats beyond a number that has become smaller count as well.
    if (now.filter(isIn).length >= most) return 'full'
    const taken = new Set(now.map(({ seat }) => seat))
    const seat = Array.from({ length: most }, (_, index) => `${id}|${index + 1}`).find(
      (one) => !taken.has(one),
    )
    if (!seat) return 'full'
    const has = await sit(ctx, mine, { ...row, seat })
    if (has) return has
  }
  return 'full'
}

/** @returns null when the seat, or the row, has become somebody else's */
async function sit(
  ctx: ServiceContext,
  mine: Attendance | undefined,
  row: Partial<Attendance>,
): Promise<Attendance | null> {
  try {
    if (mine) {
      const { seat, on } = row
      return await writeAttendance(ctx, mine, { state: 'registered', seat, on }, REGISTERED)
    }
    const data = { ...row, ...noted(ctx, null, REGISTERED) }
    const made = await insertRow<Attendance>(ctx.payload, 'attendances', data)
    await faultPoint(ctx, 'attendance-written')
    await logAttendance(ctx, made)
    return made
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return null
  }
}

/**
 * Looks once more after the seats are taken: where the session has become smaller or has begun to close
 * meanwhile, whoever came last gives theirs back. @returns their names @throws DomainError CASE_OVER
 */
async function giveBack(
  ctx: ServiceContext,
  id: string,
  taken: readonly Attendance[],
): Promise<string[]> {
  if (taken.length === 0) return []
  const session = await caseById(ctx, trainingSession, id)
  const isShut = isOver(session) || session.isClosing === true
  const people = (await attendancesOf(ctx, id)).filter(isIn)
  const tooMany = isShut ? taken.length : Math.max(0, people.length - seatsOf(session))
  const back = taken.slice(Math.max(0, taken.length - tooMany))
  for (const row of back) await withdraw(ctx, row.id)
  if (isShut) throw over()
  return back.map(({ name }) => name)
}

/**
 * What `giveBack` would have done, had its process lived: where more people are in a session than it has seats,
 * whoever came last leaves. People themselves never make it smaller than that. @returns how many left
 */
export async function giveBackSurplus(ctx: ServiceContext, session: Session): Promise<number> {
  const people = (await attendancesOf(ctx, session.id)).filter(isIn)
  const tooMany = Math.max(0, people.length - seatsOf(session))
  const back = people
    .filter(({ state }) => state === 'registered')
    .reverse()
    .slice(0, tooMany)
  for (const row of back) await withdraw(ctx, row.id)
  return back.length
}

/** Takes somebody out who has only been taken in. */
export const withdraw = (ctx: ServiceContext, person: string): Promise<Attendance> =>
  changeRow<Attendance, Partial<Attendance>>({
    find: () => attendance(ctx, person),
    decide: (row) => (row.state === 'registered' ? withdrawnFrom(row) : null),
    write: (row, data) => writeAttendance(ctx, row, data, saysOf('withdrawn')),
  })

const withdrawnFrom = ({ id, session }: Attendance): Partial<Attendance> => ({
  state: 'withdrawn',
  seat: `${session}|-|${id}`,
})

async function attendance(ctx: ServiceContext, id: string, session?: string): Promise<Attendance> {
  const row = await findRow<Attendance>(ctx.payload, 'attendances', { id: { equals: id } })
  if (row && (session === undefined || row.session === session)) return row
  throw notFound('この人は、この回に登録されていません。')
}

const SAYS: Record<Mark['state'], string> = {
  registered: '出欠の記録を消した',
  attended: '出席を記録',
  absent: '欠席を記録',
  withdrawn: '登録を取り消した',
}
const saysOf = (state: Mark['state']): Done => ({ action: 'training.mark', says: SAYS[state] })

/**
 * 出欠: who came and who did not. What is completed stays so, whatever is sent, and nothing is marked in a
 * session that is over.
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
    await faultPoint(ctx, 'attendance-before')
    await changeRow<Attendance, Partial<Attendance>>({
      find: () => attendance(ctx, person, id),
      decide: (row) => markOf(row, state),
      write: (row, data) => writeAttendance(ctx, row, data, saysOf(state)),
    })
  }
  return { marked: marks.length }
}

function markOf(row: Attendance, state: Mark['state']): Partial<Attendance> | null {
  if (row.state === 'completed')
    throw new DomainError(
      'COMPLETED',
      `${row.name}さんは修了を登録したため、出欠を変えられません。`,
    )
  if (row.isClosed) throw over()
  if (row.state === state) return null
  if (row.state === 'withdrawn')
    throw new DomainError(
      'WITHDRAWN',
      `${row.name}さんは取り消されています。もう一度登録してください。`,
    )
  return state === 'withdrawn' ? withdrawnFrom(row) : { state }
}

/** The day of a session that was arranged anew stands with its people, too. */
export async function followDay(ctx: ServiceContext, { id, on }: Session): Promise<void> {
  for (const row of await attendancesOf(ctx, id))
    if (row.state !== 'completed' && (row.on ?? '') !== (on ?? ''))
      await updateWhere(
        ctx.payload,
        'attendances',
        { and: [{ id: { equals: row.id } }, { state: { not_equals: 'completed' } }] },
        { on: on ?? '' },
      )
}
