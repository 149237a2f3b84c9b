import { createHash } from 'node:crypto'

import { findRows } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { OWNER_OPTIONS } from '@/domain/equipment/vocabulary'
import { DomainError, isDomainError } from '@/lib/errors'

import { inWords } from '../../cases/move'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { type UploadedFile, type UploadedRow, uploadedRows } from '../../lists/uploaded-rows'
import { officeNames } from '../../settings/office-names'
import { type Device, equipmentMasters } from '../masters'

import { device } from './case'
import { newDevice } from './register'

const LONGEST = 120

/** The headings that are read; others are passed over. */
const COLUMNS = {
  number: '管理番号',
  type: '種類',
  model: '機種',
  contract: '契約件名略称',
  office: '設置する窓口',
  location: '設置場所',
  owner: '調達の別',
  serial: '製造番号',
  accessories: '付属品',
  from: '設置開始日',
  to: '設置終了日',
} as const
type Name = keyof typeof COLUMNS
const NAMES = Object.keys(COLUMNS) as Name[]

export type DeviceLine = {
  line: number
  number: string
  does: 'new' | 'same' | 'error'
  /** Why it cannot be taken, in words that say what to do. */
  why: string
}
export type DeviceLook = { lines: DeviceLine[]; digest: string }
type Row = UploadedRow<Name>
type Planned = DeviceLine & { fields: Partial<Device> | null }

/** @throws DomainError TOO_LARGE, CSV_UNREADABLE, INPUT_INVALID */
const rowsOf = (upload: UploadedFile): Promise<Row[]> =>
  uploadedRows(upload, {
    headings: COLUMNS,
    needed: ['number', 'type'],
    like: '「機器」の一覧から出したExcelの形にしてください。',
  })

/** Ids of what a line names. @throws DomainError INPUT_INVALID with what to do */
async function namesOf(ctx: ServiceContext) {
  const { types, models, contracts } = await equipmentMasters(ctx)
  const offices = await officeNames(ctx)
  const find = (label: string, known: readonly (readonly [string, string])[], name: string) => {
    if (!name) return ''
    const [id] = known.find(([, one]) => one === name) ?? []
    if (id) return id
    throw new DomainError('INPUT_INVALID', `「${label}」の「${name}」が登録されていません。`, 422)
  }
  return (row: Row) => ({
    type: find(
      COLUMNS.type,
      types.flatMap(({ id, name, code }) => [
        [String(id), name] as const,
        [String(id), code] as const,
      ]),
      row.type,
    ),
    model: find(
      COLUMNS.model,
      models.map(({ id, name }) => [String(id), name] as const),
      row.model,
    ),
    // With one contract alone a file needs no column for it.
    contract:
      !row.contract && contracts.length === 1
        ? String(contracts[0]!.id)
        : find(
            COLUMNS.contract,
            contracts.map(({ id, name }) => [String(id), name] as const),
            row.contract,
          ),
    office: find(COLUMNS.office, [...offices], row.office),
    owner: find(
      COLUMNS.owner,
      OWNER_OPTIONS.map(({ value, label }) => [value, label] as const),
      row.owner,
    ),
  })
}

function problemOf(row: Row): string {
  if (!row.number) return '管理番号が空です。'
  if (!row.type) return '種類が空です。'
  for (const name of NAMES) {
    if (row[name].length > LONGEST) return `「${COLUMNS[name]}」は${LONGEST}文字までです。`
    if (containsIndividualNumber(row[name]))
      return `「${COLUMNS[name]}」にマイナンバー（個人番号）が入っています。消してください。`
  }
  return ''
}

async function plan(ctx: ServiceContext, upload: UploadedFile): Promise<Planned[]> {
  const rows = await rowsOf(upload)
  const idsOf = await namesOf(ctx)
  const known = new Set(
    (await findRows<Device>(ctx.payload, 'devices', {}, { select: { number: true } })).map(
      ({ number }) => number,
    ),
  )
  const seen = new Set<string>()
  const planned: Planned[] = []
  for (const row of rows) {
    const as = (does: DeviceLine['does'], why = '', fields: Partial<Device> | null = null) =>
      planned.push({ line: row.line, number: row.number, does, why, fields })
    const problem = problemOf(row)
    if (problem) as('error', problem)
    else if (known.has(row.number)) as('same', 'もう登録されています。変えません。')
    else if (seen.has(row.number)) as('error', '同じ管理番号の行が、ほかにもあります。')
    else {
      seen.add(row.number)
      try {
        as('new', '', await newDevice(ctx, { ...row, ...idsOf(row) }))
      } catch (error) {
        if (!isDomainError(error)) throw error
        as('error', error.message)
      }
    }
  }
  return planned
}

const digestOf = (planned: readonly Planned[]): string =>
  createHash('sha256').update(JSON.stringify(planned)).digest('hex')

/** A dry run: what would become of each line of an inventory (EQ-01). @throws as `rowsOf` */
export async function lookAtDevices(
  ctx: ServiceContext,
  upload: UploadedFile,
): Promise<DeviceLook> {
  const planned = await plan(ctx, upload)
  return {
    lines: planned.map(({ fields: _fields, ...line }) => line),
    digest: digestOf(planned),
  }
}

/**
 * Registers what the dry run showed; lines with errors are left out. Sent again it makes nothing twice.
 * @throws DomainError CHANGED_MEANWHILE where the records are not as they were shown, and as `rowsOf`
 */
export async function importDevices(
  ctx: ServiceContext,
  { digest, ...upload }: UploadedFile & { digest: string },
): Promise<{ made: number; left: number }> {
  const planned = await plan(ctx, upload)
  if (digestOf(planned) !== digest)
    throw new DomainError(
      'CHANGED_MEANWHILE',
      'ファイルか機器の記録が、確かめたときから変わっています。もう一度ファイルを選んでください。',
      409,
    )
  let made = 0
  for (const { fields, number } of planned) {
    if (!fields) continue
    const { isNew } = await inWords(() =>
      startCase(ctx, device, { ...fields, deviceKey: `import|${number}` }),
    )
    if (isNew) made++
  }
  return { made, left: planned.filter(({ does }) => does === 'error').length }
}
