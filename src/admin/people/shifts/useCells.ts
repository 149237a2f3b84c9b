'use client'

import { useEffect, useState } from 'react'

import type { CivilDate } from '@/domain/time/civil'
import type { WeekView } from '@/services/people/shifts/week'

import { apiPost, problemOf } from '../../shell/api'

import { CellQueue, IDLE } from './cell-queue'

/** The queue of this screen, for the week that it shows. */
export function useCells(week: WeekView | null, refresh: () => Promise<unknown>) {
  const [state, tell] = useState(IDLE)
  const [queue] = useState(
    () => new CellQueue({ post: apiPost, says: (error) => problemOf(error).message, tell }),
  )
  useEffect(() => queue.readBy(refresh))
  const put = (worker: string, date: CivilDate, types: string[]) => {
    if (!week) return
    const cells = week.people.find((one) => one.worker === worker)?.cells
    const shown = cells?.find((one) => one.date === date)?.rev ?? 0
    void queue.put({ place: week.place, worker, date, types, shown })
  }
  const copy = (told: (says: string) => void) => {
    if (week) void queue.copy({ place: week.place, from: week.from }, told)
  }
  return { ...state, put, copy, clear: () => queue.clear() }
}
