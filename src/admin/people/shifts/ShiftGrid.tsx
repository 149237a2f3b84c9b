'use client'

import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

import { partsOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { CellView, HereView, PersonView, WeekView } from '@/services/people/shifts/week'

import { TableBox } from '../../frame/TableBox'
import { ownKeys } from '../../shell/keys'

import { ShiftBar } from './ShiftBar'
import type { QueueState, Saved } from './cell-queue'
import { missable, whyNotMissed } from './missable'

type At = { row: number; column: number }
type Props = {
  week: WeekView
  mayPlan: boolean
  saved: Saved
  /** The cell that was not taken, and why. */
  refused: { at: QueueState['at']; problem: string }
  onPut: (person: PersonView, cell: CellView, types: string[]) => void
  onAbsent: (person: PersonView, cell: CellView, shift: HereView) => void
}

const STEP: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Where Tab comes in. */
const START: At = { row: 0, column: 0 }

const dayText = (date: string): string => {
  const { month, day } = partsOf(date)
  return `${month}/${day}`
}

/** People by days. One cell takes part in the tab order; everything is done by its keys or by the bar below. */
export function ShiftGrid({ week, mayPlan, saved, refused, onPut, onAbsent }: Props) {
  const { people, types, days } = week
  // Nobody's day is chosen before somebody chooses one: a button of the bar would do something to it.
  const [chosen, choose] = useState<At | null>(null)
  const [said, say] = useState('')
  const at = chosen ?? START
  const person = people[at.row]
  const cell = person?.cells[at.column]
  const setAt = (next: At) => {
    if (next.row !== at.row || next.column !== at.column) say('')
    choose(next)
  }
  const table = useRef<HTMLTableElement>(null)
  const cellAt = useRef<(at: NonNullable<QueueState['at']>) => string>(() => '')
  useEffect(() => {
    cellAt.current = ({ worker, date }) => {
      const row = people.findIndex((one) => one.worker === worker)
      return `${row}-${people[row]?.cells.findIndex((one) => one.date === date) ?? -1}`
    }
  })
  // Whoever has gone on to the next day is led back to what was not taken.
  useEffect(() => {
    if (!refused.at) return
    const cell = table.current?.querySelector<HTMLElement>(
      `[data-at="${cellAt.current(refused.at)}"]`,
    )
    cell?.focus()
  }, [refused.at])
  const go = (from: HTMLElement, row: number, column: number) => {
    if (!people[row]?.cells[column]) return
    setAt({ row, column })
    from.closest('table')?.querySelector<HTMLButtonElement>(`[data-at="${row}-${column}"]`)?.focus()
  }
  // What somebody took over is not theirs to be planned with.
  const planned = cell?.here.filter(({ standsIn }) => !standsIn).map(({ type }) => type) ?? []
  const put = (column: number, wanted: string[]) => {
    const target = person?.cells[column]
    if (mayPlan && person && target?.isOpen) onPut(person, target, wanted)
  }
  const shifts = cell ? missable(cell) : []
  // The first that is not reported yet; after the last one the key leads to whom to call.
  const missed = shifts.find(({ absence }) => !absence) ?? shifts[0]
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const here = event.currentTarget
    const step = STEP[event.key]
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd'
    if (!isCopy && (event.ctrlKey || event.metaKey || event.altKey)) return
    const type = types.find(({ letter }) => letter === event.key.toUpperCase())
    if (step) go(here, at.row + step[0], at.column + step[1])
    else if (isCopy) {
      put(at.column + 1, planned)
      go(here, at.row, at.column + 1)
    } else if (event.key === 'Delete' || event.key === 'Backspace') put(at.column, [])
    else if (event.key === '-' && person && cell) {
      if (missed) onAbsent(person, cell, missed)
      else say(whyNotMissed(cell))
    } else if (type && event.shiftKey) put(at.column, [...planned, type.id])
    else if (type) {
      put(at.column, [type.id])
      go(here, at.row, at.column + 1)
    } else return
    event.preventDefault()
  }
  if (people.length === 0)
    return (
      <p className="mg-empty">
        この週に{week.placeName}
        で従事している人はいません。「業務の割当て」で、人を割り当ててください。
      </p>
    )
  return (
    <>
      {mayPlan ? (
        <p className="mg-hint sh-touch">日を選ぶと、下に勤務と「欠勤」のボタンが出ます。</p>
      ) : null}
      {mayPlan ? (
        <p className="mg-hint sh-keys" id="sh-keys">
          矢印で動き、文字（{types.map(({ letter, label }) => `${letter}=${label}`).join('、')}
          ）で勤務を入れて右へ進みます。Shift＋文字で同じ日に足し、Deleteで空に、Ctrl＋Dで次の日へ写し、「-」で欠勤にします。
        </p>
      ) : null}
      <TableBox label={`${week.placeName}の勤務表`}>
        <table className="sh" ref={table}>
          <caption className="mg-hidden">
            {week.placeName} {formatJa(week.from)}の週
          </caption>
          <thead>
            <tr>
              <th scope="col">従事者</th>
              {days.map(({ date, weekday, holiday }) => (
                <th key={date} scope="col">
                  {dayText(date)}（{weekday}）{holiday ? <small>{holiday}</small> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Outlook week={week} />
            {people.map((one, row) => (
              <tr key={one.worker}>
                <th scope="row">
                  {one.name}
                  <small>
                    {one.roles.join('・')} {one.hours}時間
                  </small>
                </th>
                {one.cells.map((own, column) => (
                  <td key={own.date} data-day={dayText(own.date)}>
                    <button
                      type="button"
                      className={`sh-cell${isAbsent(own) ? ' sh-cell--absent' : ''}${own.isOpen ? '' : ' sh-cell--closed'}`}
                      data-at={`${row}-${column}`}
                      tabIndex={row === at.row && column === at.column ? 0 : -1}
                      aria-label={`${one.name} ${formatJa(own.date)} ${textOf(own)}`}
                      aria-describedby={mayPlan ? 'sh-keys' : undefined}
                      onFocus={() => setAt({ row, column })}
                      onKeyDown={ownKeys(onKey)}
                    >
                      <CellText cell={own} />
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {mayPlan && chosen && person && cell ? (
        <ShiftBar
          {...{ person, cell, types, saved, said }}
          problem={refused.at ? refused.problem : ''}
          isLast={at.column > 5}
          onPut={(wanted) => put(at.column, wanted)}
          onCopy={() => {
            put(at.column + 1, planned)
            setAt({ ...at, column: at.column + 1 })
          }}
          onAbsent={(shift) => onAbsent(person, cell, shift)}
        />
      ) : null}
    </>
  )
}

/** What is expected of each day, and where people are missing: in words, not by colour alone. */
const Outlook = ({ week: { days } }: { week: WeekView }) => (
  <>
    <tr>
      <th scope="row">見込み</th>
      {days.map(({ date, bookings, calls, seats, sent }) => (
        <td key={date} className="sh-outlook">
          {bookings === null ? null : <div>予約 {bookings}人</div>}
          {calls === null ? null : (
            <div>
              電話 {calls}件{seats === null ? '' : `（${seats}席必要）`}
            </div>
          )}
          {sent ? <div>通知の発送 前の7日 {sent.toLocaleString('ja-JP')}通</div> : null}
          {bookings === null && calls === null && !sent ? '—' : null}
        </td>
      ))}
    </tr>
    <tr>
      <th scope="row">足りない時間</th>
      {days.map(({ date, lacking, asked }) => (
        <td
          key={date}
          className={lacking.length > 0 ? 'sh-short' : asked === 'yes' ? 'sh-enough' : 'sh-outlook'}
        >
          {lacking.length === 0 ? ENOUGH[asked] : null}
          {lacking.map((says) => (
            <div key={says}>！{says}</div>
          ))}
        </td>
      ))}
    </tr>
  </>
)

/** Nobody can say that there are enough where nobody has said how many must be there. */
const ENOUGH: Record<WeekView['days'][number]['asked'], ReactNode> = {
  yes: '足りています',
  'other days': '—',
  never: <Link href="/admin/collections/shift-needs">必要な人数が決まっていません</Link>,
}

const isAbsent = ({ here }: CellView): boolean => here.some(({ absence }) => absence)

const awayText = (until: string): string => `${dayText(until)}まで休みの連絡`

function CellText({ cell: { here, elsewhere, away, isOpen } }: { cell: CellView }) {
  return (
    <>
      {here.map(({ letter, label, from, to, standsIn, absence }) => (
        <span key={`${letter}|${from}|${standsIn}`}>
          <b>{letter}</b> {label}
          {standsIn ? '（交代）' : ''}
          {from ? <small>{`${from}〜${to}`}</small> : null}
          {absence ? <strong>！{absence.says}</strong> : null}
        </span>
      ))}
      {elsewhere.map((says) => (
        <small key={says}>{says}</small>
      ))}
      {away ? <strong>！{awayText(away)}</strong> : null}
      {isOpen ? null : <small>割当てなし</small>}
    </>
  )
}

/** The cell in one sentence, for screen readers. */
const textOf = ({ here, elsewhere, away, isOpen }: CellView): string =>
  [
    ...here.map(({ letter, label, from, to, standsIn, absence }) =>
      [letter, label, standsIn ? '交代' : '', from ? `${from}〜${to}` : '', absence?.says ?? '']
        .filter(Boolean)
        .join(' '),
    ),
    ...elsewhere,
    away ? awayText(away) : '',
    isOpen ? '' : '割当てなし',
    here.length + elsewhere.length === 0 ? '空き' : '',
  ]
    .filter(Boolean)
    .join('、')
