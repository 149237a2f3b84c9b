'use client'

import { useState } from 'react'

import type { Scans } from '../scanning/useScans'

import type { RunProps } from './run-props'
import { StopPanel } from './StopPanel'

/**
 * The stops of a run under way. Where several could receive, one has the scanner: a scan belongs to
 * one stop.
 */
export function Stops({ run, scans, ...rest }: RunProps & { scans: Scans }) {
  const [chosen, setChosen] = useState('')
  const isOpen = run.state === 'departed' || run.state === 'arriving'
  const receiving = run.stops.filter(
    ({ arrival, mayReceive, closedAt }) => isOpen && arrival && mayReceive && !closedAt,
  )
  const scanner = receiving.find(({ key }) => key === chosen) ?? receiving.at(-1)
  return run.stops.map((stop) => (
    <StopPanel
      key={stop.key}
      stop={stop}
      run={run}
      scans={scans}
      isReceiving={receiving.includes(stop)}
      hasScanner={stop === scanner}
      onScanner={() => setChosen(stop.key)}
      {...rest}
    />
  ))
}
