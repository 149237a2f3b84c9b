import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import { raiseAlert, resolveAlert } from '../alarms/alerts/raise'
import { eachByItself } from '../alarms/each'
import type { ServiceContext } from '../context'

import { contactRules } from './masters'

/** Records that hold a promised time, and the states in which the caller still waits for it. */
const PROMISES = {
  callbacks: { field: 'dueAt', waits: ['planned'], label: '折り返し' },
  complaints: {
    field: 'callbackAt',
    waits: ['received', 'handling', 'city', 'callback'],
    label: '苦情の折り返し',
  },
  'helpdesk-tickets': {
    field: 'callbackAt',
    waits: ['received', 'answered'],
    label: 'ヘルプデスクの折り返し',
  },
} as const

type Kind = keyof typeof PROMISES
const KINDS = Object.keys(PROMISES) as Kind[]

const keyOf = (kind: Kind, id: string): string => `late-${kind}|${id}`

/** A minute in Japan as these records hold it: as text it sorts as time does. */
const minuteOf = (instant: Date): string => `${tokyoDateOf(instant)}T${tokyoTimeOf(instant)}`

async function lateOf(ctx: ServiceContext, kind: Kind, limit: string) {
  const { field, waits } = PROMISES[kind]
  return findRows<{ id: string; number: string }>(ctx.payload, kind, {
    and: [
      { state: { in: [...waits] } },
      // An empty text is no time.
      { [field]: { greater_than: '0' } },
      { [field]: { less_than: limit } },
    ],
  })
}

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
  for (const kind of KINDS) {
    const { label } = PROMISES[kind]
    const late = minutes > 0 ? await lateOf(ctx, kind, limit) : []
    report.late += late.length
    report.failed += await eachByItself(ctx, `alert of ${kind}`, late, ({ id, number }) =>
      raiseAlert(ctx, {
        key: keyOf(kind, id),
        severity: 'notice',
        title: `${label}の約束の時刻を過ぎています ${number}`,
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
