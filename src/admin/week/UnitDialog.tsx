'use client'

import { useEffect, useRef, useState } from 'react'

import { SLOT_UNITS } from '@/domain/booking/slot-types'
import { addDays, weekStart } from '@/domain/time/civil'
import { WEEKDAYS_JA } from '@/domain/time/format'
import type { UnitResult } from '@/services/calendar/change-unit'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { ImpactSummary } from '../calendar/ImpactSummary'
import { useImpact } from '../calendar/useImpact'
import { apiPost, problemOf } from '../shell/api'

import type { WeekState } from './address'
import { servicesAt } from './address'
import { Refused } from '../frame/Refused'

import type { News } from './Told'

type Props = {
  state: WeekState
  catalogue: ScopeCatalogue
  onClose: () => void
  onDone: (news: News) => void
}

const unitLabel = (minutes: number): string => (minutes === 60 ? '1時間' : `${minutes}分`)
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0]

/** 枠の単位を変える (BK-02, BK-03): what it does to the calendar is shown before the button works. */
export function UnitDialog({ state, catalogue, onClose, onDone }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const nextMonday = addDays(weekStart(catalogue.today), 7)
  const [wish, setWish] = useState({
    office: state.office,
    service: state.service,
    from: state.from > catalogue.today ? state.from : nextMonday,
    to: '',
    unit: 0,
    capacity: '',
    days: WEEKDAYS_JA.map(() => true),
    start: '',
    end: '',
  })
  const change = (part: Partial<typeof wish>) => setWish((old) => ({ ...old, ...part }))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const body =
    wish.unit > 0 && wish.from !== '' && wish.service !== '' && wish.days.some(Boolean)
      ? {
          office: wish.office,
          service: wish.service,
          from: wish.from,
          to: wish.to,
          weekdays: wish.days.every(Boolean) ? null : wish.days,
          start: wish.start,
          end: wish.end,
          slotMinutes: wish.unit,
          capacity: wish.capacity === '' ? null : Number(wish.capacity),
        }
      : null
  const preview = useImpact('/ops/calendar/unit/preview', body && JSON.stringify(body))
  const submit = async () => {
    setBusy(true)
    setProblem('')
    try {
      const { bands, unfit } = await apiPost<UnitResult>('/ops/calendar/unit', body)
      const words =
        bands === 0
          ? `すでに${unitLabel(wish.unit)}の枠です。`
          : `枠の単位を${unitLabel(wish.unit)}に変えました。`
      onDone({ words, unfit, from: wish.from, to: wish.to || addDays(wish.from, 365) })
    } catch (error) {
      setProblem(problemOf(error).message)
      setBusy(false)
    }
  }
  const nameOf = (list: { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? ''
  return (
    <dialog className="mg-dialog" ref={dialog} onClose={onClose} aria-labelledby="unit-title">
      <h2 id="unit-title">枠の単位を変える</h2>
      <p className="mg-hint">
        {nameOf(catalogue.offices, wish.office)}・
        {nameOf(servicesAt(catalogue, wish.office), wish.service)}
        （別の窓口のときは、閉じてから上で選び直します）
      </p>
      <fieldset className="mg-row">
        <legend className="mg-hidden">新しい単位</legend>
        <strong>新しい単位</strong>
        {SLOT_UNITS.map((minutes) => (
          <label key={minutes} className="mg-check">
            <input
              type="radio"
              name="unit"
              checked={wish.unit === minutes}
              onChange={() => change({ unit: minutes })}
            />
            {unitLabel(minutes)}
          </label>
        ))}
      </fieldset>
      <div className="mg-row">
        <label className="mg-inline">
          この日から
          <input
            type="date"
            min={catalogue.today}
            value={wish.from}
            onChange={(event) => change({ from: event.target.value })}
          />
        </label>
        <label className="mg-inline">
          この日まで
          <input
            type="date"
            min={wish.from}
            value={wish.to}
            onChange={(event) => change({ to: event.target.value })}
          />
        </label>
        <span className="mg-hint">空なら、次に変えるまでずっと</span>
      </div>
      <div className="mg-row">
        <label className="mg-inline">
          1枠の人数
          <input
            type="number"
            min={0}
            max={500}
            value={wish.capacity}
            placeholder="今のまま"
            onChange={(event) => change({ capacity: event.target.value })}
          />
        </label>
        <span className="mg-hint">
          空なら今と同じ人数。30分3人を15分にすると、15分ごとに3人になります。
        </span>
      </div>
      <details className="mg-more">
        <summary>曜日や時間帯をしぼる</summary>
        <div className="mg-row" role="group" aria-label="曜日">
          {MONDAY_FIRST.map((day) => (
            <label key={day} className="mg-check">
              <input
                type="checkbox"
                checked={wish.days[day] ?? false}
                onChange={() =>
                  change({ days: wish.days.map((on, at) => (at === day ? !on : on)) })
                }
              />
              {WEEKDAYS_JA[day]}
            </label>
          ))}
        </div>
        <div className="mg-row">
          <input
            type="time"
            aria-label="開始時刻"
            value={wish.start}
            onChange={(event) => change({ start: event.target.value })}
          />
          <span>〜</span>
          <input
            type="time"
            aria-label="終了時刻"
            value={wish.end}
            onChange={(event) => change({ end: event.target.value })}
          />
          <span className="mg-hint">空なら1日じゅう</span>
        </div>
      </details>
      <section className="mg-section" aria-live="polite">
        <h3>変えると、どうなるか</h3>
        {body === null ? <p className="mg-hint">新しい単位を選んでください。</p> : null}
        {preview.waiting ? <p className="mg-hint">調べています…</p> : null}
        {preview.problem ? <p className="mg-note mg-note--bad">{preview.problem.message}</p> : null}
        {preview.impact ? <ImpactSummary impact={preview.impact} /> : null}
      </section>
      {problem ? <Refused>{problem}</Refused> : null}
      <div className="mg-row mg-section">
        <button type="button" className="mg-button" onClick={onClose}>
          やめる
        </button>
        <button
          type="button"
          className="mg-button mg-button--main"
          disabled={busy || !preview.impact}
          onClick={() => void submit()}
        >
          {busy ? '変えています…' : 'この内容で変える'}
        </button>
      </div>
    </dialog>
  )
}
