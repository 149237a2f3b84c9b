'use client'

import { useState } from 'react'

import { DEFECT_STANDING } from '@/domain/booking/defects'
import type { DefectFilter, DefectView } from '@/services/booking/defect-view'

import '../cards/cards.css'
import { OutputBar } from '../frame/OutputBar'
import { Says } from '../frame/Says'
import { download } from '../lists/download'
import { apiGet } from '../shell/api'
import { queryText, useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'

import './defects.css'
import { DefectTable } from './DefectTable'
import { FindBooking } from './FindBooking'
import { OneDefect } from './OneDefect'

const PURPOSES = ['不備の連絡の分担', '市への報告', '件数の確認・集計']
const FILTERS: [DefectFilter, string][] = [
  ...(Object.entries(DEFECT_STANDING) as [DefectFilter, string][]),
  ['all', 'すべて'],
]

/** `?booking=`: the one in hand. */
const readAddress = (query: URLSearchParams) => ({ booking: query.get('booking') ?? '' })

/** The booking in hand above, the list of all below; the address names the booking. */
export function Defects({ today }: { today: string }) {
  const [{ booking }, show] = useAddress(readAddress, queryText)
  const [state, setState] = useState<DefectFilter>('open')
  const list = useLive(state, () =>
    apiGet<{ rows: DefectView[]; total: number }>('/ops/defects', { state }),
  )
  const open = (id: string) => show({ booking: id })
  return (
    <>
      <FindBooking onFound={open} />
      {booking ? (
        <OneDefect
          key={booking}
          id={booking}
          today={today}
          onChanged={() => void list.refresh()}
          onClose={() => open('')}
        />
      ) : null}
      <div>
        <h2>不備の連絡の一覧</h2>
        <div className="mg-row df-filter">
          <label className="mg-inline">
            状態
            <select
              value={state}
              onChange={(event) => setState(event.target.value as DefectFilter)}
            >
              {FILTERS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <OutputBar
          total={list.data?.total ?? null}
          may
          purposes={PURPOSES}
          send={(wish, paper) =>
            download(`/ops/defects/output?${new URLSearchParams({ state, ...wish })}`, paper)
          }
        />
        <Says problem={list.problem?.message ?? ''} />
        {list.data ? (
          <DefectTable {...list.data} state={state} today={today} onOpen={open} />
        ) : (
          <p className="mg-empty">読み込んでいます…</p>
        )}
      </div>
    </>
  )
}
