'use client'

import { useCallback, useState } from 'react'

import { addDays, weekStart } from '@/domain/time/civil'
import type { WeekGrid } from '@/services/calendar/week-grid'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { apiGet } from '../shell/api'
import { useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'

import type { WeekState } from './address'
import { addressOf, weekFromAddress } from './address'
import { Grid } from './Grid'
import { type News, Told } from './Told'
import { UnitDialog } from './UnitDialog'
import { WeekBar } from './WeekBar'
import { Refused } from '../frame/Refused'
import './week.css'

export function Week({ catalogue }: { catalogue: ScopeCatalogue }) {
  if (catalogue.offices.length === 0) {
    return (
      <p className="mg-note mg-note--warn">
        担当の窓口が登録されていません。管理者に、アカウントへの窓口の登録を頼んでください。
      </p>
    )
  }
  return <WeekScreen catalogue={catalogue} />
}

const shownAddress = ({ dialog, ...week }: WeekState & { dialog: string }): string =>
  addressOf(week) + (dialog ? `&do=${dialog}` : '')

function WeekScreen({ catalogue }: { catalogue: ScopeCatalogue }) {
  const [{ dialog, ...state }, setState] = useAddress(
    (query) => ({ ...weekFromAddress(query, catalogue), dialog: query.get('do') ?? '' }),
    shownAddress,
  )
  const [told, setTold] = useState<News | null>(null)
  const address = addressOf(state)
  const key = state.service ? address : null
  const read = useCallback(
    (query: string) =>
      apiGet<WeekGrid>('/ops/calendar/week', Object.fromEntries(new URLSearchParams(query))),
    [],
  )
  const { data, problem, refresh } = useLive(key, read, 30_000)
  const change = (part: Partial<WeekState>) => {
    setTold(null)
    setState(part)
  }
  return (
    <>
      <WeekBar state={state} change={change} catalogue={catalogue}>
        <button type="button" className="mg-button" onClick={() => setState({ dialog: 'unit' })}>
          枠の単位を変える
        </button>
      </WeekBar>
      {told ? <Told news={told} office={state.office} service={state.service} /> : null}
      {problem ? <Refused>{problem.message}</Refused> : null}
      {key === null ? <p className="mg-note">この窓口で受け付けるサービスがありません。</p> : null}
      {data ? (
        <Grid
          key={address}
          grid={data}
          onStale={() => void refresh()}
          onChanged={(words, unfit) => {
            setTold({ words, unfit, from: state.from, to: addDays(state.from, 6) })
            void refresh()
          }}
        />
      ) : key !== null && !problem ? (
        <p className="mg-empty">読み込んでいます…</p>
      ) : null}
      {dialog === 'unit' ? (
        <UnitDialog
          state={state}
          catalogue={catalogue}
          onClose={() => setState({ dialog: '' })}
          onDone={(news) => {
            setState({ dialog: '', from: weekStart(news.from) })
            setTold(news)
            void refresh()
          }}
        />
      ) : null}
    </>
  )
}
