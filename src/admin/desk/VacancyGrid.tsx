'use client'

import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'

import { partsOf, weekdayOf } from '@/domain/time/civil'
import { formatJa, WEEKDAYS_JA } from '@/domain/time/format'
import type { DeskCatalogue, DeskOffice } from '@/services/desk/catalogue'
import type { OfficeVacancy } from '@/services/booking/vacancy'

import { useTypeAhead } from '../shell/useTypeAhead'
import { ownKeys } from '../shell/keys'

export type Vacancy = {
  from: string
  to: string
  today: string
  at: string
  days: { date: string; holiday: string | null }[]
  offices: OfficeVacancy[]
}
export type Cell = { office: string; date: string }

/** The signs that Japanese calendars use; the word stands in the label. */
const SIGN: Record<keyof DeskCatalogue['vacancy'], string> = {
  free: '○',
  few: '△',
  full: '×',
  closed: '休',
  outside: '－',
}

type Props = {
  vacancy: Vacancy
  offices: DeskOffice[]
  words: DeskCatalogue['vacancy']
  /** The office of the caller's ward. */
  home: string
  marked: Cell
  active: boolean
  onMark: (cell: Cell) => void
  onJump: (cell: Cell) => void
  onPage: (step: number) => void
  onChoose: (cell: Cell) => void
}

/**
 * Seats left per office and day. Arrows move, digits jump to a day of the month, PageUp/PageDown
 * turn two weeks, S goes to the earliest free day of the office, Enter opens the day.
 */
export function VacancyGrid(props: Props) {
  const { vacancy, offices, words, home, marked, active, onMark, onJump, onPage, onChoose } = props
  const table = useRef<HTMLTableElement>(null)
  const nameOf = (id: string) => offices.find((one) => one.id === id)?.name ?? ''
  useEffect(() => {
    if (!active) return
    table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  }, [active, marked.office, marked.date, vacancy.from])

  const typeDay = useTypeAhead((typed) => {
    const day = vacancy.days.find((one) => partsOf(one.date).day === Number(typed))
    if (day) onMark({ office: marked.office, date: day.date })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const row = vacancy.offices.findIndex((one) => one.office === marked.office)
    const column = vacancy.days.findIndex((one) => one.date === marked.date)
    const to = (rowStep: number, columnStep: number) => {
      const office = vacancy.offices[row + rowStep]?.office
      const date = vacancy.days[column + columnStep]?.date
      if (office && date) onMark({ office, date })
      else if (office && columnStep > 0) onPage(1)
      else if (office && columnStep < 0 && vacancy.from > vacancy.today) onPage(-1)
    }
    const earliest = vacancy.offices[row]?.earliest
    const act = {
      ArrowUp: () => to(-1, 0),
      ArrowDown: () => to(1, 0),
      ArrowLeft: () => to(0, -1),
      ArrowRight: () => to(0, 1),
      PageUp: () => onPage(-1),
      PageDown: () => onPage(1),
      Home: () => to(0, -column),
      End: () => to(0, vacancy.days.length - 1 - column),
      Enter: () => onChoose(marked),
      NumpadEnter: () => onChoose(marked),
      Space: () => onChoose(marked),
      KeyS: () => earliest && onJump({ office: marked.office, date: earliest.date }),
    }[event.code]
    if (act) {
      event.preventDefault()
      act()
    } else typeDay(event)
  }

  return (
    <div className="dk-gridwrap" data-own-keys>
      <table
        className="dk-grid"
        ref={table}
        role="grid"
        aria-label="窓口と日ごとの空き"
        onKeyDown={ownKeys(onKeyDown)}
      >
        <thead>
          <tr>
            <th scope="col">窓口</th>
            <th scope="col">
              最短 <kbd>S</kbd>
            </th>
            {vacancy.days.map(({ date, holiday }) => (
              <DayHead key={date} date={date} holiday={holiday} isToday={date === vacancy.today} />
            ))}
          </tr>
        </thead>
        <tbody>
          {vacancy.offices.map(({ office, days, earliest }) => (
            <tr key={office} className={office === home ? 'is-home' : undefined}>
              <th scope="row">
                {nameOf(office)}
                {office === home && <small>お住まいの区</small>}
              </th>
              <td className="dk-earliest">
                {earliest ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    onClick={() => onJump({ office, date: earliest.date })}
                  >
                    {shortDate(earliest.date)} {earliest.start}
                  </button>
                ) : (
                  'なし'
                )}
              </td>
              {days.map(({ date, state, free, total }) => {
                const isMarked = marked.office === office && marked.date === date
                return (
                  <td
                    key={date}
                    tabIndex={isMarked ? 0 : -1}
                    className={`is-${state}`}
                    aria-selected={isMarked}
                    aria-label={`${nameOf(office)} ${formatJa(date)} ${words[state]} 残り${free}（全体${total}）`}
                    onClick={() => onChoose({ office, date })}
                  >
                    <span>{SIGN[state]}</span>
                    {(state === 'free' || state === 'few') && <b>{free}</b>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shortDate = (date: string) => {
  const { month, day } = partsOf(date)
  return `${month}/${day}`
}

function DayHead({
  date,
  holiday,
  isToday,
}: {
  date: string
  holiday: string | null
  isToday: boolean
}) {
  const weekday = weekdayOf(date)
  const kind = holiday || weekday === 0 ? 'is-sunday' : weekday === 6 ? 'is-saturday' : ''
  return (
    <th scope="col" className={kind} title={holiday ?? undefined}>
      {shortDate(date)}
      <small>
        {isToday ? '今日' : WEEKDAYS_JA[weekday]}
        {holiday ? '祝' : ''}
      </small>
    </th>
  )
}
