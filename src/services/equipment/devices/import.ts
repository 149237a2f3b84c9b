import { createHash } from 'node:crypto'

import { findRows } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { OWNER_OPTIONS } from '@/domain/equipment/vocabulary'
import { DomainError, isDomainError } from '@/lib/errors'

import { isZip, openList } from '../../cards/import/source'
import { storeUpload, uploadName } from '../../cards/import/upload'
import { inWords } from '../../cases/move'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { officeNames } from '../../settings/office-names'
import { type Device, equipmentMasters } from '../masters'

import { device } from './case'
import { newDevice } from './register'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_ROWS = 2000
const LONGEST = 120
const TOO_LARGE = '大きすぎるファイルです（2,000行・5MBまで）。何も変えていません。'

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

export type DeviceUpload = { body: AsyncIterable<Uint8Array>; name: string }
export type DeviceLine = {
  line: number
  number: string
  does: 'new' | 'same' | 'error'
  /** Why it cannot be taken, in words that say what to do. */
  why: string
}
export type DeviceLook = { lines: DeviceLine[]; digest: string }
type Row = { line: number } & Record<Name, string>
type Planned = DeviceLine & { fields: Partial<Device> | null }

/** @throws DomainError TOO_LARGE, CSV_UNREADABLE, INPUT_INVALID */
async function rowsOf({ body, name }: DeviceUpload): Promise<Row[]> {
  let size = 0
  async function* counted() {
    for await (const chunk of body) {
      size += chunk.length
      if (size > MAX_BYTES) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
      yield chunk
    }
  }
  const upload = await storeUpload(counted(), uploadName(name || 'devices.xlsx'))
  try {
    const list = await openList(upload, (await isZip(upload)) ? MAX_ROWS + 1 : Infinity)
    if (list.count > MAX_ROWS + 1) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
    const rows: Row[] = []
    let header: string[] | null = null
    for await (const { line, cells } of list.records()) {
      if (!header) {
        header = cells.map((cell) => cell.trim())
        const missing = ['管理番号', '種類'].filter((one) => !header?.includes(one))
        if (missing.length > 0)
          throw new DomainError(
            'INPUT_INVALID',
            `1行目に「${missing.join('」と「')}」の見出しがありません。「機器」の一覧から出したExcelの形にしてください。`,
            422,
          )
        continue
      }
      const names = header
      const cell = (name: Name) => (cells[names.indexOf(COLUMNS[name])] ?? '').trim()
      const row = Object.fromEntries(NAMES.map((one) => [one, cell(one)])) as Record<Name, string>
      if (row.number || row.type) rows.push({ line, ...row })
    }
    return rows
  } finally {
    await upload.remove()
  }
}

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

async function plan(ctx: ServiceContext, upload: DeviceUpload): Promise<Planned[]> {
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
  upload: DeviceUpload,
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
  { digest, ...upload }: DeviceUpload & { digest: string },
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
