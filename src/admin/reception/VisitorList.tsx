'use client'

import { useEffect, useRef, useState } from 'react'

import type { DayList } from '@/services/reception/day-list'
import type { DayRow } from '@/services/reception/day-row'

import { todayButtons } from './row-acts'
import type { Reception } from './useReception'
import { VisitorRow } from './VisitorRow'

type Filter = 'all' | 'booked' | 'waiting' | 'serving' | 'completed' | 'other'

const TEST: Record<Filter, (row: DayRow) => boolean> = {
  all: () => true,
  booked: (row) => row.outcome === 'none',
  waiting: (row) => row.outcome === 'arrived' && !row.servedBy,
  serving: (row) => row.outcome === 'arrived' && !!row.servedBy,
  completed: (row) => row.outcome === 'completed',
  other: (row) => row.outcome === 'no-show' || row.outcome === 'refused',
}
const LABEL: Record<Filter, string> = {
  all: 'すべて',
  booked: '来庁前',
  waiting: '待ち',
  serving: '対応中',
  completed: '来庁済み',
  other: '未来庁・交付できず',
}
const FILTERS = Object.keys(LABEL) as Filter[]

type Props = { reception: Reception; onRefuse: (row: DayRow) => void }

/** Today's visitors by time; who waits, by turn. */
export function VisitorList({ reception, onRefuse }: Props) {
  const [filter, setFilter] = useState<Filter>('all')
  const { data, problem } = reception.list
  const list = useRef<HTMLDivElement>(null)
  const isLoaded = data !== null
  // Begins where the day stands, not at nine o'clock.
  useEffect(() => {
    if (!isLoaded || !list.current) return
    const rows = [...list.current.querySelectorAll<HTMLElement>('[data-row]')]
    const next = rows.find((row) => !row.querySelector('.rc-overdue'))
    if (next) list.current.scrollTop = Math.max(0, next.offsetTop - 3 * next.offsetHeight)
  }, [isLoaded])
  if (!data)
    return (
      <p className={problem ? 'wk-problem' : 'wk-note'}>{problem?.message ?? '読み込んでいます'}</p>
    )
  const rows = sorted(data, filter)
  return (
    <>
      {problem && <p className="wk-problem">{problem.message}</p>}
      <div className="rc-filters" role="group" aria-label="しぼり込み">
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={filter === one}
            onClick={() => setFilter(one)}
          >
            {LABEL[one]} <b>{data.rows.filter(TEST[one]).length}</b>
          </button>
        ))}
      </div>
      {rows.length === 0 ? (
        <p className="wk-note rc-empty">
          {data.rows.length === 0
            ? '今日の予約はありません。'
            : `「${LABEL[filter]}」の方はいません。`}
        </p>
      ) : (
        <div
          ref={list}
          className="rc-list"
          tabIndex={0}
          role="region"
          aria-label="今日の来庁の一覧"
        >
          <table>
            <thead>
              <tr>
                <th scope="col">予約</th>
                <th scope="col">受付番号・手続き</th>
                <th scope="col">状況</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <VisitorRow
                  key={row.id}
                  row={row}
                  buttons={todayButtons(row, hasBegun(row, data.at))}
                  reception={reception}
                  overdue={row.outcome === 'none' && hasBegun(row, data.at)}
                  turn={data.turns.indexOf(row.id) + 1}
                  onRefuse={onRefuse}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function sorted(data: DayList, filter: Filter): DayRow[] {
  const rows = data.rows.filter(TEST[filter])
  if (filter !== 'waiting') return rows
  return [...rows].sort((a, b) => data.turns.indexOf(a.id) - data.turns.indexOf(b.id))
}

const hasBegun = (row: DayRow, at: string): boolean =>
  row.start <=
  new Date(at).toLocaleTimeString('ja-JP', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
  })
