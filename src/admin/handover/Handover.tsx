'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

import { clearQuery } from '../shell/useAddress'
import { focusScan, ScanBox } from '../scanning/ScanBox'
import '../scanning/scanning.css'

import { Answer } from './Answer'
import { CardPanel } from './CardPanel'
import { Checks, isBarred } from './Checks'
import './handover.css'
import { LeaveDialog } from './LeaveDialog'
import { useHandover } from './useHandover'
import { listenKeys } from '../shell/keys'

type Leaving = 'leave' | 'refuse' | null

/** One card after the other: scan, compare, tick, hand over. Everything goes by keyboard. */
export function Handover({ isCity }: { isCity: boolean }) {
  const screen = useHandover()
  const { handover, draft, open, change, finish } = screen
  const [leaving, setLeaving] = useState<Leaving>(null)
  useFromAddress(open)
  const isNext = (screen.said?.next.length ?? 0) > 0
  useEffect(() => {
    // The next visitor's card can come at once; a relative's has its own button.
    if (!handover && !isNext) focusScan()
  }, [handover, isNext])
  const kase = handover?.cases.find(({ id }) => id === draft.case)

  useEffect(() => {
    if (leaving) return
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      const act = { F8: () => void finish(), F9: () => setLeaving('refuse') }[event.code]
      if (!act || !handover) return
      event.preventDefault()
      act()
    }
    return listenKeys(onKey)
  }, [finish, handover, leaving])

  /** 1–9 choose the case, then tick the checks. */
  const digit = (number: number) => {
    if (!handover) return
    if (!kase) {
      const chosen = handover.cases[number - 1]
      if (chosen && !isBarred(handover, chosen)) change({ case: chosen.id, checks: [] })
      return
    }
    const check = kase.checks[number - 1]
    if (!check || (check.cityOnly && !isCity)) return
    const { checks } = draft
    change({
      checks: checks.includes(check.id)
        ? checks.filter((one) => one !== check.id)
        : [...checks, check.id],
    })
  }
  return (
    <div className="ho-columns">
      <div className="ho-side">
        <ScanBox
          label="カード、または予約の受付番号・QRを読み取る（F2）"
          onCode={(code) => void open({ code })}
          onDigit={digit}
          active={leaving === null}
        />
        <Answer screen={screen} />
      </div>
      {handover ? (
        <div className="ho-main">
          <CardPanel handover={handover} />
          <Checks
            screen={screen}
            handover={handover}
            isCity={isCity}
            onLeave={() => setLeaving('leave')}
            onRefuse={() => setLeaving('refuse')}
          />
        </div>
      ) : (
        <p className="mg-empty ho-main">カードを読み取ると、ここに持ち主と確認することが出ます。</p>
      )}
      {leaving ? (
        <LeaveDialog
          isRefused={leaving === 'refuse'}
          problem={screen.said?.kind === 'bad' ? screen.said.lines.join('') : ''}
          onClose={() => {
            setLeaving(null)
            focusScan()
          }}
          onLeave={async (reason) => {
            if (await screen.leave(reason, leaving === 'refuse')) setLeaving(null)
          }}
        />
      ) : null}
    </div>
  )
}

/** `?card=` from the card's page, `?q=` (a receipt number) from the reception. */
function useFromAddress(open: (wanted: { code: string } | { id: string }) => Promise<void>) {
  const query = useSearchParams()
  const [card, code] = [query.get('card'), query.get('q')]
  const taken = useRef('')
  useEffect(() => {
    const asked = card ?? code ?? ''
    const isNew = asked !== taken.current
    taken.current = asked
    if (!asked || !isNew) return
    // The address is used once: a reload must not take a card again that is done.
    clearQuery()
    void open(card ? { id: card } : { code: asked })
  }, [card, code, open])
}
