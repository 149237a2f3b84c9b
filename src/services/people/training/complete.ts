import { checkAnswers } from '@/kit/case/answers'
import { askedBeside } from '@/kit/case/rules'
import type { Answers } from '@/kit/case/types'
import { DomainError } from '@/lib/errors'

import { markBeside } from '../../cases/beside'
import { caseById, moveCase } from '../../cases/move'
import { movesNow } from '../../cases/rules'
import { faultPoint, type ServiceContext } from '../../context'
import { busy, invalid } from '../../refusals'

import { type Attendance, attendancesOf, type Done, writeAttendance } from './attendance-row'
import { trainingSession } from './case'
import { lacksOfSessions, type Session } from './lacks'

const COMPLETED: Done = { action: 'training.complete', says: '修了を登録' }
const CLOSED: Done = { action: 'training.complete', says: '出欠を締め切った' }

/** Rounds in which somebody else may still change a mark. */
const ROUNDS = 6

const unmarked = (rows: readonly Attendance[]): number =>
  rows.filter(({ state }) => state === 'registered').length

const notNow = (open: number) =>
  new DomainError('NOT_NOW', `出欠を記録していない人が${open}人います。`)

const countOf = (rows: readonly Attendance[]): { completed: number } => ({
  completed: rows.filter(({ state }) => state === 'completed').length,
})

/**
 * 修了登録: everybody who came has completed the course in the version of the session; then the session is
 * over. Nobody is taken in from the first write on, and each person's mark is closed before the session is: so
 * none lands in a session that is over. Sent twice or again after a crash it makes no second completion and
 * changes none (ST-08).
 * @throws DomainError NOT_NOW (not held yet, or people without a mark), INPUT_INVALID (what the city asks), BUSY
 */
export async function completeSession(
  ctx: ServiceContext,
  id: string,
  answers: Answers = {},
): Promise<{ completed: number }> {
  const session = await caseById(ctx, trainingSession, id)
  const rows = await attendancesOf(ctx, id)
  if (session.state === 'done') return countOf(rows)
  if (session.state !== 'held')
    throw new DomainError('NOT_NOW', '先に「実施した」を押してください。')
  if (unmarked(rows) > 0) throw notNow(unmarked(rows))
  const moves = await movesNow(ctx, trainingSession, (by, all) => lacksOfSessions(by, all))
  const { problems } = checkAnswers(askedBeside(moves.case, 'complete', session), answers)
  const says = Object.values(problems)
  if (says.length > 0) throw invalid(says.join(' '), problems)
  await closing(ctx, id, true)
  await faultPoint(ctx, 'session-closing')
  await closePeople(ctx, session)
  // One for all who press it: whoever is second finds it done.
  await moveCase(ctx, moves, id, { move: 'complete', answers, op: `complete|${id}` })
  return countOf(await attendancesOf(ctx, id))
}

const closing = (ctx: ServiceContext, id: string, isClosing: boolean) =>
  markBeside(
    ctx,
    'training-sessions',
    { and: [{ id: { equals: id } }, { state: { equals: 'held' } }] },
    { isClosing },
  )

async function closePeople(ctx: ServiceContext, { id, on }: Session): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await attendancesOf(ctx, id)
    if (unmarked(rows) > 0) {
      await closing(ctx, id, false)
      throw notNow(unmarked(rows))
    }
    const open = rows.filter(({ state, isClosed }) => state !== 'completed' && !isClosed)
    if (open.length === 0) return
    for (const row of open) {
      if (row.state === 'attended')
        await writeAttendance(ctx, row, { state: 'completed', completedOn: on, on }, COMPLETED)
      else await writeAttendance(ctx, row, { isClosed: true }, CLOSED)
      await faultPoint(ctx, 'completed-one')
    }
  }
  throw busy()
}
