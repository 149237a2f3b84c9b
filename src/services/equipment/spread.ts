import type { Where } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import { finalStates } from '@/kit/case/define'
import { checksOf } from '@/kit/case/moves'

import { changeBeside } from '../cases/beside'
import { checksAtStart } from '../cases/checks'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'

import { device } from './devices/case'
import { type Device, type DeviceContract, type DeviceType, ofContract, ofType } from './masters'

type Has = Pick<ServiceContext, 'payload'>

const THERE: Where = { state: { not_in: finalStates(device) } }

/**
 * The steps of kitting of what it is now, before it stands in its place. What was answered stays, also of steps that
 * it has no more: it was done, and a type that was set wrong is set back.
 */
async function stepsOf(ctx: Has, row: Device, category: Device['category']) {
  if (row.state !== 'preparing' || row.category === category) return {}
  const before = new Map(checksOf(row).map((one) => [one.id, one]))
  const { checks = [] } = await checksAtStart(ctx, device, { category })
  const now = new Set(checks.map(({ id }) => id))
  const done = [...before.values()].filter(({ id, answer }) => answer && !now.has(id))
  return { checks: [...checks.map((one) => before.get(one.id) ?? one), ...done] }
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
  const isBehind = (row: Device) => names.some((name) => row[name] !== taken[name])
  const others = rows.filter(isBehind)
  for (const behind of others)
    await changeRow<Device | null, Partial<Device>>({
      find: () =>
        findRow<Device>(ctx.payload, 'devices', {
          and: [{ id: { equals: behind.id } }, mine, THERE],
        }),
      decide: async (row) =>
        row && isBehind(row)
          ? { ...taken, ...(taken.category ? await stepsOf(ctx, row, taken.category) : {}) }
          : null,
      write: async (row, data) => row && (await changeBeside(ctx, 'devices', row, data)),
    })
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
