'use client'

import { useEffect } from 'react'

import type { Desk } from './useDesk'
import { listenKeys } from '../shell/keys'

/**
 * Keys of the operator's screen. F2, F4, F8, F9 are taken neither by Edge, Chrome and Firefox nor by
 * the IME outside a conversion; `event.code` is the same with the IME on and off.
 */
export const SHORTCUTS = [
  { code: 'F2', label: 'F2', text: '次の電話（画面を空にして検索へ）' },
  { code: 'F4', label: 'F4', text: '番号なしで新しい予約' },
  { code: 'F6', label: 'F6', text: '問合せの記録を始める・書く' },
  { code: 'F7', label: 'F7', text: '緊急の電話（脅迫・犯行予告・不当要求）の種類を選ぶ' },
  { code: 'F8', label: 'F8', text: 'よくある質問を探す' },
  { code: 'F9', label: 'F9', text: '案内先を選んで記録' },
  { code: 'Escape', label: 'Esc', text: '1つ前へ戻る' },
  { code: 'KeyK', label: 'Ctrl+K', text: 'ほかの画面へ移る、番号を探す' },
] as const

const focusOn = (selector: string) =>
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: false })

export function useShortcuts(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A key held down a moment too long must not run through the next steps.
      if (event.code === 'Enter' && event.repeat) return event.preventDefault()
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const act = {
        F2: desk.nextCall,
        F4: () => {
          desk.show('start')
          // Out of the search field, which would take the procedure's digit for a number.
          requestAnimationFrame(() => focusOn('.dk-start .wk-choices button'))
        },
        F8: () => focusOn('#dk-faq-search'),
        F9: () => focusOn('.dk-referrals button'),
        Escape: () => {
          if (desk.state.view !== 'start') desk.back()
        },
      }[event.code]
      if (!act) return
      event.preventDefault()
      act()
    }
    return listenKeys(onKey, true)
  }, [desk])
}
