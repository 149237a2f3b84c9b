'use client'

import { useEffect, useRef, useState } from 'react'

import type { CivilDate } from '@/domain/time/civil'
import type { WeekView } from '@/services/people/shifts/week'

import { apiPost, problemOf } from '../../shell/api'

/** 'idle' until something was saved; a refusal stays until the next press. */
export type Saved = 'idle' | 'saving' | 'saved' | 'refused'
type Put = { worker: string; date: CivilDate; types: string[]; seen: number }
type Copied = { copied: { worker: string; date: CivilDate; rev: number }[]; refused: string[] }

/**
 * What this screen writes into the week, one after the other. The version that a write left is known without
 * reading again, so that whoever types quickly, or changes what was just copied, is not taken for somebody else.
 */
export function useCells(week: WeekView | null, refresh: () => Promise<unknown>) {
  const [waiting, setWaiting] = useState(0)
  const [wrote, setWrote] = useState(false)
  const [problem, setProblem] = useState('')
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const own = useRef(new Map<string, number>())
  const left = useRef(0)
  const latest = useRef(refresh)
  useEffect(() => {
    latest.current = refresh
  })

  const inTurn = (work: () => Promise<void>) => {
    left.current++
    setWaiting((count) => count + 1)
    setProblem('')
    const done = turn.current.then(async () => {
      try {
        await work()
        setWrote(true)
      } catch (error) {
        setProblem(problemOf(error).message)
      }
      // Shown when all is written: of the week that is looked at by then.
      if (--left.current === 0) await latest.current()
      setWaiting((count) => count - 1)
    })
    turn.current = done
    return done
  }
  const put = (worker: string, date: CivilDate, types: string[]) => {
    const place = week?.place
    const key = `${worker}|${date}`
    const shown =
      week?.people.find((one) => one.worker === worker)?.cells.find((one) => one.date === date)
        ?.rev ?? 0
    return inTurn(async () => {
      const seen = Math.max(shown, own.current.get(key) ?? 0)
      const cell: Put = { worker, date, types, seen }
      const { revs } = await apiPost<{ revs: number[] }>('/ops/shifts', { place, cells: [cell] })
      own.current.set(key, revs[0] ?? seen)
    })
  }
  /** @param tell what came of it */
  const copy = (tell: (says: string) => void) => {
    const body = { place: week?.place, from: week?.from }
    return inTurn(async () => {
      const { copied, refused } = await apiPost<Copied>('/ops/shifts/copy', body)
      for (const { worker, date, rev } of copied) own.current.set(`${worker}|${date}`, rev)
      tell(`先週から${copied.length}件を写しました。${refused.join('')}`)
    })
  }
  const saved: Saved = waiting > 0 ? 'saving' : problem ? 'refused' : wrote ? 'saved' : 'idle'
  return { put, copy, saved, problem, clear: () => setProblem('') }
}
