import { describe, expect, it } from 'vitest'

import { CaseTable } from '@/admin/kit/CaseTable'
import { WorkTiles } from '@/admin/start/WorkTiles'
import type { OfferedMove } from '@/kit/case/decide'
import type { CaseListShape } from '@/services/cases/shape'
import type { CaseView } from '@/services/cases/view'
import type { WorkOfKind } from '@/services/cases/work'

import { drawn } from '../../helpers/panel-screen'

const shape = {
  ...{ slug: 'incidents', path: 'incidents', title: '障害・事故', since: false, lateLabel: '' },
  columns: [{ field: 'number', header: '番号', kind: 'text' }],
} as unknown as CaseListShape

const move = (name: string, more: Partial<OfferedMove> = {}): OfferedMove => ({
  ...{ move: name, label: `${name}をする`, asks: [], main: false, danger: false, many: false },
  ...{ isInList: false, onRecord: false, blocked: null },
  ...more,
})

const row = (id: string, moves: OfferedMove[]): CaseView => ({
  ...{ id, seen: 0, state: 'open', isOver: false, cells: { number: id }, waits: null },
  ...{ isLong: false, isLate: false, due: null, last: null, moves, lacks: [] },
})

const tableOf = (...rows: CaseView[]) =>
  drawn(<CaseTable shape={shape} rows={rows} onDone={() => Promise.resolve()} />)

describe('a list of records', () => {
  it('has no column of buttons that no record has, and none over the other columns where few have them', async () => {
    const none = await tableOf(row('1', []), row('2', [move('file', { onRecord: true })]))
    expect(none).not.toContain('操作')
    const few = await tableOf(row('1', []), row('2', []), row('3', [move('end')]))
    expect(few).toContain('<th>操作</th>')
    expect(few.match(/<td class="mg-cases-moves"/g)).toHaveLength(1)
    const many = await tableOf(row('1', [move('end')]), row('2', []), row('3', [move('end')]))
    expect(many).toContain('<th class="mg-cases-moves">操作</th>')
  })

  it('shows what comes next of many ways on, and the others below one button', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const text = await tableOf(
      row('1', [...names.map((name) => move(name)), move('begin', { main: true })]),
    )
    const [first, more] = text.split('<details')
    expect(first).toContain('beginをする')
    expect(first).not.toContain('aをする')
    expect(more).toContain('ほかの操作（7）')
    for (const name of names) expect(more).toContain(`${name}をする`)
    expect(
      await tableOf(
        row(
          '1',
          names.slice(0, 6).map((name) => move(name)),
        ),
      ),
    ).not.toContain('<details')
  })
})

it('a record of many words is no screen of its own in a list', async () => {
  const columns = [...shape.columns, { field: 'works', header: '業務', kind: 'text' as const }]
  const draw = (works: string) =>
    drawn(
      <CaseTable
        shape={{ ...shape, columns }}
        rows={[{ ...row('1', []), cells: { number: '1', works } }]}
        onDone={() => Promise.resolve()}
      />,
    )
  expect(await draw('折り返し、'.repeat(40))).toContain('mg-cases-long')
  expect(await draw('折り返し、'.repeat(8))).not.toContain('mg-cases-long')
})

it('each tile of what waits leads to its own kind', async () => {
  const kind = { shape, total: 3, late: 0, rows: [] } as unknown as WorkOfKind
  expect(await drawn(<WorkTiles kinds={[kind]} />)).toContain('href="/admin/work#work-incidents"')
})
