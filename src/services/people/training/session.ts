import { can } from '@/access/capabilities'
import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { isTaughtAnew, linesIn } from '@/domain/people/session'
import { ATTENDANCE, ATTENDEE } from '@/domain/people/vocabulary'
import { isCivilDate, isCivilTime, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { askedBeside } from '@/kit/case/rules'
import type { Answers, Ask } from '@/kit/case/types'

import { caseById, moveCase } from '../../cases/move'
import { type OneCase, oneCase } from '../../cases/one'
import { movesNow } from '../../cases/rules'
import { faultPoint, type ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { loadBookingConfig } from '../../settings/booking-config'

import { workersToChoose } from '../choices'

import { followDay, isIn } from './attendance'
import { attendancesOf } from './attendance-row'
import { trainingSession } from './case'
import { trainersOn } from './lacks'
import { trainingSessions } from './list'

export type Choice = { value: string; label: string }

export type Arrangement = {
  on: string
  startTime: string
  endTime: string
  office: string
  site: string
  trainer: string
  capacity: number | null
  topics: string[]
}

export type SessionPerson = {
  id: string
  /** '' for others than workers. */
  worker: string
  name: string
  kind: string
  place: string
  state: keyof typeof ATTENDANCE
  stateLabel: string
}

/** What may be chosen on the screen of a session; read when it opens and when its day changes. */
export type SessionChoices = { offices: Choice[]; trainers: Choice[]; workers: Choice[] }

/** All that the screen of one session shows, read again and again while it is open. */
export type SessionScreen = {
  one: OneCase
  title: string
  period: string
  arranged: Arrangement
  /** Topics that the course asks for. */
  topics: string[]
  people: SessionPerson[]
  place: string
  mayEdit: boolean
  mayArrange: boolean
  mayMark: boolean
  /** What the city asks for at 日時・会場・講師を決める, and at 修了登録. */
  asks: Record<'arrange' | 'complete', readonly Ask[]>
}

/** @throws DomainError NOT_FOUND */
export async function sessionScreen(ctx: ServiceContext, id: string): Promise<SessionScreen> {
  const one = await oneCase(ctx, trainingSessions, id)
  const row = await caseById(ctx, trainingSession, id)
  const moves = await movesNow(ctx, trainingSession)
  const [all, course] = await Promise.all([
    attendancesOf(ctx, id),
    findRow<Stored<'courses'>>(ctx.payload, 'courses', { id: { equals: row.course } }),
  ])
  const mayEdit = can(ctx.user, 'people.edit')
  return {
    one,
    title: `${row.courseTitle}（第${row.courseVersion}版）`,
    period: [row.period, [row.periodFrom, row.periodTo].filter(Boolean).join('〜')]
      .filter(Boolean)
      .join(' '),
    arranged: {
      on: row.on ?? '',
      startTime: row.startTime ?? '',
      endTime: row.endTime ?? '',
      office: row.office ?? '',
      site: row.site ?? '',
      trainer: row.trainer ?? '',
      capacity: row.capacity ?? null,
      topics: linesIn(row.topics),
    },
    topics: (course?.topics ?? []).map(({ title }) => title),
    place: [row.officeName, row.site].filter(Boolean).join(' '),
    people: all.filter(isIn).map(({ id: own, worker, name, attendee, officeName, state }) => ({
      id: own,
      worker: worker ?? '',
      name,
      kind: ATTENDEE[attendee],
      place: officeName ?? '',
      state,
      stateLabel: ATTENDANCE[state],
    })),
    mayEdit,
    mayArrange: mayEdit && trainingSession.moves.arrange.from.includes(row.state as 'planned'),
    asks: {
      arrange: askedBeside(moves.case, 'arrange', row),
      complete: askedBeside(moves.case, 'complete', row),
    },
    mayMark: mayEdit && ['confirmed', 'held'].includes(row.state),
  }
}

/** @throws DomainError NOT_FOUND */
export async function sessionChoices(ctx: ServiceContext, id: string): Promise<SessionChoices> {
  const { on } = await caseById(ctx, trainingSession, id)
  const [config, all, teaching] = await Promise.all([
    loadBookingConfig(ctx.payload),
    workersToChoose(ctx, true),
    on ? trainersOn(ctx, on) : new Set<string>(),
  ])
  return {
    offices: config.offices.map(({ id: value, name }) => ({ value, label: name })),
    // Who may teach on that day stands first.
    trainers: [
      ...all
        .filter(({ value }) => teaching.has(value))
        .map(({ value, label }) => ({ value, label: `◎ ${label}` })),
      ...all.filter(({ value }) => !teaching.has(value)),
    ],
    workers: all,
  }
}

/**
 * 日時・会場・講師を決める: what was chosen is looked up, and kept with the names of that day. What it lacks
 * is said afterwards; a day that does not fit may stand until somebody has found a better one.
 * @throws DomainError NOT_FOUND, INPUT_INVALID (with `fields`), CASE_OVER, CHANGED_MEANWHILE
 */
export async function arrangeSession(
  ctx: ServiceContext,
  id: string,
  { wish, answers, op, seen }: { wish: Arrangement; answers?: Answers; op: string; seen: number },
): Promise<void> {
  const [row, config, trainer, people] = await Promise.all([
    caseById(ctx, trainingSession, id),
    loadBookingConfig(ctx.payload),
    wish.trainer
      ? findRow<Stored<'workers'>>(ctx.payload, 'workers', { id: { equals: wish.trainer } })
      : null,
    attendancesOf(ctx, id),
  ])
  const venue = config.offices.find((one) => one.id === wish.office)
  const has = people.filter(isIn).length
  const problems: Record<string, string> = {}
  if (wish.office && !venue) problems.office = '会場の窓口を選び直してください。'
  if (wish.trainer && !trainer) problems.trainer = '講師を選び直してください。'
  // What stands may have passed while somebody still looks for a better day.
  if (isCivilDate(wish.on) && wish.on !== (row.on ?? '') && wish.on < tokyoDateOf(ctx.now()))
    problems.on = `${formatJa(wish.on)}は過ぎています。これから行う日を選んでください。`
  for (const name of ['startTime', 'endTime'] as const)
    if (wish[name] && !isCivilTime(wish[name]))
      problems[name] = '時刻を 09:00 の形で入力してください。'
  if (wish.startTime && wish.endTime && wish.startTime >= wish.endTime)
    problems.endTime = '終了を開始より後にしてください。'
  if (wish.capacity !== null && wish.capacity < has)
    problems.capacity = `もう${has}人が登録されています。`
  if (Object.keys(problems).length > 0) throw invalid(Object.values(problems).join(' '), problems)
  const { office, trainer: teaches, capacity, topics, ...texts } = wish
  const now = await movesNow(ctx, trainingSession)
  const arrange = now.case.moves.arrange!
  const chosen = {
    ...now.case,
    moves: {
      ...now.case.moves,
      arrange: {
        ...arrange,
        // Other topics are shown to the city again.
        to: isTaughtAnew(row, topics.join('\n')) ? ('planned' as const) : arrange.to,
        set: (...given: Parameters<NonNullable<typeof arrange.set>>) => ({
          ...arrange.set?.(...given),
          office,
          trainer: teaches,
        }),
      },
    },
  }
  const arranged = await moveCase(ctx, { ...now, case: chosen }, id, {
    move: 'arrange',
    op,
    seen,
    answers: {
      ...answers,
      ...texts,
      officeName: venue?.name ?? '',
      trainerName: trainer?.name ?? '',
      capacity: capacity === null ? '' : String(capacity),
      topics: topics.join('\n'),
    },
  })
  await faultPoint(ctx, 'session-arranged')
  await followDay(ctx, arranged)
}
