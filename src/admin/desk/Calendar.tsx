'use client'

import { useEffect, useState } from 'react'

import { addDays } from '@/domain/time/civil'
import type { DeskCatalogue, DeskService } from '@/services/desk/catalogue'

import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { SlotList } from './SlotList'
import type { Draft } from './state'
import type { Desk } from './useDesk'
import type { Cell, Vacancy } from './VacancyGrid'
import { VacancyGrid } from './VacancyGrid'

const DAYS = 14

type Props = { desk: Desk; draft: Draft; service: DeskService; catalogue: DeskCatalogue }

/**
 * Office and time in one look: days across, offices down, and under it the times of the marked day
 * (OP-02). Read again every 20 seconds and when the window comes to the front (BK-12).
 */
export function Calendar({ desk, draft, service, catalogue }: Props) {
  const [from, setFrom] = useState('')
  const [cell, setCell] = useState<Cell | null>(null)
  const { channel } = desk.state
  const query = { service: service.id, people: draft.people, channel, days: DAYS }
  const live = useLive(JSON.stringify({ ...query, ...(from ? { from } : {}) }), (key) =>
    apiGet<Vacancy>('/ops/vacancy', JSON.parse(key) as Record<string, string | number>),
  )
  const vacancy = live.data
  const marked = cell ?? (vacancy && firstCell(vacancy, draft))
  // Back from a time that was just taken: the numbers must be fresh.
  const { refresh } = live
  const { problem } = desk.state
  useEffect(() => {
    if (problem) void refresh()
  }, [problem, refresh])

  const page = (step: number) => {
    if (!vacancy) return
    const next = addDays(vacancy.from, step * DAYS)
    setFrom(next < vacancy.today ? vacancy.today : next)
    setCell(marked ? { ...marked, date: next < vacancy.today ? vacancy.today : next } : null)
  }
  const jump = (target: Cell) => {
    if (vacancy && (target.date < vacancy.from || target.date > vacancy.to)) setFrom(target.date)
    setCell(target)
    desk.goTo('office')
  }
  return (
    <div className="dk-calendar">
      <div className="dk-calendarbar">
        <button type="button" onClick={() => page(-1)} disabled={vacancy?.from === vacancy?.today}>
          前の2週間 <kbd>PageUp</kbd>
        </button>
        <button type="button" onClick={() => page(1)}>
          次の2週間 <kbd>PageDown</kbd>
        </button>
        <PartySize desk={desk} draft={draft} max={service.maxParty} />
        <span className="dk-fresh" role="status">
          {live.problem
            ? live.problem.message
            : vacancy
              ? `${clock(vacancy.at)} 現在の空き`
              : '空きを調べています'}
        </span>
      </div>
      {vacancy && marked && (
        <>
          <VacancyGrid
            vacancy={vacancy}
            offices={catalogue.offices}
            words={catalogue.vacancy}
            home={draft.office}
            marked={marked}
            active={desk.state.step === 'office'}
            onMark={setCell}
            onJump={jump}
            onPage={page}
            onChoose={(chosen) => {
              setCell(chosen)
              desk.goTo('calendar')
            }}
          />
          <SlotList
            key={`${marked.office}|${marked.date}`}
            desk={desk}
            draft={draft}
            cell={marked}
            fullWord={catalogue.vacancy.full}
            mayOverbook={catalogue.may.overbook}
            officeName={catalogue.offices.find((one) => one.id === marked.office)?.name ?? ''}
            active={desk.state.step === 'calendar'}
          />
        </>
      )}
    </div>
  )
}

const clock = (iso: string) =>
  new Date(iso).toLocaleTimeString('ja-JP', { timeZone: 'Asia/Tokyo', hour12: false })

/** Where the eye should begin: the person's own office, its first day with a seat. */
function firstCell(vacancy: Vacancy, draft: Draft): Cell | null {
  const wanted = draft.office || draft.moving?.office.id
  const row = vacancy.offices.find((one) => one.office === wanted) ?? vacancy.offices[0]
  if (!row) return null
  const sameDay = row.days.find((one) => one.date === draft.date && draft.start !== '')
  const open = row.days.find((one) => one.state === 'free' || one.state === 'few')
  return { office: row.office, date: (sameDay ?? open ?? row.days[0])?.date ?? vacancy.from }
}

function PartySize({ desk, draft, max }: { desk: Desk; draft: Draft; max: number }) {
  if (max <= 1 || draft.moving) return null
  return (
    <label className="wk-inline">
      人数
      <select
        value={draft.people}
        onChange={(event) => desk.edit({ people: Number(event.target.value) })}
      >
        {Array.from({ length: max }, (_, index) => (
          <option key={index} value={index + 1}>
            {index + 1}人
          </option>
        ))}
      </select>
    </label>
  )
}
