'use client'

import { useState } from 'react'

import { addDays } from '@/domain/time/civil'

import { MultiSelect } from '../frame/MultiSelect'
import { Pager } from '../lists/Pager'

import { LogOutput } from './LogOutput'
import { LogTable } from './LogTable'
import type { LogState } from './useLog'
import { useLog } from './useLog'
import { Refused } from '../frame/Refused'

const PERIODS: [string, number][] = [
  ['今日', 0],
  ['1週間', 6],
  ['1か月', 30],
  ['1年', 365],
]
const WHO: [LogState['who'], string][] = [
  ['', 'すべての人'],
  ['staff', '職員・オペレーター'],
  ['citizen', '市民'],
  ['job', '自動処理'],
]

type Props = { today: string; kinds: { value: string; label: string }[] }

/** Filters above, entries below, newest first. */
export function Logs({ today, kinds }: Props) {
  const [state, setState] = useState<LogState>({
    from: addDays(today, -30),
    to: today,
    kinds: [],
    who: '',
    search: '',
    page: 1,
  })
  const change = (part: Partial<LogState>) => setState((old) => ({ ...old, page: 1, ...part }))
  const log = useLog(state)
  return (
    <>
      <section className="mg-panel" aria-label="条件">
        <div className="mg-row">
          <div className="mg-segments" role="group" aria-label="期間">
            {PERIODS.map(([label, days]) => (
              <button
                key={label}
                type="button"
                aria-pressed={state.from === addDays(today, -days) && state.to === today}
                onClick={() => change({ from: addDays(today, -days), to: today })}
              >
                {label}
              </button>
            ))}
          </div>
          <Day label="開始日" value={state.from} onDay={(from) => change({ from })} />
          <span>〜</span>
          <Day label="終了日" value={state.to} onDay={(to) => change({ to })} />
        </div>
        <div className="mg-row">
          <MultiSelect
            label="種類"
            options={kinds}
            value={state.kinds}
            onChange={(chosen) => change({ kinds: chosen })}
          />
          <label className="mg-inline">
            操作した人
            <select
              value={state.who}
              onChange={(event) => change({ who: event.target.value as LogState['who'] })}
            >
              {WHO.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label className="mg-inline">
            受付番号・氏名・ことば
            <input
              type="search"
              value={state.search}
              maxLength={60}
              onChange={(event) => change({ search: event.target.value })}
            />
          </label>
        </div>
      </section>
      <LogOutput state={state} total={log.page?.total ?? null} />
      {log.problem ? <Refused>{log.problem.message}</Refused> : null}
      {log.page ? (
        <>
          <LogTable rows={log.page.rows} waiting={log.waiting} />
          <Pager page={log.page} onPage={(page) => setState((old) => ({ ...old, page }))} />
        </>
      ) : null}
    </>
  )
}

type DayProps = { label: string; value: string; onDay: (day: string) => void }

const Day = ({ label, value, onDay }: DayProps) => (
  <input
    type="date"
    aria-label={label}
    value={value}
    onChange={(event) => {
      if (event.target.value) onDay(event.target.value)
    }}
  />
)
