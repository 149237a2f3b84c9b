'use client'

import type { ReactNode } from 'react'
import { useEffect } from 'react'

import { SCAN_MODE, type ScanMode } from '@/domain/cards/scan-modes'

import { focusScan } from '../scanning/ScanBox'
import { listenKeys } from '../shell/keys'

type Props = {
  modes: ScanMode[]
  mode: ScanMode
  onChoose: (mode: ScanMode) => void
  /** Further buttons at the end. */
  children?: ReactNode
}

/** What a scan does. Alt with the digit chooses from anywhere; Esc leaves the field, then the digit alone. */
export function ModeBar({ modes, mode, onChoose, children }: Props) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code === 'Escape' && (event.target as Element).matches?.('[data-scan]')) {
        document.querySelector<HTMLElement>('[data-mode][aria-pressed="true"]')?.focus()
        return
      }
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      const wanted = digit ? modes[Number(digit) - 1] : undefined
      if (!wanted || !event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      onChoose(wanted)
      focusScan()
    }
    return listenKeys(onKeyDown)
  }, [modes, onChoose])
  return (
    <div className="st-modes" role="group" aria-label="読み取りですること">
      {modes.map((one, index) => (
        <button
          key={one}
          type="button"
          data-mode
          aria-pressed={one === mode}
          onClick={() => {
            onChoose(one)
            focusScan()
          }}
        >
          <kbd>{index + 1}</kbd> {SCAN_MODE[one].label}
        </button>
      ))}
      {children}
    </div>
  )
}
