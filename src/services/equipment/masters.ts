import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { failingSpecs } from '@/domain/equipment/spec'
import { type Need, needsText } from '@/domain/equipment/vocabulary'
import { finalStates } from '@/kit/case/define'
import { relationId } from '@/lib/relations'

import { type Choice, ever, offered, ownOffices } from '../cases/choices'
import { scopeOf } from '../cases/kind'
import type { ServiceContext } from '../context'
import { officeNames } from '../settings/office-names'
import { shortCached } from '../settings/short-cache'

import { device, modelOfType, NO_OFFICE } from './devices/case'

export type DeviceType = Stored<'device-types'>
export type DeviceModel = Stored<'device-models'>
export type DeviceContract = Stored<'device-contracts'>
export type Device = Stored<'devices'>

type Has = Pick<ServiceContext, 'payload'>

/** Types, models and contracts of the city, in their order; at most a second old. */
export const equipmentMasters = ({ payload }: Has) =>
  shortCached(payload, 'equipment-masters', async () => ({
    types: await findRows<DeviceType>(payload, 'device-types', {}, { sort: ['order', 'name'] }),
    models: await findRows<DeviceModel>(payload, 'device-models', {}, { sort: 'name' }),
    contracts: await findRows<DeviceContract>(payload, 'device-contracts', {}, { sort: 'name' }),
  }))

const nameOf = ({ name }: { name: string }): string => name

export const typeChoices = async (ctx: Has) => offered((await equipmentMasters(ctx)).types, nameOf)
export const everyType = async (ctx: Has) => ever((await equipmentMasters(ctx)).types, nameOf)
export const modelChoices = async (ctx: Has) =>
  offered((await equipmentMasters(ctx)).models, nameOf)
export const contractChoices = async (ctx: Has) =>
  offered((await equipmentMasters(ctx)).contracts, nameOf)

/** Own offices in use, and 窓口なし for what stands elsewhere. */
export const placeChoices = async (ctx: ServiceContext): Promise<Choice[]> => [
  { value: NO_OFFICE, label: '窓口なし（置き場所だけ）' },
  ...(await ownOffices(ctx)),
]

/** Models with the name of their type. */
export const modelOfTypeChoices = async (ctx: Has): Promise<Choice[]> => {
  const { types, models } = await equipmentMasters(ctx)
  const names = new Map(types.map(({ id, name }) => [String(id), name]))
  return models
    .filter(({ active }) => active !== false)
    .map((model) => ({
      value: modelOfType(model),
      label: `${model.name}（${names.get(String(model.type)) ?? '種類なし'}）`,
    }))
}

/** Devices that are not gone, by number, for forms that name one. */
export const deviceChoices = async (ctx: ServiceContext): Promise<Choice[]> => {
  const rows = await findRows<Device>(
    ctx.payload,
    'devices',
    { and: [{ state: { not_in: finalStates(device) } }, ...inScope(ctx)] },
    { sort: 'number', select: { number: true, name: true, office: true } },
  )
  const offices = await officeNames(ctx)
  return rows.map(({ id, number, name, office }) => {
    const place = offices.get(relationId(office))
    return { value: String(id), label: `${number} ${name}${place ? `（${place}）` : ''}` }
  })
}

const inScope = ({ user }: ServiceContext) => {
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

/** Devices whose model is one of another type, or gone: nobody has held them to the demands of theirs. */
export async function foreignModels(ctx: Has): Promise<Where[]> {
  const { types, models } = await equipmentMasters(ctx)
  return types.map(({ id }): Where => {
    const own = models.filter(({ type }) => String(type) === String(id))
    return {
      and: [
        { type: { equals: String(id) } } as Where,
        { model: { exists: true } },
        { model: { not_in: ['', ...own.map((model) => String(model.id))] } },
      ],
    }
  })
}

/** Types of which the specification demands something: their devices need a model to be held to it. */
export const typesWithRules = async (ctx: Has): Promise<string[]> =>
  (await equipmentMasters(ctx)).types
    .filter(({ rules }) => (rules ?? []).length > 0)
    .map(({ id }) => String(id))

/** What a device takes over from its type. */
export const ofType = ({ id, name, category, needs }: DeviceType) => ({
  type: String(id),
  typeName: name,
  name,
  category,
  needs: needsText((needs ?? []) as Need[]),
})

/** What a device takes over from its contract; its label says it (PR-12). */
export const ofContract = (contract: DeviceContract) => ({
  contractId: String(contract.id),
  contract: contract.name,
  client: contract.client,
  lessor: contract.lessor,
  supportCompany: contract.supportCompany,
  supportPhone: contract.supportPhone,
})
