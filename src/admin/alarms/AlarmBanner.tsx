'use client'

import Link from 'next/link'
import { type ReactNode, useCallback, useEffect, useState } from 'react'

import type { Severity } from '@/domain/alarms/severity'
import { SEVERITY } from '@/domain/alarms/severity'
import { tokyoTimeOf } from '@/domain/time/civil'

import { Says } from '../frame/Says'
import { apiGet, apiPost } from '../shell/api'
import { listenKeys } from '../shell/keys'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'
import { useMay } from '../shell/useMay'

import './alarms.css'
import { useRoom } from './useRoom'
import { useSound } from './useSound'

type Open = { id: string; title: string; severity: Severity; raisedAt: string; href: string }

const EVERY_MS = 10_000
/** More would lie over the screen that the work is done on. */
const MOST = 2
const RANK = Object.keys(SEVERITY) as Severity[]

const read = () => apiGet<{ alerts: Open[] }>('/ops/alarms/open')

/**
 * What somebody has to answer now, over whatever screen is open, with a sound until one of those who
 * are told has answered (IN-02): the gravest first, a mere notice without a sound. F10 answers the first one.
 */
export function AlarmBanner() {
  const { data, refresh } = useLive('open', read, EVERY_MS, false)
  const may = useMay()
  const { busy, problem, run } = useAct()
  const [said, setSaid] = useState('')
  const alerts = [...(data?.alerts ?? [])].sort(
    (a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity),
  )
  const first = alerts[0]
  const more = `ほか${alerts.length - MOST}件の通報`
  useSound(alerts.some(({ severity }) => severity !== 'notice'))
  const answer = useCallback(
    (id: string) =>
      run(async () => {
        const { waits } = await apiPost<{ waits: boolean }>(`/ops/alarms/${id}/answer`)
        setSaid(
          waits
            ? '確認しました。ほかの人の確認を待っています。'
            : '確認しました。通知を止めました。',
        )
        await refresh()
      }),
    [run, refresh],
  )
  useEffect(() => {
    if (!first) return
    return listenKeys((event) => {
      if (event.code !== 'F10' || event.repeat) return
      event.preventDefault()
      void answer(first.id)
    }, true)
  }, [first, answer])
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), 6_000)
    return () => clearTimeout(timer)
  }, [said])
  if (alerts.length === 0 && !said) return null
  return (
    <Banner>
      {alerts.slice(0, MOST).map(({ id, title, severity, raisedAt, href }, index) => (
        <div key={id} className={`mg-alarm-one mg-alarm-one--${severity}`} role="alert">
          <p>
            <strong>{SEVERITY[severity]}</strong> {title}
            <span>（{tokyoTimeOf(new Date(raisedAt))} 発生）</span>
          </p>
          <div>
            <button type="button" disabled={busy} onClick={() => void answer(id)}>
              確認しました{index === 0 ? <kbd>（F10）</kbd> : null}
            </button>
            {href ? <a href={href}>くわしく</a> : null}
          </div>
        </div>
      ))}
      {alerts.length > MOST ? (
        <p>
          {may('alarms.read') ? (
            <Link href="/admin/alerts" prefetch={false}>
              {more}
            </Link>
          ) : (
            more
          )}
        </p>
      ) : null}
      {said ? <p role="status">{said}</p> : null}
      <Says problem={problem} />
    </Banner>
  )
}

function Banner({ children }: { children: ReactNode }) {
  const room = useRoom<HTMLElement>()
  return (
    <aside ref={room} className="mg-alarm" aria-label="通報">
      {children}
    </aside>
  )
}
