import { findRows } from '@/db/atomic'
import { groupedBy } from '@/domain/grouped'
import { dateColumn, textColumn } from '@/documents/column'
import type { CivilDate } from '@/domain/time/civil'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { officeNames } from '../../settings/office-names'
import { type Device, equipmentMasters } from '../masters'

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
const GONE: readonly string[] = ['removed', 'writtenOff']

const placeOf = ({ office, location }: Pick<Device, 'office' | 'location'>): string =>
  office ? `office|${office}` : `place|${location ?? ''}`

/**
 * What the contracts promise against what stands there (EQ-01, EQ-02, EQ-04): a line for each type and place
 * whose time has come, and for each place that has devices nobody promised.
 */
export async function promisedTable(ctx: ServiceContext): Promise<PromisedTable> {
  const today = tokyoDateOf(ctx.now())
  const [{ types, contracts }, names, devices] = await Promise.all([
    equipmentMasters(ctx),
    officeNames(ctx),
    findRows<Device>(ctx.payload, 'devices', { state: { not_in: [...GONE] } }),
  ])
  const typeName = new Map(types.map(({ id, name }) => [String(id), name]))
  const groups = groupedBy(devices, (row) => `${row.contract}|${row.type}|${placeOf(row)}`)
  const promisedKeys = new Set<string>()
  const rows = contracts
    .filter(({ active }) => active !== false)
    .flatMap((contract) =>
      (contract.counts ?? []).flatMap(
        ({ type, count, hasLine, shared, wave, offices, place, from, to }) => {
          const at = offices?.length
            ? offices.map((id) => ({
                key: `office|${String(id)}`,
                name: names.get(String(id)) ?? '',
              }))
            : [{ key: `place|${place ?? ''}`, name: place ?? '' }]
          return at.map(({ key: where, name }): PromisedRow => {
            const key = `${contract.name}|${String(type)}|${where}`
            promisedKeys.add(key)
            const here = (groups.get(key) ?? []).filter(({ state }) => PRESENT.includes(state))
            const row = {
              key: `${key}|${from}`,
              contract: contract.name,
              type: typeName.get(String(type)) ?? '',
              place: name,
              ...{ wave: wave ?? '', from, to, promised: count, present: here.length },
              lines: hasLine ? count : 0,
              linesPresent: here.filter(({ sim }) => sim).length,
              shared: shared ?? 0,
              sharedPresent: here.filter(({ shared: is }) => is).length,
            }
            return { ...row, problem: problemOf(row, today) }
          })
        },
      ),
    )
  const extra = [...groups].flatMap(([key, own]): PromisedRow[] => {
    const [first] = own
    if (!first || promisedKeys.has(key)) return []
    return [
      {
        ...{ key, contract: first.contract, type: first.typeName ?? '', wave: '' },
        place: first.office ? (names.get(String(first.office)) ?? '') : (first.location ?? ''),
        ...{ from: first.from, to: first.to, promised: 0, present: own.length },
        ...{ lines: 0, linesPresent: own.filter(({ sim }) => sim).length },
        ...{ shared: 0, sharedPresent: own.filter(({ shared }) => shared).length },
        problem: '契約の台数の表にありません',
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
        sims: registered.filter(({ sim }) => sim).length,
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

const number = (header: string, value: (row: PromisedRow) => number) => ({
  header,
  width: 8,
  kind: 'number' as const,
  value,
})
const COLUMNS = [
  textColumn<PromisedRow>('契約', 24, ({ contract }) => contract),
  textColumn<PromisedRow>('種類', 22, ({ type }) => type),
  textColumn<PromisedRow>('置き場所', 22, ({ place }) => place),
  textColumn<PromisedRow>('時期', 12, ({ wave }) => wave),
  dateColumn<PromisedRow>('から', ({ from }) => from),
  dateColumn<PromisedRow>('まで', ({ to }) => to),
  number('約束', ({ promised }) => promised),
  number('現在', ({ present }) => present),
  number('回線', ({ lines }) => lines),
  number('SIM', ({ linesPresent }) => linesPresent),
  number('共用', ({ shared }) => shared),
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
