'use client'

import { useState } from 'react'

import { type CivilDate, isCivilDate } from '@/domain/time/civil'

import { QueueBanner } from '../scanning/QueueBanner'
import { useScans } from '../scanning/useScans'
import { queryText, useAddress } from '../shell/useAddress'

import { Run } from './Run'
import type { RunOffice } from './run-office'
import { type Shapes, Week } from './Week'
import './transport.css'

type Props = {
  today: CivilDate
  user: { id: string; name: string }
  offices: RunOffice[]
  shapes: Shapes
}

/** The week with its runs, or one run; which of them stands in the address. */
export function Transport({ today, user, offices, shapes }: Props) {
  const [{ week, run }, show] = useAddress((query) => {
    const wanted = query.get('week')
    return { week: isCivilDate(wanted) ? wanted : today, run: query.get('run') ?? '' }
  }, queryText)
  const [answers, setAnswers] = useState(0)
  const scans = useScans(user.id, () => setAnswers((old) => old + 1))
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
          shapes={shapes}
          onWeek={(next) => show({ week: next })}
          onRun={(next) => show({ run: next })}
        />
      )}
    </>
  )
}
