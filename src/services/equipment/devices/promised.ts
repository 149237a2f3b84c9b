import { findRows } from '@/db/atomic'
import { groupedBy } from '@/domain/grouped'
import { dateColumn, numberColumn, textColumn } from '@/documents/column'
import type { CivilDate } from '@/domain/time/civil'
import { tokyoDateOf } from '@/domain/time/civil'
import { finalStates } from '@/kit/case/define'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { officeNames } from '../../settings/office-names'
import { type Device, type DeviceContract, equipmentMasters } from '../masters'

import { device } from './case'

/** One line of 契約の台数: what was promised for a type at a place, and what stands there. */
export type PromisedRow = {
  key: string
  contract: string
  type: string
  place: string
  wave: string
  from: CivilDate
  to: CivilDate
  promised: number
  present: number
  lines: number
  linesPresent: number
  shared: number
  sharedPresent: number
  /** What is amiss, in words; empty when nothing is. */
  problem: string
}

export type PromisedTable = {
  rows: PromisedRow[]
  /** By type, over all times and places. */
  totals: { type: string; promised: number; registered: number; lines: number; sims: number }[]
}

/** In the place, whatever it is doing there today. */
const PRESENT: readonly string[] = ['placed', 'lent', 'returned', 'repair', 'toRemove']

const placeOf = ({ office, location }: Pick<Device, 'office' | 'location'>): string =>
  office ? `office|${office}` : `place|${location ?? ''}`

/** A line of a contract at one of its places. */
type Line = NonNullable<DeviceContract['counts']>[number] & {
  group: string
  contract: string
  place: string
}

/**
 * The line that a device is one of: the one with its very period, else the first that its period touches; null
 * for a device of a time that nobody promised.
 */
function lineOf({ from, to }: Device, lines: readonly Line[]): Line | null {
  const same = lines.find((line) => line.from === from && line.to === to)
  return same ?? lines.find((line) => from <= line.to && to >= line.from) ?? null
}

/**
 * What the contracts promise against what stands there (EQ-01, EQ-02, EQ-04): a line for each type and place
 * whose time has come, and for each place that has devices nobody promised.
 */
export async function promisedTable(ctx: ServiceContext): Promise<PromisedTable> {
  const today = tokyoDateOf(ctx.now())
  const [{ types, contracts }, names, devices] = await Promise.all([
    equipmentMasters(ctx),
    officeNames(ctx),
    findRows<Device>(ctx.payload, 'devices', { state: { not_in: finalStates(device) } }),
  ])
  const typeName = new Map(types.map(({ id, name }) => [String(id), name]))
  const lines = contracts
    .filter(({ active }) => active !== false)
    .flatMap((contract) =>
      (contract.counts ?? []).flatMap((line): Line[] => {
        const at = line.offices?.length
          ? line.offices.map((id) => [`office|${String(id)}`, names.get(String(id)) ?? ''] as const)
          : [[`place|${line.place ?? ''}`, line.place ?? ''] as const]
        return at.map(([where, place]) => ({
          ...line,
          ...{ place, contract: contract.name },
          group: `${contract.id}|${String(line.type)}|${where}`,
        }))
      }),
    )
  const linesAt = groupedBy(lines, ({ group }) => group)
  const groupOf = (row: Device) => `${row.contractId}|${row.type}|${placeOf(row)}`
  const lineOfDevice = new Map(
    devices.map((row) => [row.id, lineOf(row, linesAt.get(groupOf(row)) ?? [])]),
  )
  const rows = lines.map((line): PromisedRow => {
    const here = devices.filter(
      ({ id, state }) => lineOfDevice.get(id) === line && PRESENT.includes(state),
    )
    const row = {
      key: `${line.group}|${line.from}|${line.to}`,
      ...{ contract: line.contract, type: typeName.get(String(line.type)) ?? '' },
      ...{ place: line.place, wave: line.wave ?? '', from: line.from, to: line.to },
      ...{ promised: line.count, present: here.length },
      lines: line.hasLine ? line.count : 0,
      linesPresent: here.filter(({ simNumber }) => simNumber).length,
      shared: line.shared ?? 0,
      sharedPresent: here.filter(({ shared: is }) => is).length,
    }
    return { ...row, problem: problemOf(row, today) }
  })
  const nobodys = groupedBy(
    devices.filter(({ id }) => !lineOfDevice.get(id)),
    groupOf,
  )
  const extra = [...nobodys].flatMap(([key, own]): PromisedRow[] => {
    const [first] = own
    if (!first) return []
    return [
      {
        ...{ key: `${key}|-`, contract: first.contract, type: first.typeName ?? '', wave: '' },
        place: first.office ? (names.get(String(first.office)) ?? '') : (first.location ?? ''),
        ...{ from: first.from, to: first.to, promised: 0, present: own.length },
        ...{ lines: 0, linesPresent: own.filter(({ simNumber }) => simNumber).length },
        ...{ shared: 0, sharedPresent: own.filter(({ shared }) => shared).length },
        problem: linesAt.has(key)
          ? '契約の台数の表の期間と合いません'
          : '契約の台数の表にありません',
      },
    ]
  })
  const totals = types.flatMap(({ name }) => {
    const own = rows.filter(({ type }) => type === name)
    const registered = devices.filter(({ typeName: of }) => of === name)
    if (own.length === 0 && registered.length === 0) return []
    const sum = (value: (row: PromisedRow) => number) =>
      own.reduce((all, row) => all + value(row), 0)
    return [
      {
        type: name,
        promised: sum(({ promised }) => promised),
        registered: registered.length,
        lines: sum(({ lines }) => lines),
        sims: registered.filter(({ simNumber }) => simNumber).length,
      },
    ]
  })
  return { rows: [...rows, ...extra], totals }
}

function problemOf(row: Omit<PromisedRow, 'problem'>, today: CivilDate): string {
  if (today < row.from)
    return row.present > 0 ? `${row.from} からの設置です（もう${row.present}台あります）` : ''
  if (today > row.to)
    return row.present > 0 ? `期間が終わりました（${row.present}台残っています）` : ''
  const devices = row.present - row.promised
  const lines = row.linesPresent - row.lines
  return [
    devices < 0 ? `${-devices}台足りません` : devices > 0 ? `${devices}台多くあります` : '',
    row.lines > 0 && lines < 0 ? `回線が${-lines}本足りません` : '',
    devices === 0 && row.shared !== row.sharedPresent
      ? `共用は${row.shared}台のはずです（いま${row.sharedPresent}台）`
      : '',
  ]
    .filter(Boolean)
    .join('、')
}

const COLUMNS = [
  textColumn<PromisedRow>('契約', 24, ({ contract }) => contract),
  textColumn<PromisedRow>('種類', 22, ({ type }) => type),
  textColumn<PromisedRow>('置き場所', 22, ({ place }) => place),
  textColumn<PromisedRow>('時期', 12, ({ wave }) => wave),
  dateColumn<PromisedRow>('から', ({ from }) => from),
  dateColumn<PromisedRow>('まで', ({ to }) => to),
  numberColumn<PromisedRow>('約束', 8, ({ promised }) => promised),
  numberColumn<PromisedRow>('現在', 8, ({ present }) => present),
  numberColumn<PromisedRow>('回線', 8, ({ lines }) => lines),
  numberColumn<PromisedRow>('SIM', 8, ({ linesPresent }) => linesPresent),
  numberColumn<PromisedRow>('共用', 8, ({ shared }) => shared),
  textColumn<PromisedRow>('違い', 30, ({ problem }) => problem),
]

/** The same as a file (EQ-01). */
export async function promisedFile(ctx: ServiceContext, wish: TableWish): Promise<Output> {
  const { rows } = await promisedTable(ctx)
  return outputTable<PromisedRow>(
    ctx,
    {
      name: `契約の台数_${tokyoDateOf(ctx.now())}`,
      title: '契約の台数と現物',
      columns: COLUMNS,
      rows: async function* () {
        yield* await Promise.resolve(rows)
      },
      count: rows.length,
      conditions: [['基準日', tokyoDateOf(ctx.now())]],
    },
    wish,
  )
}
