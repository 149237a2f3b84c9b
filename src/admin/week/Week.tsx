'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'

import type { WeekGrid } from '@/services/calendar/week-grid'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import type { WeekState } from './address'
import { weekFromAddress } from './address'
import { Grid } from './Grid'
import { UnitDialog } from './UnitDialog'
import { WeekBar } from './WeekBar'
import { Refused } from '../frame/Refused'
import './week.css'

const nothing = () => () => undefined

/** The address is known in the browser only. */
export function Week({ catalogue }: { catalogue: ScopeCatalogue }) {
  const isBrowser = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )
  if (!isBrowser) return null
  if (catalogue.offices.length === 0) {
    return (
      <p className="mg-note mg-note--warn">
        担当の窓口が登録されていません。管理者に、アカウントへの窓口の登録を頼んでください。
      </p>
    )
  }
  return <Ready catalogue={catalogue} />
}

function Ready({ catalogue }: { catalogue: ScopeCatalogue }) {
  const [state, setState] = useState(() => weekFromAddress(window.location.search, catalogue))
  const [asksUnit, setAsksUnit] = useState(
    () => new URLSearchParams(window.location.search).get('do') === 'unit',
  )
  const [told, setTold] = useState('')
  const address = new URLSearchParams(state).toString()
  const isFirst = useRef(true)
  useEffect(() => {
    window.history.replaceState(window.history.state, '', `?${address}`)
    if (!isFirst.current) setTold('')
    isFirst.current = false
  }, [address])
  const key = state.service ? address : null
  const read = useCallback(
    (query: string) =>
      apiGet<WeekGrid>('/ops/calendar/week', Object.fromEntries(new URLSearchParams(query))),
    [],
  )
  const { data, problem, refresh } = useLive(key, read, 30_000)
  const change = (part: Partial<WeekState>) => setState((old) => ({ ...old, ...part }))
  return (
    <>
      <WeekBar state={state} change={change} catalogue={catalogue}>
        <button type="button" className="mg-button" onClick={() => setAsksUnit(true)}>
          枠の単位を変える
        </button>
      </WeekBar>
      {told ? (
        <p className="mg-note mg-note--good" role="status">
          {told}
        </p>
      ) : null}
      {problem ? <Refused>{problem.message}</Refused> : null}
      {key === null ? <p className="mg-note">この窓口で受け付けるサービスがありません。</p> : null}
      {data ? (
        <Grid
          key={address}
          grid={data}
          onChanged={(words) => {
            setTold(words)
            void refresh()
          }}
        />
      ) : key !== null && !problem ? (
        <p className="mg-empty">読み込んでいます…</p>
      ) : null}
      {asksUnit ? (
        <UnitDialog
          state={state}
          catalogue={catalogue}
          onClose={() => setAsksUnit(false)}
          onDone={(words, from) => {
            setAsksUnit(false)
            change({ from })
            setTold(words)
            void refresh()
          }}
        />
      ) : null}
    </>
  )
}
