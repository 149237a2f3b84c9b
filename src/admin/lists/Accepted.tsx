'use client'

import { useEffect, useState } from 'react'

import type { Channel } from '@/domain/booking/vocabulary'
import { CHANNEL } from '@/domain/booking/vocabulary'
import { formatForLanguage } from '@/domain/time/format'
import type { AcceptedCounts } from '@/services/lists/counts'

import { apiGet, problemOf } from '../shell/api'

import type { ListState } from './state'
import { Refused } from '../frame/Refused'

const CHANNELS = Object.entries(CHANNEL) as [Channel, string][]

/** 予約受付件数 by channel and day of acceptance, for the monthly report (OP-10). */
export function Accepted({ state }: { state: ListState }) {
  const { from, to } = state
  const offices = state.offices.join(',')
  const services = state.services.join(',')
  const [counts, setCounts] = useState<AcceptedCounts | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      apiGet<AcceptedCounts>('/ops/lists/accepted', { from, to, offices, services }).then(
        (answer) => {
          if (!isCurrent) return
          setCounts(answer)
          setProblem('')
        },
        (error: unknown) => {
          if (isCurrent) setProblem(problemOf(error).message)
        },
      )
    }, 250)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [from, to, offices, services])
  if (problem) {
    return <Refused>{problem}</Refused>
  }
  if (!counts) return <p className="mg-empty">数えています…</p>
  return (
    <>
      <p className="mg-hint">
        来庁日ではなく、予約を受け付けた日で数えます。あとで取り消された予約も1件です。
      </p>
      <div className="mg-table-wrap">
        <table className="mg-table">
          <caption className="mg-hidden">予約受付件数</caption>
          <thead>
            <tr>
              <th>受け付けた日</th>
              {CHANNELS.map(([channel, label]) => (
                <th key={channel} className="mg-num">
                  {label}
                </th>
              ))}
              <th className="mg-num">合計</th>
            </tr>
          </thead>
          <tbody>
            {counts.days.map((day) => (
              <tr key={day.date}>
                <td>{formatForLanguage(day.date, null, 'ja')}</td>
                {CHANNELS.map(([channel]) => (
                  <td key={channel} className="mg-num">
                    {day.byChannel[channel]}
                  </td>
                ))}
                <td className="mg-num">{day.total}</td>
              </tr>
            ))}
            <tr className="mg-group">
              <th>合計</th>
              {CHANNELS.map(([channel]) => (
                <th key={channel} className="mg-num">
                  {counts.byChannel[channel]}
                </th>
              ))}
              <th className="mg-num">{counts.total}</th>
            </tr>
          </tbody>
        </table>
      </div>
      <Tally
        title="年度ごとの計"
        head="年度"
        rows={counts.fiscalYears.map(({ label, total }) => [label, total])}
      />
      <Tally
        title="使われた言語"
        head="言語"
        rows={counts.byLanguage.map(({ label, count }) => [label, count])}
      />
      <Tally
        title="市の予約システムでの受付（外部）"
        head="区分"
        rows={counts.external
          .filter(({ count }) => count > 0)
          .map(({ label, count }) => [label, count])}
      />
      <Tally
        title="ほかの窓口への案内"
        head="案内先"
        rows={counts.referrals.map(({ target, count }) => [target, count])}
      />
    </>
  )
}

/** A small count; left out while there is nothing to count. */
function Tally({ title, head, rows }: { title: string; head: string; rows: [string, number][] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <div className="mg-table-wrap">
        <table className="mg-table">
          <caption className="mg-hidden">{title}</caption>
          <thead>
            <tr>
              <th>{head}</th>
              <th className="mg-num">件数</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, count]) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="mg-num">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
