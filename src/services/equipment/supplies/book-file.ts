import { findRows } from '@/db/atomic'
import { dateColumn, numberColumn, textColumn } from '@/documents/column'
import type { Stored } from '@/db/stored'
import { SUPPLY_MOVE } from '@/domain/equipment/vocabulary'
import { SHEET_MOVE } from '@/domain/printing/moves'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'

import { sheetOf, type Supply } from './stock'

type Line = {
  at: string
  name: string
  kind: string
  count: number
  left: number
  note: string
  byName: string
}

const COLUMNS = [
  dateColumn<Line>('日', ({ at }) => tokyoDateOf(new Date(at))),
  textColumn<Line>('品名', 28, ({ name }) => name),
  textColumn<Line>('種類', 14, ({ kind }) => kind),
  numberColumn<Line>('増減', 8, ({ count }) => count),
  numberColumn<Line>('残り', 8, ({ left }) => left),
  textColumn<Line>('理由・メモ', 30, ({ note }) => note),
  textColumn<Line>('入れた人', 14, ({ byName }) => byName),
]

async function ownLines({ payload }: ServiceContext): Promise<Line[]> {
  const moves = await findRows<Stored<'supply-moves'>>(
    payload,
    'supply-moves',
    {},
    { sort: ['at', 'id'] },
  )
  return moves.map(({ supplyName, kind, count, left, note, at, byName }) => ({
    ...{ at, name: supplyName ?? '', kind: SUPPLY_MOVE[kind], count, left: left ?? 0 },
    ...{ note: note ?? '', byName: byName ?? '' },
  }))
}

/** Of articles that are printed on the book is that of their sheets, print jobs among it (EQ-15). */
async function sheetLines({ payload }: ServiceContext): Promise<Line[]> {
  const supplies = await findRows<Supply>(payload, 'supplies', { sheet: { exists: true } })
  const names = new Map(supplies.map((one) => [sheetOf(one), one.name]))
  const moves = await findRows<Stored<'sheet-moves'>>(
    payload,
    'sheet-moves',
    { sheet: { in: [...names.keys()] } },
    { sort: ['at', 'id'] },
  )
  const left = new Map<string, number>()
  return moves.map(({ sheet: of, kind, count, note, at, byName }) => {
    const sheet = String(of)
    left.set(sheet, (left.get(sheet) ?? 0) + count)
    return {
      ...{ at: at ?? '', name: names.get(sheet) ?? '', kind: SHEET_MOVE[kind], count },
      ...{ left: left.get(sheet) ?? 0, note: note ?? '', byName: byName ?? '' },
    }
  })
}

/** What went in and out of every article, the latest first, as a file (EQ-10). */
export async function ledgerFile(ctx: ServiceContext, wish: TableWish): Promise<Output> {
  const own = (await ownLines(ctx)).reverse()
  const lines = [...own, ...(await sheetLines(ctx)).reverse()].sort((one, other) =>
    one.at < other.at ? 1 : one.at > other.at ? -1 : 0,
  )
  return outputTable<Line>(
    ctx,
    {
      name: `消耗品の出入り_${tokyoDateOf(ctx.now())}`,
      title: '消耗品の出入り',
      columns: COLUMNS,
      rows: async function* () {
        yield* await Promise.resolve(lines)
      },
      count: lines.length,
      conditions: [],
    },
    wish,
  )
}
