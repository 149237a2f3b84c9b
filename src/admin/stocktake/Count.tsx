'use client'

import { useCallback, useEffect, useState } from 'react'

import { isPlaceCode } from '@/domain/cards/place-code'
import type { StationCatalogue } from '@/services/cards/places/station'
import type { StocktakeResult, StocktakeRow } from '@/services/cards/stocktake/stocktake'

import { apiGet, apiPost, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'
import { Unseen } from '../scanning/Unseen'
import { LargeAnswer } from '../scanning/LargeAnswer'
import { LineList } from '../scanning/LineList'
import { QueueBanner } from '../scanning/QueueBanner'
import { ScanBox } from '../scanning/ScanBox'
import { useScans } from '../scanning/useScans'

import { Differences } from './Differences'
import { Refused } from '../frame/Refused'

type Props = {
  catalogue: StationCatalogue
  take: StocktakeRow
  onLeave: () => void
  onFinished: () => void
}

/** Counting: every card of the place is scanned once; what does not belong there shows in red. */
export function Count({ catalogue, take, onLeave, onFinished }: Props) {
  const [counted, setCounted] = useState(0)
  const [asks, setAsks] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const result = useLive(
    take.id,
    useCallback((id: string) => apiGet<StocktakeResult>(`/ops/cards/stocktakes/${id}`), []),
    60_000,
  )
  const scans = useScans(catalogue.user.id, (scan, reply) => {
    if (scan.take !== take.id || reply.kind !== 'done' || reply.result.kind !== 'count') return
    // Answers may come out of order; a count only grows.
    const { counted: now } = reply.result
    setCounted((old) => Math.max(old, now))
  })
  const isIdle = scans.queue.waiting === 0
  const { refresh } = result
  useEffect(() => {
    if (!isIdle || counted === 0) return
    const timer = setTimeout(() => void refresh(), 1500)
    return () => clearTimeout(timer)
  }, [isIdle, counted, refresh])
  const count = (code: string) => {
    const wish = { code, mode: 'count', take: take.id } as const
    if (!isPlaceCode(code)) return scans.add(wish)
    scans.refuse(wish, {
      code: 'PLACE_CODE',
      message: '別の場所を数えるときは、この棚卸しを終えてから始めてください。',
    })
  }
  const finish = async () => {
    setBusy(true)
    setProblem('')
    try {
      await apiPost(`/ops/cards/stocktakes/${take.id}/finish`)
      onFinished()
    } catch (error) {
      setProblem(problemOf(error).message)
      setBusy(false)
    }
  }
  const { data } = result
  const total = Math.max(counted, data?.counted ?? 0)
  return (
    <div className="st">
      <QueueBanner scans={scans} />
      <div className="st-place">
        <p>
          <span>数えている場所</span>
          <strong>{take.title}</strong>
        </p>
        <div className="mg-row">
          <button type="button" className="mg-button" onClick={onLeave}>
            中断する（あとで続けられます）
          </button>
          <button
            type="button"
            className="mg-button mg-button--main"
            disabled={!isIdle}
            onClick={() => {
              void refresh()
              setAsks(true)
            }}
          >
            棚卸しを終える
          </button>
        </div>
      </div>
      {asks ? (
        <div className="mg-note mg-note--warn" role="alertdialog" aria-labelledby="st-finish">
          <p id="st-finish">
            {data && data.missing.length > 0
              ? `まだ読み取っていないカードが ${data.missing.length.toLocaleString('ja-JP')}枚あります。終えると、足りないカードと合わないカードが「カードの対応」に載ります。`
              : '終えると、合わないカードが「カードの対応」に載ります。あとから読み取りは足せません。'}
          </p>
          <div className="mg-row">
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={busy || !isIdle}
              onClick={() => void finish()}
            >
              {busy ? '比べています…' : '終えて結果を見る'}
            </button>
            <button type="button" className="mg-button" onClick={() => setAsks(false)}>
              続けて読み取る
            </button>
          </div>
        </div>
      ) : null}
      {problem || result.problem ? <Refused>{problem || result.problem?.message}</Refused> : null}
      <p className="st-counts" aria-live="polite">
        <strong>数えた {total.toLocaleString('ja-JP')}枚</strong>
        <span>記録 {data ? data.expected.toLocaleString('ja-JP') : '…'}枚</span>
        <span>まだ {data ? data.missing.length.toLocaleString('ja-JP') : '…'}枚</span>
        <span className={data?.extra.length ? 'is-bad' : ''}>
          合わない {data ? data.extra.length.toLocaleString('ja-JP') : '…'}枚
        </span>
      </p>
      <div className="st-columns">
        <div className="st-work">
          <ScanBox label="棚にあるカードを読み取る" onCode={count} />
          <LargeAnswer line={scans.last} idle="読み取りを待っています" />
          <Unseen scans={scans} />
        </div>
        <div className="st-list">
          {data && data.extra.length > 0 ? (
            <Differences title="記録と合わないカード" lines={data.extra} />
          ) : null}
          <LineList scans={scans} />
        </div>
      </div>
    </div>
  )
}
