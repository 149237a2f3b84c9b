import type { Payload } from 'payload'

import { insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'

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
  if (await update()) return
  try {
    await insertRow(payload, 'check-results', { name, ...data })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await update()
  }
}

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
