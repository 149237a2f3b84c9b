import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { RowLink, RowLinks } from '../../cases/kind'
import type { ServiceContext } from '../../context'

/** What is handed over is judged by what the city has agreed beforehand (KB-17). */
const CRITERIA: RowLink = { label: '処理判断基準', href: '/admin/manuals?kind=criterion' }

/** A form for a session of training that knows what it comes of. */
export const trainingFor = (cause: string, number: string): string =>
  `/admin/training-sessions?${new URLSearchParams({ 'begin.cause': cause, 'begin.causeNumber': number })}`

/**
 * From an escalation to the training that comes of it: the sessions that there are, and the form for one
 * (CC-06, ST-21).
 */
export async function escalationLinks(
  ctx: ServiceContext,
  rows: readonly Stored<'escalations'>[],
): Promise<Map<string, RowLinks>> {
  if (!can(ctx.user, 'people.read'))
    return new Map(rows.map(({ id }) => [id, { links: [CRITERIA] }]))
  const sessions = await findRows<Stored<'training-sessions'>>(
    ctx.payload,
    'training-sessions',
    {
      and: [
        { cause: { equals: 'escalation' } },
        { causeNumber: { in: rows.map(({ number }) => number) } },
      ],
    },
    { select: { number: true, causeNumber: true } },
  )
  const isEditor = can(ctx.user, 'people.edit')
  return new Map(
    rows.map(({ id, number, state }) => [
      id,
      {
        links: [
          CRITERIA,
          ...sessions
            .filter(({ causeNumber }) => causeNumber === number)
            .map((one) => ({
              label: `研修の回 ${one.number}`,
              href: `/admin/training-session?id=${one.id}`,
            })),
          ...(isEditor && ['answered', 'led'].includes(state)
            ? [{ label: '研修の回を企画する', href: trainingFor('escalation', number) }]
            : []),
        ],
      },
    ]),
  )
}
