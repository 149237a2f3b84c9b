'use client'

import { useEffect } from 'react'

import type { Dialog } from './dialog'
import type { Reception } from './useReception'
import { useScanner } from './useScanner'
import { listenKeys } from '../shell/keys'

type Input = {
  reception: Reception
  setTab: (tab: 'today' | 'end') => void
  openDialog: (dialog: Dialog) => void
  active: boolean
}

const SHORTEST_END = 3

const scanField = () => document.querySelector<HTMLInputElement>('[data-scan]')

/** Clicks the button of the focused row that carries the key: 呼ぶ C, 来庁済み D, 未来庁 N … */
function pressInRow(code: string): void {
  const row = document.activeElement?.closest('[data-row]')
  row?.querySelector<HTMLButtonElement>(`button[data-key="${code}"]`)?.click()
}

/** Keys of the reception's screen; the same F-keys as the operator's, for the same reasons. */
export function useReceptionKeys({ reception, setTab, openDialog, active }: Input): void {
  useScanner({
    active,
    // The end of a code whose keys stalled is enough: the field holds all of it.
    minLength: SHORTEST_END,
    shown: () => ({ text: scanField()?.value ?? '' }),
    onScan: (code) => void reception.checkIn(code),
    onKey: pressInRow,
    onTyped: (text) => {
      scanField()?.focus()
      reception.setTyped(reception.typed + text)
    },
  })
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      const act = {
        F2: () => scanField()?.focus(),
        F4: () => void reception.callNext(),
        F8: () => openDialog({ kind: 'walk-in', number: '' }),
        F9: () => setTab('end'),
        Escape: () => {
          setTab('today')
          scanField()?.focus()
        },
        ArrowDown: () => moveRow(1),
        ArrowUp: () => moveRow(-1),
      }[event.code]
      if (!act || (event.target instanceof HTMLSelectElement && event.code.startsWith('Arrow')))
        return
      event.preventDefault()
      act()
    }
    return listenKeys(onKey)
  }, [reception, setTab, openDialog, active])
}

function moveRow(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const here = rows.indexOf(document.activeElement?.closest('[data-row]') as HTMLElement)
  if (here + step < 0) scanField()?.focus()
  else rows[Math.min(here + step, rows.length - 1)]?.focus()
}
