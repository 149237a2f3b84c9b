import { tokyoDateOf } from '@/domain/time/civil'
import { isDomainError, DomainError } from '@/lib/errors'

import { assertScope } from '../office-scope'
import { advance } from '../booking/engine/row'
import { settle } from '../booking/engine/settle'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { visitsOf, waitingIn } from './day-list'
import { callerOf } from './day-row'

const busy = () => new DomainError('BUSY', '混み合っています。もう一度お試しください。', 503)

/** The visitor's row, settled and of an office of the account. @throws DomainError NOT_FOUND, FORBIDDEN */
export async function visitorRow(ctx: ServiceContext, id: string): Promise<ReservationRow> {
  const row = await settle(ctx, id)
  if (!row || row.group) throw new DomainError('NOT_FOUND', '予約が見つかりません。', 404)
  assertScope(ctx, row.office)
  return row
}

/**
 * Takes a waiting visitor to one's own desk. Compare and set: of two clerks one gets the visitor,
 * the other reads who has. Called again by the same clerk, it changes nothing.
 * @throws DomainError ALREADY_CALLED, NOT_WAITING, NOT_FOUND, FORBIDDEN, BUSY
 */
export async function callVisitor(ctx: ServiceContext, id: string): Promise<ReservationRow> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await visitorRow(ctx, id)
    if (row.outcome !== 'arrived') {
      throw new DomainError('NOT_WAITING', 'この方は待っていません。一覧を確かめてください。')
    }
    if (row.servedBy) {
      if (callerOf(row) === ctx.actor.id) return row
      throw new DomainError('ALREADY_CALLED', `${row.servedBy}さんが対応しています。`)
    }
    const done = await advance(
      ctx,
      row,
      { servedBy: ctx.actor.name || '担当者' },
      { type: 'called' },
    )
    if (done) return done
  }
  throw busy()
}

/**
 * Calls whoever's turn it is. Two clerks who press at once get two different people.
 * @returns null when nobody waits
 */
export async function callNext(
  ctx: ServiceContext,
  input: { office: string; service?: string },
): Promise<ReservationRow | null> {
  assertScope(ctx, input.office)
  const rows = await visitsOf(ctx, input.office, tokyoDateOf(ctx.now()))
  for (const row of waitingIn(rows)) {
    if (input.service && row.service !== input.service) continue
    try {
      return await callVisitor(ctx, row.id)
    } catch (error) {
      const isTaken = isDomainError(error) && ['ALREADY_CALLED', 'NOT_WAITING'].includes(error.code)
      if (!isTaken) throw error
    }
  }
  return null
}

/** Puts a called visitor back into the queue, in the old place. @throws as `callVisitor` */
export async function releaseVisitor(ctx: ServiceContext, id: string): Promise<ReservationRow> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await visitorRow(ctx, id)
    if (row.outcome !== 'arrived') {
      throw new DomainError('NOT_WAITING', 'この方の対応は終わっています。')
    }
    if (!row.servedBy) return row
    const done = await advance(
      ctx,
      row,
      { servedBy: '' },
      { type: 'undone', note: '呼び出しを取り消し' },
    )
    if (done) return done
  }
  throw busy()
}
