'use client'

import { useState } from 'react'

import { formatJa } from '@/domain/time/format'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { FreeTime } from '@/services/reception/next-free'

import type { Problem } from '../shell/api'
import { apiGet, apiPost, problemOf } from '../shell/api'
import { type Live, useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'

export type NextFree = { times: FreeTime[]; today: boolean }

/** The next free times of a service at this window, and whether it is served today at all. */
export const useNextFree = (office: string, service: string): Live<NextFree> =>
  useLive(service ? `${office}|${service}` : null, () =>
    apiGet<NextFree>('/ops/reception/next-free', { office, service }),
  )

type Props = {
  live: Live<NextFree>
  office: string
  service: string
  number: string
  needsNumber: boolean
  onBooked: (booking: StaffBooking) => void
  onProblem: (problem: Problem) => void
}

/** The next free times at this window; one press books. */
export function LaterTimes(props: Props) {
  const { live, office, service, number, needsNumber, onBooked, onProblem } = props
  const [busy, setBusy] = useState(false)
  const { once } = useOp()
  const book = async ({ date, start }: FreeTime) => {
    setBusy(true)
    try {
      const numbers = number ? [number] : []
      const body = { office, service, date, start, numbers, channel: 'walk-in' }
      onBooked(
        await once('book', body, (idemKey) =>
          apiPost<StaffBooking>('/ops/reservations', { ...body, idemKey }),
        ),
      )
    } catch (error) {
      onProblem(problemOf(error))
      void live.refresh()
    }
    setBusy(false)
  }
  const times = live.data?.times ?? []
  return (
    <fieldset className="rc-choice">
      <legend>あとの時間を予約する</legend>
      {needsNumber && !number && <p className="wk-note">予約には番号が必要です。</p>}
      {live.data && times.length === 0 && <p className="wk-note">空いている時間がありません。</p>}
      <div className="wk-actions">
        {times.map((time) => (
          <button
            key={`${time.date}${time.start}`}
            type="button"
            disabled={busy || (needsNumber && !number)}
            onClick={() => void book(time)}
          >
            {formatJa(time.date)} {time.start}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
