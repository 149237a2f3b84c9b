import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { waitingStates } from '@/kit/case/define'

import { raiseAlert, resolveAlert } from '../alarms/alerts/raise'
import { eachByItself } from '../alarms/each'
import type { ServiceContext } from '../context'

import { callback } from './callbacks/case'
import { complaint } from './complaints/case'
import { contactRules } from './masters'
import { ticket } from './tickets/case'

/** Records that hold a promised time: while they are not over, somebody waits for the call. */
const PROMISES = [
  { kind: callback, field: 'dueAt', label: '折り返し' },
  { kind: complaint, field: 'callbackAt', label: '苦情の折り返し' },
  { kind: ticket, field: 'callbackAt', label: 'ヘルプデスクの折り返し' },
] as const

type Promised = (typeof PROMISES)[number]
type Kind = Promised['kind']['slug']

const keyOf = (kind: Kind, id: string): string => `late-${kind}|${id}`

/** A minute in Japan as these records hold it: as text it sorts as time does. */
const minuteOf = (instant: Date): string => `${tokyoDateOf(instant)}T${tokyoTimeOf(instant)}`

const lateOf = (ctx: ServiceContext, { kind, field }: Promised, limit: string) =>
  findRows<{ id: string; number: string }>(ctx.payload, kind.slug, {
    and: [
      { state: { in: waitingStates(kind) } },
      // An empty text is no time.
      { [field]: { greater_than: '0' } },
      { [field]: { less_than: limit } },
    ],
  })

/**
 * A promised call that nobody has made is an alert, until somebody has called, promised another time or
 * closed the record (CC-11, HD-04). Runs every minute; whoever dies, the next run finds the same.
 * @returns how many are late, and for how many it failed
 */
export async function watchPromises(
  ctx: ServiceContext,
): Promise<{ late: number; failed: number }> {
  const { callbackAlertMinutes: minutes } = await contactRules(ctx)
  const limit = minuteOf(new Date(ctx.now().getTime() - minutes * 60_000))
  const report = { late: 0, failed: 0 }
  const told = await findRows<Stored<'alerts'>>(ctx.payload, 'alerts', {
    state: { not_equals: 'resolved' },
  })
  for (const promised of PROMISES) {
    const { slug: kind } = promised.kind
    const late = minutes > 0 ? await lateOf(ctx, promised, limit) : []
    report.late += late.length
    report.failed += await eachByItself(ctx, `alert of ${kind}`, late, ({ id, number }) =>
      raiseAlert(ctx, {
        key: keyOf(kind, id),
        severity: 'notice',
        title: `${promised.label}の約束の時刻を過ぎています ${number}`,
        body: '相手に電話をかけて、話せたか不在かを記録してください。',
        href: `/admin/collections/${kind}/${id}`,
      }),
    )
    const isLate = new Set(late.map(({ id }) => keyOf(kind, id)))
    const over = told.filter(
      ({ topic }) => topic?.startsWith(keyOf(kind, '')) && !isLate.has(topic),
    )
    report.failed += await eachByItself(ctx, `end of ${kind}`, over, ({ topic }) =>
      resolveAlert(ctx, topic!),
    )
  }
  return report
}
