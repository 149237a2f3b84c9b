import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { tokyoDateOf } from '@/domain/time/civil'

import { adoptCase, changeBeside } from '../../cases/beside'
import type { ServiceContext } from '../../context'
import { type Device, type DeviceContract, type DeviceType, ofContract, ofType } from '../masters'

import { device } from './case'
import { lineBehind } from './line'

/**
 * Devices from before they had states: what was in use stands where it stood, the rest is kept as it was and
 * begins anew. Each is written once, under the condition that nobody has begun it. @returns how many
 */
export async function adoptDevices(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Device>(ctx.payload, 'devices', { deviceKey: { exists: false } })
  const today = tokyoDateOf(ctx.now())
  for (const { id, from, active } of rows) {
    const state = active === false ? 'removed' : from <= today ? 'placed' : 'preparing'
    await adoptCase(ctx, device, id, state)
  }
  return rows.length + (await nameMasters(ctx)) + (await keyLines(ctx))
}

/**
 * Lines and SIMs from before both had a key; of two devices with one number the first keeps it until people have
 * mended the other.
 */
async function keyLines({ payload }: ServiceContext): Promise<number> {
  let keyed = 0
  const rows = await findRows<Device>(
    payload,
    'devices',
    {
      or: (['lineKey', 'simNumber'] as const).map((field): Where => ({
        and: [
          { [field]: { exists: false } },
          { [field === 'lineKey' ? 'line' : 'sim']: { exists: true } },
        ],
      })),
    },
    { sort: 'number' },
  )
  for (const row of rows) {
    const behind = lineBehind(row)
    if (!behind) continue
    try {
      await changeBeside({ payload }, 'devices', row, behind)
      keyed++
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  return keyed
}

/** What is named alike and only once. */
const named = <T extends { name: string }>(rows: readonly T[], name: string): T | null => {
  const [first, ...more] = rows.filter((row) => row.name === name)
  return first && more.length === 0 ? first : null
}

/** Devices that know their type and contract by name alone get those of the same name; people mend the others. */
async function nameMasters({ payload }: ServiceContext): Promise<number> {
  let found = 0
  const [contracts, types] = await Promise.all([
    findRows<DeviceContract>(payload, 'device-contracts', {}),
    findRows<DeviceType>(payload, 'device-types', {}),
  ])
  for (const field of ['contractId', 'type'] as const)
    for (const row of await findRows<Device>(payload, 'devices', { [field]: { exists: false } })) {
      const contract = field === 'contractId' ? named(contracts, row.contract) : null
      const type = field === 'type' ? named(types, row.name) : null
      const taken = contract ? ofContract(contract) : type ? ofType(type) : null
      if (!taken) continue
      await changeBeside({ payload }, 'devices', row, taken)
      found++
    }
  return found
}
