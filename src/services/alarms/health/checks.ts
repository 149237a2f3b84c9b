import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { isDomainError } from '@/lib/errors'

import { moveByProduct } from '../../cases/move'
import { markBeside } from '../../cases/beside'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { alertOf, type AlertRow, raiseAlert, resolveAlert } from '../alerts/raise'
import { eachByItself } from '../each'
import { incidentCase } from '../incidents/case'
import { type Incident, incidentHref } from '../incidents/sweep'

const PREFIX = 'check:'

/**
 * Every check of the product that fails is an alert and an incident, and both follow it when it is
 * fine again (IN-15): those of this area, of the operation log, of the keys, and of each job.
 * @returns of how many that did not work
 */
export async function sweepChecks(ctx: ServiceContext): Promise<{ failed: number }> {
  const failing = await findRows<Stored<'check-results'>>(ctx.payload, 'check-results', {
    ok: { equals: 'no' },
  })
  const begun = await eachByItself(ctx, 'check', failing, (check) => begin(ctx, check))
  const names = new Set(failing.map(({ name }) => PREFIX + name))
  const open = await findRows<AlertRow>(ctx.payload, 'alerts', {
    and: [{ state: { not_equals: 'resolved' } }, { topic: { like: PREFIX } }],
  })
  const over = open.filter(({ topic }) => topic?.startsWith(PREFIX) && !names.has(topic))
  const ended = await eachByItself(ctx, 'check', over, ({ id, topic }) => end(ctx, id, topic ?? ''))
  return { failed: begun + ended }
}

const keyOf = (alert: string): string => `alert|${alert}`

async function begin(
  ctx: ServiceContext,
  { name, summary, at }: Stored<'check-results'>,
): Promise<void> {
  const topic = PREFIX + name
  const what = summary ?? '自動の確認で異常が見つかりました。'
  const known = await alertOf(ctx, topic)
  const id =
    known?.id ??
    (await raiseAlert(ctx, { key: topic, severity: 'fault', title: what, body: what })).id
  if (known?.href) return
  const { row } = await startCase<Incident>(ctx, incidentCase, {
    incidentKey: keyOf(id),
    kind: 'system',
    what,
    source: name,
    occurredAt: at ?? ctx.now().toISOString(),
    detectedAt: ctx.now().toISOString(),
    reportedBy: '自動の確認',
    owner: '業務責任者',
    isAlerted: true,
  })
  const href = incidentHref(row.id)
  await markBeside(ctx, 'alerts', { id: { equals: id } }, { href })
}

async function end(ctx: ServiceContext, alert: string, topic: string): Promise<void> {
  const row = await findRow<Incident>(ctx.payload, 'incidents', {
    incidentKey: { equals: keyOf(alert) },
  })
  if (row) {
    const wish = { move: 'restore', op: `restore|${alert}` }
    await moveByProduct(ctx, incidentCase, row.id, wish).catch((error: unknown) => {
      // Somebody has noted it already.
      if (!isDomainError(error)) throw error
    })
  }
  await resolveAlert(ctx, topic, '自動の確認で、回復しました。')
}
