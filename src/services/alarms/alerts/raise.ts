import { findRow, inc } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { Severity } from '@/domain/alarms/severity'

import { moveByProduct } from '../../cases/move'
import { markBeside } from '../../cases/beside'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'

import { alertCase } from './case'

export type NewAlert = {
  /** What it is about. While one alert of this key is not resolved, there is no second one. */
  key: string
  severity: Severity
  /** Goes into mails and onto every open panel: fixed words and numbers, never a person's name. */
  title: string
  /** Read in the panel only, by those who may. */
  body: string
  /** Where the work on it is done, below the root: `/admin/…`. */
  href?: string
  /** Code of the policy; without it the one of the severity. */
  policy?: string
  /** It is already with those who answer for everything (IN-14). */
  isTakenOver?: boolean
}

export type AlertRow = Stored<'alerts'>

/**
 * Raises an alert: from here on people are told, in the steps of its policy and again from the
 * beginning, until somebody answers (IN-02). The first messages leave within seconds (`jobs/start.ts`).
 * Raised again while it is not resolved, it is the same alert, and somebody who has answered stays
 * undisturbed.
 */
export async function raiseAlert(
  ctx: ServiceContext,
  { key, severity, title, body, href = '', policy = '', isTakenOver = false }: NewAlert,
): Promise<{ id: string; isNew: boolean }> {
  const at = ctx.now().toISOString()
  const { row, isNew } = await startCase(ctx, alertCase, {
    alertKey: key,
    topic: key,
    severity,
    title,
    body,
    href,
    policy,
    raisedAt: at,
    lastRaisedAt: at,
    ...(isTakenOver ? { takenOverAt: at } : {}),
    times: 1,
    round: 1,
    step: -1,
    nextAt: at,
  })
  if (!isNew) {
    const same = { alertKey: { equals: key } }
    await markBeside(ctx, 'alerts', same, { lastRaisedAt: at, times: inc(1) })
  }
  return { id: row.id, isNew }
}

/** The alert of this key that is not resolved, if there is one. */
export const alertOf = (ctx: ServiceContext, key: string): Promise<AlertRow | null> =>
  findRow<AlertRow>(ctx.payload, 'alerts', { alertKey: { equals: key } })

/** Ends the alert of this key, because what it was about is over; wins over an answer at the same moment. */
export async function resolveAlert(ctx: ServiceContext, key: string, note = ''): Promise<boolean> {
  const row = await alertOf(ctx, key)
  if (!row) return false
  const op = `resolve|${row.id}`
  await moveByProduct(ctx, alertCase, row.id, { move: 'resolve', answers: { note }, op })
  return true
}
