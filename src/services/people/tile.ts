import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { lacksOf } from '@/domain/people/requirement'
import { addDays } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../context'
import type { Draft, Tile } from '../dashboard/tile'

import { evidenceOf } from './evidence'
import { rosterOn } from './roster'

/** A start or an end is told so many days before. */
const NEAR_DAYS = 14

/** Roles without people, people who cannot begin yet, assignments that end (ST-02, ST-05, ST-08). */
async function readPeople(ctx: ServiceContext, today: string): Promise<Draft> {
  const near = addDays(today, NEAR_DAYS)
  const [{ unfilled, rows }, waiting] = await Promise.all([
    rosterOn(ctx, today),
    findRows<Stored<'assignments'>>(ctx.payload, 'assignments', {
      and: [{ state: { in: ['planned', 'submitted'] } }, { from: { less_than_equal: near } }],
    }),
  ])
  const evidence = await evidenceOf(ctx, waiting)
  const lacking = waiting.filter(({ id }) => {
    const known = evidence.get(id)
    return known && lacksOf(known).length > 0
  })
  const ready = waiting.length - lacking.length
  const ending = rows.filter(({ until }) => until !== '' && until <= near)
  const untrained = rows.filter(({ untrained: courses }) => courses !== '')
  const old = rows.filter(({ isContactOld }) => isContactOld)
  const count = unfilled.length + waiting.length + untrained.length + ending.length + old.length
  if (count === 0) return null
  const [first] = lacking
  return {
    label: '従事者の名簿ですること',
    value: `${count}件`,
    note: [
      unfilled.length > 0 ? `人が足りない役割: ${unfilled.map(({ role }) => role).join('、')}` : '',
      first
        ? `${formatJa(first.from)}に始められない人 ${lacking.length}人（${first.workerName}${lacking.length > 1 ? ' など' : ''}）`
        : '',
      ready > 0 ? `始められる人 ${ready}人` : '',
      untrained.length > 0 ? `研修の期限が切れた人 ${untrained.length}人` : '',
      ending.length > 0 ? `2週間以内に終わる人 ${ending.length}人` : '',
      old.length > 0 ? `連絡先を確かめる人 ${old.length}人` : '',
    ]
      .filter(Boolean)
      .join('。'),
    tone: 'act',
    href: '/admin/roster',
  }
}

export const peopleTile: Tile = {
  key: 'people',
  at: 112,
  capability: 'people.edit',
  cityWide: true,
  read: readPeople,
}
