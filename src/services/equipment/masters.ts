import { findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { failingSpecs } from '@/domain/equipment/spec'
import { type Need, needsText } from '@/domain/equipment/vocabulary'
import { finalStates } from '@/kit/case/define'

import { scopeOf } from '../cases/kind'
import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'
import { shortCached } from '../settings/short-cache'

import { device } from './devices/case'

export type DeviceType = Stored<'device-types'>
export type DeviceModel = Stored<'device-models'>
export type DeviceContract = Stored<'device-contracts'>
export type Device = Stored<'devices'>

type Has = Pick<ServiceContext, 'payload'>
type Choice = { value: string; label: string }

/** Types, models and contracts of the city, in their order; at most a second old. */
export const equipmentMasters = ({ payload }: Has) =>
  shortCached(payload, 'equipment-masters', async () => ({
    types: await findRows<DeviceType>(payload, 'device-types', {}, { sort: ['order', 'name'] }),
    models: await findRows<DeviceModel>(payload, 'device-models', {}, { sort: 'name' }),
    contracts: await findRows<DeviceContract>(payload, 'device-contracts', {}, { sort: 'name' }),
  }))

const inUse = <T extends { id: string; name: string; active?: boolean | null }>(
  rows: readonly T[],
): Choice[] =>
  rows
    .filter(({ active }) => active !== false)
    .map(({ id, name }) => ({ value: String(id), label: name }))

export const typeChoices = async (ctx: Has) => inUse((await equipmentMasters(ctx)).types)
export const modelChoices = async (ctx: Has) => inUse((await equipmentMasters(ctx)).models)
export const contractChoices = async (ctx: Has) => inUse((await equipmentMasters(ctx)).contracts)

export const officeChoices = async ({ payload }: Has): Promise<Choice[]> =>
  (await loadBookingConfig(payload)).offices
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }))

/** Devices that are not gone, by number, for forms that name one. */
export const deviceChoices = async (ctx: ServiceContext): Promise<Choice[]> => {
  const rows = await findRows<Device>(
    ctx.payload,
    'devices',
    { and: [{ state: { not_in: finalStates(device) } }, ...ownOffices(ctx)] },
    { sort: 'number', select: { number: true, name: true } },
  )
  return rows.map(({ id, number, name }) => ({ value: String(id), label: `${number} ${name}` }))
}

const ownOffices = ({ user }: ServiceContext) => {
  const scope = scopeOf(device, user)
  return scope ? [scope] : []
}

/** What each model fails to meet of the rules of its type, by the model's id (EQ-03). */
export async function failingModels(ctx: Has): Promise<Map<string, string[]>> {
  const { types, models } = await equipmentMasters(ctx)
  const rules = new Map(types.map(({ id, rules: own }) => [String(id), own ?? []]))
  return new Map(
    models.flatMap(({ id, type, specs }) => {
      const failing = failingSpecs(rules.get(String(type)) ?? [], specs ?? [])
      return failing.length > 0 ? [[String(id), failing] as const] : []
    }),
  )
}

/** What a device takes over from its type. */
export const ofType = ({ id, name, category, needs }: DeviceType) => ({
  type: String(id),
  typeName: name,
  category,
  needs: needsText((needs ?? []) as Need[]),
})

/** What a type needs holds for the devices that are there already, too; nothing is changed of those that are gone. */
export async function spreadType({ payload }: Has, type: DeviceType): Promise<void> {
  const taken = ofType(type)
  const rows = await findRows<Device>(payload, 'devices', {
    and: [{ type: { equals: taken.type } }, { state: { not_in: finalStates(device) } }],
  })
  for (const row of rows)
    if (row.needs !== taken.needs || row.typeName !== taken.typeName)
      await updateWhere(
        payload,
        'devices',
        { and: [{ id: { equals: row.id } }, { state: { not_in: finalStates(device) } }] },
        taken,
      )
}
