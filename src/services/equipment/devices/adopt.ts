import { findRows, updateWhere } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import { BEGIN } from '@/kit/case/define'

import type { ServiceContext } from '../../context'
import type { Device } from '../masters'

/**
 * Devices from before they had states: what was in use stands where it stood, the rest is kept as it was and
 * begins anew. Each is written once, under the condition that nobody has begun it. @returns how many
 */
export async function adoptDevices({ payload, actor, now }: ServiceContext): Promise<number> {
  const rows = await findRows<Device>(payload, 'devices', { deviceKey: { exists: false } })
  const today = tokyoDateOf(now())
  for (const { id, from, active } of rows) {
    const state = active === false ? 'removed' : from <= today ? 'placed' : 'preparing'
    await updateWhere(
      payload,
      'devices',
      { and: [{ id: { equals: id } }, { deviceKey: { exists: false } }] },
      {
        ...{ deviceKey: `former|${id}`, state, stateOn: today, stateSeq: 0, unlogged: true },
        history: [{ seq: 0, at: now().toISOString(), by: actor, move: BEGIN, from: '', to: state }],
      },
    )
  }
  return rows.length
}
