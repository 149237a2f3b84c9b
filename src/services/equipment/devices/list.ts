import type { Where } from 'payload'

import { LACK_OPTIONS, OWNER_OPTIONS, SHARED_OPTIONS } from '@/domain/equipment/vocabulary'
import type { CaseRow } from '@/kit/case/types'

import { byOffice } from '../../cases/choices'
import { caseKind, inFile, type ListColumn, type Narrowing, paperLinks } from '../../cases/kind'
import type { ServiceContext } from '../../context'
import { contractChoices, type Device, equipmentMasters, failingModels } from '../masters'
import { modelChoices, modelOfTypeChoices, placeChoices } from '../masters'
import { everyType, typeChoices, typesWithRules } from '../masters'
import { spreadContract, spreadType } from '../spread'

import { device } from './case'
import { lackWhere } from './lacks'
import { newDevice } from './register'

/** 種類・契約を直す: what the device takes over from the two follows at once. */
async function follow(ctx: ServiceContext, _row: Device, go: () => Promise<Device>): Promise<void> {
  const { type, contractId } = await go()
  const { types, contracts } = await equipmentMasters(ctx)
  for (const one of types) if (String(one.id) === type) await spreadType(ctx, one)
  for (const one of contracts) if (String(one.id) === contractId) await spreadContract(ctx, one)
}

const modelOf = (row: CaseRow): string => String((row as Device).model ?? '')

const model: ListColumn = {
  name: 'modelName',
  header: '機種',
  from: async (ctx) => {
    const names = new Map((await equipmentMasters(ctx)).models.map(({ id, name }) => [id, name]))
    return (row) => names.get(modelOf(row)) ?? ''
  },
}

/** What the specification asks for and the model does not have, by name (EQ-03). */
const failing: ListColumn = {
  name: 'failing',
  header: '満たさない仕様',
  width: 30,
  from: async (ctx) => {
    const all = await failingModels(ctx)
    const ruled = new Set(await typesWithRules(ctx))
    const { models } = await equipmentMasters(ctx)
    const typeOf = new Map(models.map(({ id, type }) => [String(id), String(type)]))
    return (row) => {
      const model = modelOf(row)
      if (model && typeOf.get(model) !== (row as Device).type) return '機種がほかの種類のものです'
      if (model) return (all.get(model) ?? []).join('、')
      return ruled.has(String((row as Device).type)) ? '機種の記録なし' : ''
    }
  },
}

const lack: Narrowing = {
  field: 'lack',
  label: '足りないもの・期間',
  choices: () => Promise.resolve(LACK_OPTIONS),
  where: lackWhere,
}

export const devices = caseKind<'devices'>({
  case: device,
  choices: {
    office: placeChoices,
    modelOfType: modelOfTypeChoices,
    type: typeChoices,
    contract: contractChoices,
  },
  around: { retype: follow },
  begin: {
    label: '機器を登録',
    by: 'devices.edit',
    asks: [
      {
        name: 'number',
        label: '管理番号',
        hint: 'シールの番号です。読み取り機でも入れられます。',
        required: true,
      },
      { name: 'type', label: '種類', required: true },
      { name: 'model', label: '機種' },
      { name: 'contract', label: '契約', required: true },
      { name: 'office', label: '設置する窓口' },
      { name: 'location', label: '設置場所' },
      { name: 'owner', label: '調達の別', options: OWNER_OPTIONS, required: true },
      { name: 'serial', label: '製造番号' },
      { name: 'accessories', label: '付属品', hint: '空なら、種類に書かれたものです。' },
      { name: 'siteNote', label: '設置場所に合うことの確認' },
      { name: 'shared', label: '共用', options: SHARED_OPTIONS, value: 'no' },
      {
        name: 'from',
        label: '設置開始日',
        kind: 'date',
        hint: '空なら、契約の台数の表のとおりです。',
      },
      { name: 'to', label: '設置終了日', kind: 'date' },
    ],
    choices: {
      type: typeChoices,
      model: modelChoices,
      contract: contractChoices,
    },
    fields: (ctx, { number = '', type = '', contract = '', ...more }) =>
      newDevice(ctx, { ...more, number, type, contract }),
  },
  list: {
    path: 'devices',
    title: '機器',
    lead: '設置した機器です。足りないもの、古いもの、期間の近いものは「足りないもの・期間」で探せます。',
    // 146 devices at work are nobody's task; what they lack stands on the start page.
    hasOwnPlace: true,
    // What one looks for: how it stands, and what it lacks.
    ahead: ['state', 'failing', 'antivirusOn', 'office'],
    columns: [
      { field: 'number', width: 14 },
      { field: 'typeName', width: 18 },
      'office',
      { field: 'location', width: 14 },
      'state',
      'from',
      'to',
      'labelledOn',
      'antivirusOn',
      failing,
      { ...model, only: 'file' },
      ...inFile(
        'serial',
        'owner',
        'accessories',
        'shared',
        'siteNote',
        'line',
        'simNumber',
        'theftGuard',
      ),
      ...inFile('securedOn', 'discGivenOn', 'discKeptOn', 'placedOn', 'borrower', 'purpose'),
      ...inFile('lentOn', 'loanDueOn', 'returnedOn', 'cleanedOn', 'cleanMethod', 'cleanedBy'),
      ...inFile('lostAt', 'lockedAt', 'remoteWipedAt', 'wipeNumber', 'wipeMethod', 'wipedOn'),
      ...inFile('wipedBy', 'removedOn', 'contract', 'lessor', 'supportCompany', 'supportPhone'),
    ],
    sort: ['number', 'id'],
    split: { field: 'type', label: '種類', choices: everyType },
    filters: [lack, byOffice, 'owner'],
    due: { field: 'loanDueOn', label: '返す日（まで）' },
    find: {
      label: '管理番号・製造番号・SIM',
      where: (_ctx, text) => {
        const words = text.replace(/[%_\\]/g, ' ').trim()
        const any: Where = {
          or: ['number', 'serial', 'simNumber', 'line', 'borrower'].map((field): Where => ({
            [field]: { like: words },
          })),
        }
        return Promise.resolve(words ? any : { number: { equals: '' } })
      },
    },
    links: (_ctx, rows) =>
      Promise.resolve(
        paperLinks(rows, ({ id, wipeNumber }) =>
          wipeNumber ? ['消去の証明書', `/api/ops/equipment/devices/${id}/certificate`] : null,
        ),
      ),
    purposes: ['機器の管理', '市への報告', '棚卸し', '監査'],
    output: 'devices.read',
  },
})
