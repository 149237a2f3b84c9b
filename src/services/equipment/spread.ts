import type { Where } from 'payload'

import { findRows, updateWhere } from '@/db/atomic'
import { finalStates } from '@/kit/case/define'
import { checksOf } from '@/kit/case/moves'

import { checksAtStart } from '../cases/checks'
import type { ServiceContext } from '../context'

import { device } from './devices/case'
import { type Device, type DeviceContract, type DeviceType, ofContract, ofType } from './masters'

type Has = Pick<ServiceContext, 'payload'>

const THERE: Where = { state: { not_in: finalStates(device) } }

/** The steps of kitting of what it is now; those that were answered stay so. Only before it stands in its place. */
async function stepsOf(ctx: Has, row: Device, category: Device['category']) {
  if (row.state !== 'preparing' || row.category === category) return {}
  const answered = new Map(checksOf(row).map((one) => [one.id, one]))
  const { checks = [] } = await checksAtStart(ctx, device, { category })
  return { checks: checks.map((one) => answered.get(one.id) ?? one) }
}

/** Writes what was taken over into the devices that have it otherwise; nothing of those that are gone. */
async function spread(
  ctx: Has,
  field: 'type' | 'contractId',
  taken: Partial<Device>,
): Promise<number> {
  const mine: Where = { [field]: { equals: taken[field] } }
  const rows = await findRows<Device>(ctx.payload, 'devices', { and: [mine, THERE] })
  const names = Object.keys(taken) as (keyof Device)[]
  const others = rows.filter((row) => names.some((name) => row[name] !== taken[name]))
  for (const row of others) {
    const steps = taken.category ? await stepsOf(ctx, row, taken.category) : {}
    const asRead: Where[] = [{ id: { equals: row.id } }, { state: { equals: row.state } }]
    await updateWhere(
      ctx.payload,
      'devices',
      { and: [...asRead, mine, THERE] },
      { ...taken, ...steps },
    )
  }
  return others.length
}

/** What a type is and needs holds for the devices that are there already, too. */
export const spreadType = (ctx: Has, type: DeviceType): Promise<number> =>
  spread(ctx, 'type', ofType(type))

/** A renamed contract is still that of its devices (EQ-17). */
export const spreadContract = (ctx: Has, contract: DeviceContract): Promise<number> =>
  spread(ctx, 'contractId', ofContract(contract))

/** All of them, for a process that died in between. @returns how many devices were behind */
export async function spreadMasters({ payload }: Has): Promise<number> {
  let behind = 0
  for (const type of await findRows<DeviceType>(payload, 'device-types', {}))
    behind += await spreadType({ payload }, type)
  for (const contract of await findRows<DeviceContract>(payload, 'device-contracts', {}))
    behind += await spreadContract({ payload }, contract)
  return behind
}
