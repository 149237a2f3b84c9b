'use client'

import { useEffect, useRef } from 'react'

import type { DayRow } from '@/services/reception/day-row'

import { servingButtons } from './row-acts'
import { ToHandover } from './ToHandover'
import type { Reception } from './useReception'

type Props = { reception: Reception; onRefuse: (row: DayRow) => void }

/**
 * Whom this clerk has called, with the ways to end it. After a call the focus stands here: the next
 * thing to record is what came of it, and a scan is heard from anywhere.
 */
export function Serving({ reception, onRefuse }: Props) {
  const mine =
    reception.list.data?.rows.filter((row) => row.outcome === 'arrived' && row.servedByMe) ?? []
  const box = useRef<HTMLDivElement>(null)
  const called = reception.answer?.row?.servedByMe ? reception.answer.row.id : ''
  const isHere = mine.some((row) => row.id === called)
  useEffect(() => {
    if (isHere) box.current?.querySelector<HTMLElement>(`[data-row="${called}"]`)?.focus()
  }, [called, isHere])
  if (mine.length === 0) return null
  return (
    <section className="rc-servings" aria-labelledby="rc-serving" ref={box}>
      <h2 id="rc-serving">あなたが対応中</h2>
      {mine.map((row) => (
        <div key={row.id} className="rc-serving" data-row={row.id} tabIndex={-1}>
          <p>
            {row.numberSpoken}　{row.serviceName}
          </p>
          <div className="wk-actions">
            {reception.mayHandOver && row.isForCard && <ToHandover row={row} />}
            {servingButtons().map(({ act, label, code, letter, main }) => (
              <button
                key={act}
                type="button"
                data-key={code}
                className={main ? 'wk-primary' : ''}
                aria-label={`${row.numberSpoken} ${label}`}
                onClick={() => (act === 'refused' ? onRefuse(row) : void reception.act(row, act))}
              >
                {label} <kbd>{letter}</kbd>
              </button>
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}
