'use client'

import { useCallback, useState } from 'react'

import { addDays, type CivilDate, isCivilDate, weekStart } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { AbsenceView } from '@/services/people/absences/report'
import type { CellView, HereView, PersonView, WeekView } from '@/services/people/shifts/week'

import { Refused } from '../../frame/Refused'
import { Says } from '../../frame/Says'
import { apiGet, apiPost } from '../../shell/api'
import { useAct } from '../../shell/useAct'
import { queryText, useAddress } from '../../shell/useAddress'
import { useLive } from '../../shell/useLive'

import { Absence } from './Absence'
import { Publish } from './Publish'
import { ShiftGrid } from './ShiftGrid'
import { useCells } from './useCells'
import './shifts.css'

type State = { place: string; from: CivilDate; absence: string }

const write = (state: State): string => queryText(state)

type Props = { today: CivilDate; mayPlan: boolean }

export function ShiftWeek({ today, mayPlan }: Props) {
  const [state, setState] = useAddress<State>((query) => {
    const from = query.get('from')
    return {
      place: query.get('place') ?? '',
      from: weekStart(isCivilDate(from) ? from : today),
      absence: query.get('absence') ?? '',
    }
  }, write)
  const read = useCallback(
    (query: string) =>
      apiGet<WeekView>('/ops/shifts', Object.fromEntries(new URLSearchParams(query))),
    [],
  )
  const key = queryText({ place: state.place, from: state.from })
  const { data, problem, refresh } = useLive(key, read, 30_000)
  const grid = useCells(data, refresh)
  const [told, tell] = useState('')
  const act = useAct()
  const change = (part: Partial<State>) => {
    tell('')
    act.clear()
    grid.clear()
    setState(part)
  }
  const absent = (person: PersonView, cell: CellView, shift: HereView) => {
    if (!data || !mayPlan) return
    if (shift.absence) return setState({ absence: shift.absence.id })
    const wish = { worker: person.worker, date: cell.date, place: data.place, from: shift.from }
    void act.run(async () => {
      const { id } = await apiPost<AbsenceView>('/ops/absences', wish)
      setState({ absence: id })
      await refresh()
    })
  }
  return (
    <>
      <Bar state={state} data={data} today={today} change={change} />
      {problem ? <Refused>{problem.message}</Refused> : null}
      {told ? (
        <p className="mg-note mg-note--good" role="status">
          {told}
        </p>
      ) : null}
      {state.absence && mayPlan ? (
        <Absence
          key={state.absence}
          id={state.absence}
          onClose={() => change({ absence: '' })}
          onFilled={() => void refresh()}
          onOpen={(id) => setState({ absence: id })}
        />
      ) : null}
      {data ? (
        <>
          <ShiftGrid
            key={`${data.place}|${data.from}`}
            week={data}
            mayPlan={mayPlan}
            saved={grid.saved}
            refused={grid}
            onPut={(person, cell, types) => grid.put(person.worker, cell.date, types)}
            onAbsent={absent}
          />
          <Says problem={(grid.at ? '' : grid.problem) || act.problem} />
          {mayPlan ? (
            <>
              <p className="mg-row">
                <button
                  type="button"
                  className="mg-button"
                  disabled={grid.saved === 'saving'}
                  onClick={() => grid.copy(tell)}
                >
                  先週の勤務を空いているところへ写す
                </button>
              </p>
              <Proposals week={data} onTake={(one) => grid.put(one.worker, one.date, [one.type])} />
              <Publish
                key={`${data.place}|${data.from}`}
                week={data}
                onDone={() => {
                  tell('公開しました。本人の「自分の勤務」に出ます。')
                  void refresh()
                }}
              />
            </>
          ) : null}
        </>
      ) : problem ? null : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
    </>
  )
}

type BarProps = {
  state: State
  data: WeekView | null
  today: CivilDate
  change: (part: Partial<State>) => void
}

const Bar = ({ state, data, today, change }: BarProps) => (
  <div className="mg-panel">
    <div className="mg-row">
      <label className="mg-inline">
        場所
        <select
          value={data?.place ?? state.place}
          onChange={({ target: { value } }) => change({ place: value, absence: '' })}
        >
          {(data?.places ?? []).map(({ place, name }) => (
            <option key={place} value={place}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="mg-segments" role="group" aria-label="週">
        <button type="button" onClick={() => change({ from: addDays(state.from, -7) })}>
          ← 前の週
        </button>
        <button
          type="button"
          aria-pressed={state.from === weekStart(today)}
          onClick={() => change({ from: weekStart(today) })}
        >
          今週
        </button>
        <button type="button" onClick={() => change({ from: addDays(state.from, 7) })}>
          次の週 →
        </button>
      </div>
      <strong>
        {formatJa(state.from)}〜{formatJa(addDays(state.from, 6))}
      </strong>
      {data ? <PublishedTag week={data} /> : null}
    </div>
  </div>
)

const PublishedTag = ({ week: { published } }: { week: WeekView }) =>
  published === null ? (
    <span className="mg-tag">下書き（公開していません）</span>
  ) : published.isChanged ? (
    <span className="mg-tag mg-tag--warn">公開の後に変更あり（もう一度公開します）</span>
  ) : (
    <span className="mg-tag mg-tag--good">公開済み（{published.by}）</span>
  )

type ProposalsProps = { week: WeekView; onTake: (one: WeekView['proposals'][number]) => void }

const Proposals = ({ week: { proposals }, onTake }: ProposalsProps) =>
  proposals.length === 0 ? null : (
    <section className="mg-section" aria-label="足りない時間への提案">
      <h2>足りない時間への提案</h2>
      <p className="mg-hint">
        この週の時間が少ない人、続けて働く日が少ない人の順です。入れるかどうかは、人が決めます。
      </p>
      <ul className="sh-list">
        {proposals.map((one) => (
          <li key={one.date}>
            {one.says}
            <button
              type="button"
              className="mg-button mg-button--small"
              onClick={() => onTake(one)}
            >
              入れる
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
