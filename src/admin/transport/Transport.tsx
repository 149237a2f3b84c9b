'use client'

import { useState } from 'react'

import type { CivilDate } from '@/domain/time/civil'

import { QueueBanner } from '../scanning/QueueBanner'
import { useScans } from '../scanning/useScans'
import { useKeepSession } from '../shell/useKeepSession'

import { Run } from './Run'
import { Week } from './Week'
import './transport.css'

export type OfficeChoice = { id: string; name: string; kind: string }
type Props = {
  today: CivilDate
  week: CivilDate
  run: string
  user: { id: string; name: string }
  offices: OfficeChoice[]
}

/** The week with its runs, or one run; which of them stands in the address. */
export function Transport({ today, week: firstWeek, run: firstRun, user, offices }: Props) {
  useKeepSession()
  const [week, setWeek] = useState(firstWeek)
  const [run, setRun] = useState(firstRun)
  const [answers, setAnswers] = useState(0)
  const scans = useScans(user.id, () => setAnswers((old) => old + 1))
  const show = (next: { week?: CivilDate; run?: string }) => {
    const [shownWeek, shownRun] = [next.week ?? week, next.run ?? run]
    setWeek(shownWeek)
    setRun(shownRun)
    const query = new URLSearchParams({ week: shownWeek, ...(shownRun ? { run: shownRun } : {}) })
    window.history.replaceState(window.history.state, '', `?${query}`)
  }
  return (
    <>
      <QueueBanner scans={scans} />
      {run ? (
        <Run
          id={run}
          user={user.name}
          scans={scans}
          answers={answers}
          onBack={() => show({ run: '' })}
        />
      ) : (
        <Week
          week={week}
          today={today}
          offices={offices}
          onWeek={(next) => show({ week: next })}
          onRun={(next) => show({ run: next })}
        />
      )}
    </>
  )
}
