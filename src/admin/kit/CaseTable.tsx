'use client'

import Link from 'next/link'

import { EDIT } from '@/kit/case/define'
import { DUE_FIELD } from '@/kit/case/due'
import type { CaseListShape } from '@/services/cases/shape'
import type { CaseView } from '@/services/cases/view'

import { TableBox } from '../frame/TableBox'

import { MoveButtons } from './MoveButtons'
import { timeInWords } from './words'
import './kit.css'

type Props = {
  shape: CaseListShape
  rows: CaseView[]
  /** Where many can be moved at once. */
  choice?: { chosen: ReadonlySet<string>; onChoose: (chosen: ReadonlySet<string>) => void }
  onDone: (why: string | null) => Promise<void>
}

const NO_CHOICE: NonNullable<Props['choice']> = { chosen: new Set(), onChoose: () => undefined }

/** One record a line; the first column leads to it, the last one moves it on. */
export function CaseTable({ shape, rows, choice, onDone }: Props) {
  if (rows.length === 0) return <p className="mg-empty">この条件に当てはまるものはありません。</p>
  const { chosen, onChoose } = choice ?? NO_CHOICE
  const ofMany = choice ? rows.filter(isForMany) : []
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  const isAll = ofMany.length > 0 && ofMany.every(({ id }) => chosen.has(id))
  const moving = rows.filter(hasMoves).length
  // A heading that is always in sight would lie over columns, for buttons that hardly any record has.
  const isMoving = moving * 2 > rows.length
  return (
    <TableBox label={shape.title}>
      <table className="mg-table mg-cases">
        <caption className="mg-hidden">{shape.title}</caption>
        <thead>
          <tr>
            {ofMany.length > 0 ? (
              <th>
                <input
                  type="checkbox"
                  aria-label="すべて選ぶ"
                  checked={isAll}
                  onChange={() => onChoose(new Set(isAll ? [] : ofMany.map(({ id }) => id)))}
                />
              </th>
            ) : null}
            {shape.since ? <th>待っている日数</th> : null}
            {shape.columns.map(({ field, header }) => (
              <th key={field}>{header}</th>
            ))}
            {moving > 0 ? <th className={isMoving ? 'mg-cases-moves' : undefined}>操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {ofMany.length > 0 ? (
                <td>
                  {isForMany(row) ? (
                    <input
                      type="checkbox"
                      aria-label={`${titleOf(shape, row)} を選ぶ`}
                      checked={chosen.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  ) : null}
                </td>
              ) : null}
              {shape.since ? (
                <td data-label="待っている日数">
                  {row.waits === null ? null : (
                    <span className={row.isLong ? 'mg-tag mg-tag--bad' : ''}>{row.waits}日</span>
                  )}
                </td>
              ) : null}
              {shape.columns.map((column, index) => (
                <Cell
                  key={column.field}
                  column={column}
                  row={row}
                  isTitle={index === 0}
                  slug={shape.slug}
                  lateLabel={shape.lateLabel}
                />
              ))}
              {moving > 0 ? (
                <td className={hasMoves(row) ? 'mg-cases-moves' : undefined}>
                  <MoveButtons
                    slug={shape.slug}
                    row={withoutEdit(row)}
                    title={titleOf(shape, row)}
                    links={row.links}
                    isInRow
                    onDone={onDone}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** Added fields are mended on the record's own page, where they all stand; so is what is rarely done. */
const withoutEdit = (row: CaseView): CaseView => ({
  ...row,
  moves: row.moves.filter(({ move, onRecord }) => move !== EDIT && !onRecord),
})

/** Whether the last column has anything for it. */
const hasMoves = (row: CaseView): boolean =>
  withoutEdit(row).moves.some(({ isInList }) => !isInList) ||
  (row.links ?? []).some(({ isPaper }) => isPaper || !row.isOver)

const isForMany = ({ moves }: CaseView): boolean =>
  moves.some(({ many, blocked }) => many && blocked === null)

/** How a record is called in its list. */
export const titleOf = ({ columns }: CaseListShape, row: CaseView): string =>
  String(row.cells[columns[0]?.field ?? ''] ?? '')

type CellProps = {
  column: CaseListShape['columns'][number]
  row: CaseView
  isTitle: boolean
  slug: string
  lateLabel: string
}

function Cell({ column: { field, header }, row, isTitle, slug, lateLabel }: CellProps) {
  const value = row.cells[field] ?? ''
  if (isTitle) {
    return (
      <td className={fitOf(value)}>
        <Link href={row.title ?? `/admin/collections/${slug}/${row.id}`} prefetch={false}>
          {value || '（名称なし）'}
        </Link>
      </td>
    )
  }
  if (field === DUE_FIELD)
    return <td data-label={header}>{row.due ? <Due due={row.due} /> : null}</td>
  if (field === 'state') {
    return (
      <td className="mg-cases-state" data-label={header}>
        {value}
        {row.isLate ? (
          <div>
            <span className="mg-tag mg-tag--bad">{lateLabel}</span>
          </div>
        ) : null}
        {row.last ? (
          <small>
            {timeInWords(row.last.at)} {row.last.by}
          </small>
        ) : null}
      </td>
    )
  }
  return (
    <td className={fitOf(value)} data-label={header}>
      {String(value).length > LONG_TEXT ? <div className="mg-cases-long">{value}</div> : value}
    </td>
  )
}

/** By when a record has to be moved on. */
export const Due = ({ due }: { due: NonNullable<CaseView['due']> }) => (
  <>
    {due.on}
    <div>
      {due.isLate ? (
        <span className="mg-tag mg-tag--bad">{due.words}</span>
      ) : (
        <small>{due.words}</small>
      )}
    </div>
  </>
)

/** Numbers and short words stay on one line: half-width characters, of which a kanji takes two. */
const SHORT = 20
/** More would make a screen of one record; all of it stands on the record's own page. */
const LONG_TEXT = 160
const fitOf = (value: string | number): string =>
  String(value).replace(/[^\x20-\x7e]/g, '　　').length > SHORT ? 'mg-wide' : 'mg-cases-short'
