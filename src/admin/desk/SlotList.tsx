'use client'

import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import { formatJa } from '@/domain/time/format'
import type { StaffSlot } from '@/services/booking/vacancy'

import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'
import { useTypeAhead } from '../shell/useTypeAhead'

import type { Draft } from './state'
import type { Desk } from './useDesk'
import type { Cell } from './VacancyGrid'
import { ownKeys } from '../shell/keys'

type Props = {
  desk: Desk
  draft: Draft
  cell: Cell
  officeName: string
  fullWord: string
  mayOverbook: boolean
  active: boolean
}
type Day = { date: string; holiday: string | null; slots: StaffSlot[] }

const WAIT_MS = 120

/** The marked day, after the cursor has rested on it: nobody needs the times of days passed over. */
function useRested(cell: Cell, active: boolean): Cell | null {
  const [rested, setRested] = useState<Cell | null>(active ? cell : null)
  useEffect(() => {
    const timer = setTimeout(() => setRested(cell), active ? 0 : WAIT_MS)
    return () => clearTimeout(timer)
  }, [cell, active])
  return rested
}

/** Times of one office and day. Arrows move, typed digits jump (1030), Enter takes the time. */
export function SlotList({ desk, draft, cell, officeName, fullWord, mayOverbook, active }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const rested = useRested(cell, active)
  const { channel } = desk.state
  const key = rested
    ? JSON.stringify({ ...rested, service: draft.service, people: draft.people, channel })
    : null
  const live = useLive(key, (query) =>
    apiGet<Day>('/ops/slots', JSON.parse(query) as Record<string, string>),
  )
  const slots = live.data?.slots.filter((slot) => slot.open && slot.state !== 'closed') ?? null
  const isLoaded = slots !== null
  const canTake = (slot: StaffSlot) => slot.state !== 'full' || mayOverbook
  const buttons = () => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []),
  ]

  useEffect(() => {
    if (!active || !isLoaded) return
    const known = list.current?.querySelector<HTMLButtonElement>('[data-current]')
    const free = list.current?.querySelector<HTMLButtonElement>('.is-free, .is-few')
    ;(known ?? free ?? buttons()[0])?.focus()
  }, [active, isLoaded])

  const typeTime = useTypeAhead((digits) => {
    const wanted = digits.length >= 3 && !/^[12]/.test(digits) ? `0${digits}` : digits
    buttons()
      .find((one) => one.dataset.start?.replace(':', '').startsWith(wanted.padStart(2, '0')))
      ?.focus()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const all = buttons()
    const here = all.indexOf(document.activeElement as HTMLButtonElement)
    const perRow = all.filter((one) => one.offsetTop === all[0]?.offsetTop).length || 1
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.code]
    if (step !== undefined) {
      event.preventDefault()
      if (here + step < 0) desk.goTo('office')
      else all[Math.min(here + step, all.length - 1)]?.focus()
    } else typeTime(event)
  }

  return (
    <section className="dk-slots" aria-label={`${officeName} ${formatJa(cell.date)} の時間`}>
      <h3>
        {formatJa(cell.date)}　{officeName}
        {live.data?.holiday && <small>{live.data.holiday}</small>}
      </h3>
      {live.problem && <p className="wk-problem">{live.problem.message}</p>}
      {slots?.length === 0 && <p className="wk-note">この日は受付がありません。</p>}
      {/* As a toolbar a screen reader leaves the arrows and digits to it. */}
      <div
        ref={list}
        className="dk-slotlist"
        role="toolbar"
        aria-label="時間"
        onKeyDown={(event) => ownKeys(onKeyDown)(event)}
        data-own-keys
      >
        {slots?.map((slot) => (
          <button
            key={slot.start}
            type="button"
            data-start={slot.start}
            data-current={isCurrent(draft, cell, slot) || undefined}
            tabIndex={active ? 0 : -1}
            className={`is-${slot.state}`}
            disabled={!canTake(slot)}
            onClick={() =>
              desk.pickTime({ ...cell, start: slot.start, overbook: slot.state === 'full' })
            }
          >
            <b>{slot.start}</b>
            <span>
              {slot.state === 'full'
                ? mayOverbook
                  ? '満員（定員外で）'
                  : fullWord
                : `残り${slot.free}`}
              <small>
                全体の残り {slot.total}（定員 {slot.capacity}）
              </small>
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}

const isCurrent = (draft: Draft, cell: Cell, slot: StaffSlot): boolean =>
  draft.office === cell.office && draft.date === cell.date && draft.start === slot.start
