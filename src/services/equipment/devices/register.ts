import type { Owner } from '@/domain/equipment/vocabulary'
import { isCivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { type Device, type DeviceContract, equipmentMasters, ofContract, ofType } from '../masters'

/** A device as it is registered by hand, by a file or by a preset; ids of the city's records. */
export type NewDevice = {
  number: string
  type: string
  contract: string
  model?: string
  office?: string
  location?: string
  owner?: string
  serial?: string
  accessories?: string
  /** How it was found to suit its place (EQ-20). */
  siteNote?: string
  /** `yes`: also used for other work than this contract's. */
  shared?: string
  /** Empty: as the contract says for this place. */
  from?: string
  to?: string
}

/** The line of the contract for this type and place; of several the one that its first day lies in. */
function periodOf(contract: DeviceContract, { type, office, location, from }: NewDevice) {
  const lines = (contract.counts ?? []).filter(
    (row) =>
      String(row.type) === type &&
      (office ? (row.offices ?? []).map(String).includes(office) : row.place === location),
  )
  return lines.find((row) => from && row.from <= from && from <= row.to) ?? lines[0]
}

/** @throws DomainError INPUT_INVALID for a day that is in another form, or none */
function checkDay(name: 'from' | 'to', label: string, day?: string): void {
  if (!day || isCivilDate(day)) return
  const why = `${label}「${day}」は、2026-04-01 の形で入力してください。`
  throw invalid(why, { [name]: why })
}

/**
 * What is stored of a new device: what its type needs, and what the contract prints on its label (EQ-01, PR-12).
 * @throws DomainError INPUT_INVALID
 */
export async function newDevice(ctx: ServiceContext, wish: NewDevice): Promise<Partial<Device>> {
  const { types, models, contracts } = await equipmentMasters(ctx)
  const type = types.find(({ id }) => String(id) === wish.type)
  const contract = contracts.find(({ id }) => String(id) === wish.contract)
  if (!type) throw invalid('種類を選んでください。', { type: '種類を選んでください。' })
  if (!contract) throw invalid('契約を選んでください。', { contract: '契約を選んでください。' })
  const model = models.find(({ id }) => String(id) === wish.model)
  if (model && String(model.type) !== wish.type)
    throw invalid(
      `機種「${model.name}」は、ほかの種類のものです。種類か機種を選び直してください。`,
      {
        model: 'ほかの種類の機種です。',
      },
    )
  checkDay('from', '設置開始日', wish.from)
  checkDay('to', '設置終了日', wish.to)
  const promised = periodOf(contract, wish)
  const from = wish.from || promised?.from || ''
  const to = wish.to || promised?.to || contract.to
  if (!isCivilDate(from)) {
    const why = '設置開始日を入力してください。契約の台数の表に、この種類と窓口の行がありません。'
    throw invalid(why, { from: why })
  }
  if (to < from) {
    const why = '設置終了日は、設置開始日と同じか、後の日にしてください。'
    throw invalid(why, { to: why })
  }
  return {
    ...ofType(type),
    ...ofContract(contract),
    number: wish.number,
    model: model ? String(model.id) : '',
    owner: (wish.owner || 'vendor') as Owner,
    ...(wish.office ? { office: wish.office } : {}),
    location: wish.location ?? '',
    serial: wish.serial ?? '',
    accessories: wish.accessories || (type.accessories ?? ''),
    siteNote: wish.siteNote ?? '',
    shared: wish.shared === 'yes',
    ...{ from, to },
  }
}
