import type { Payload } from 'payload'

import type { AtomicData } from '@/db/atomic'
import { insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'

import { recordAudit } from '../audit/record'

export type CheckOutcome = {
  name: string
  at: string
  ok: 'yes' | 'repaired' | 'no'
  /** One sentence in Japanese for the status page. */
  summary: string
  details?: Record<string, unknown>
}

/**
 * Keeps the newest result of one kind of check, for the status page. Once all is well again, the
 * acknowledgement of the old alarm goes, so that the next alarm needs a new one (AU-10).
 */
export async function recordCheck(payload: Payload, outcome: CheckOutcome): Promise<void> {
  const { name, ...rest } = outcome
  const isAlarm = rest.ok === 'no'
  const data = {
    ...rest,
    details: rest.details ?? null,
    ...(isAlarm ? {} : { acknowledgedBy: '', acknowledgedAt: '' }),
  }
  const update = () => updateWhere(payload, 'check-results', { name: { equals: name } }, data)
  if (isAlarm && (await turnBad(payload, name, data))) return logAlarm(payload, outcome)
  if (await update()) return
  try {
    await insertRow(payload, 'check-results', { name, ...data })
    if (isAlarm) await logAlarm(payload, outcome)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await update()
  }
}

/** The step from fine to alarm, which one of several processes makes. */
const turnBad = (payload: Payload, name: string, data: AtomicData): Promise<unknown> =>
  updateWhere(
    payload,
    'check-results',
    { and: [{ name: { equals: name } }, { ok: { not_equals: 'no' } }] },
    data,
  )

/** Once an alarm, not once a check: a fault that lasts a week is one entry (AU-10). */
const logAlarm = (payload: Payload, { name, at, summary }: CheckOutcome): Promise<void> =>
  recordAudit(payload, {
    action: 'alarm.raised',
    actorKind: 'job',
    actorName: '自動処理',
    at,
    target: `check-results/${name}`,
    summary: `異常を検知: ${summary}`,
  })

/** Ends an alarm that no longer holds; a check that was fine stays untouched. */
export async function clearAlarm(payload: Payload, name: string, now: Date): Promise<void> {
  await updateWhere(
    payload,
    'check-results',
    { and: [{ name: { equals: name } }, { ok: { equals: 'no' } }] },
    {
      ok: 'yes',
      at: now.toISOString(),
      summary: '回復しました。',
      acknowledgedBy: '',
      acknowledgedAt: '',
    },
  )
}
