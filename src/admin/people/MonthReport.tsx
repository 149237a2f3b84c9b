'use client'

import { useState } from 'react'

import { FileOutputs } from '../frame/FileOutputs'

type Props = { path: string; purposes: readonly string[]; label: string; now: string }

/** A report of a month that is chosen: this one, or any before. */
export function MonthReport({ path, purposes, label, now }: Props) {
  const [month, setMonth] = useState(now)
  return (
    <>
      <label className="mg-field">
        {label}
        <input
          type="month"
          value={month}
          max={now}
          onChange={({ target }) => setMonth(target.value)}
        />
      </label>
      <FileOutputs path={path} query={{ month }} purposes={purposes} disabled={month === ''} />
    </>
  )
}
