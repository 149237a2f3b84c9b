import { tokyoDateOf } from '@/domain/time/civil'
import { isDomainError, DomainError } from '@/lib/errors'

import { assertScope } from '../office-scope'
import { changeReservation, settled } from '../booking/engine/change'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { notFound } from '../refusals'

import { visitsOf, waitingIn } from './day-list'
import { callerOf } from './day-row'

/** The visitor's row, settled and of an office of the account. @throws DomainError NOT_FOUND, FORBIDDEN */
export async function visitorRow(ctx: ServiceContext, id: string): Promise<ReservationRow> {
  const row = await settled(ctx, id)
  if (row.group) throw notFound('予約が見つかりません。')
  assertScope(ctx, row.office)
  return row
}

/**
 * Takes a waiting visitor to one's own desk. Compare and set: of two clerks one gets the visitor,
 * the other reads who has. Called again by the same clerk, it changes nothing.
 * @throws DomainError ALREADY_CALLED, NOT_WAITING, NOT_FOUND, FORBIDDEN, BUSY
 */
export const callVisitor = (ctx: ServiceContext, id: string): Promise<ReservationRow> =>
  changeReservation(ctx, {
    find: () => visitorRow(ctx, id),
    decide: (row) => {
      if (row.outcome !== 'arrived') {
        throw new DomainError('NOT_WAITING', 'この方は待っていません。一覧を確かめてください。')
      }
      if (row.servedBy) {
        if (callerOf(row) === ctx.actor.id) return null
        throw new DomainError('ALREADY_CALLED', `${row.servedBy}さんが対応しています。`)
      }
      return { data: { servedBy: ctx.actor.name || '担当者' }, event: { type: 'called' } }
    },
  })

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
export const releaseVisitor = (ctx: ServiceContext, id: string): Promise<ReservationRow> =>
  changeReservation(ctx, {
    find: () => visitorRow(ctx, id),
    decide: (row) => {
      if (row.outcome !== 'arrived') {
        throw new DomainError('NOT_WAITING', 'この方の対応は終わっています。')
      }
      if (!row.servedBy) return null
      return { data: { servedBy: '' }, event: { type: 'undone', note: '呼び出しを取り消し' } }
    },
  })
