'use client'

import { useCallback, useState } from 'react'

import type { PickingList } from '@/services/cards/picking/picking'
import type { StationCatalogue } from '@/services/cards/places/station'

import { FileOutputs } from '../frame/FileOutputs'
import { apiGet } from '../shell/api'
import { queryText, useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'
import { useSoon } from '../shell/useSoon'
import { InBrowser } from '../station/InBrowser'
import { LargeAnswer } from '../scanning/LargeAnswer'
import { NoOffice, OfficeChoice, rememberedOffice } from '../station/OfficeChoice'
import { PullBar } from '../station/PullBar'
import { QueueBanner } from '../scanning/QueueBanner'
import { focusScan, ScanBox } from '../scanning/ScanBox'
import { useScans } from '../scanning/useScans'
import '../scanning/scanning.css'

import { BackTable } from './BackTable'
import { PickTable } from './PickTable'
import { Refused } from '../frame/Refused'

type Tab = 'pull' | 'back'
const TABS: [Tab, string][] = [
  ['pull', '引き出すカード'],
  ['back', '戻すカード'],
]
const PURPOSES = ['カードの準備（引き出し）', '窓口の準備']

/** `?tab=back`, `?date=2026-12-01`. */
const readAddress = (query: URLSearchParams): { tab: Tab; date: string } => ({
  tab: query.get('tab') === 'back' ? 'back' : 'pull',
  date: query.get('date') ?? '',
})
const writeAddress = ({ tab, date }: { tab: Tab; date: string }): string =>
  queryText({ tab: tab === 'back' ? tab : '', date })

export function Picking({ catalogue }: { catalogue: StationCatalogue }) {
  if (catalogue.offices.length === 0) return <NoOffice />
  return <InBrowser>{() => <PickingScreen catalogue={catalogue} />}</InBrowser>
}

function PickingScreen({ catalogue }: { catalogue: StationCatalogue }) {
  const { offices, today, may } = catalogue
  const [office, setOffice] = useState(() => rememberedOffice(offices))
  const [{ tab, date: wanted }, show] = useAddress(readAddress, writeAddress)
  const chosen = wanted || catalogue.pickDay
  // What was laid out for tomorrow stays out: only what is due up to today goes back.
  const date = tab === 'back' ? today : chosen
  const list = useLive(
    `${office}|${date}`,
    useCallback((key: string) => {
      const [of = '', on = ''] = key.split('|')
      return apiGet<PickingList>('/ops/cards/picking', { office: of, date: on })
    }, []),
    20_000,
  )
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const refresh = useSoon(list.refresh)
  const scans = useScans(catalogue.user.id, (scan, reply) => {
    if (reply.kind === 'done' && reply.result.kind === 'card' && reply.result.card) {
      const key = doneKey(scan.mode, reply.result.card.id, scan.date)
      setDone((old) => new Set(old).add(key))
    }
    refresh()
  })
  const take = (code: string) =>
    scans.add(tab === 'pull' ? { code, mode: 'pull', date } : { code, mode: 'put-back' })
  const last = scans.last?.mode === (tab === 'pull' ? 'pull' : 'put-back') ? scans.last : null
  const { data, problem } = list
  const rows = (data?.rows ?? []).map((row) => ({
    ...row,
    pulled: row.pulled || (!!row.card && done.has(doneKey('pull', row.card.id, date))),
  }))
  const left = rows.filter((row) => !row.pulled && !row.hint).length
  const pulled = rows.filter((row) => row.pulled).length
  const stuck = rows.filter((row) => !row.pulled && row.hint).length
  const back = (data?.toPutBack ?? []).filter((card) => !done.has(doneKey('put-back', card.id)))
  return (
    <div className="st">
      <QueueBanner scans={scans} />
      <div className="mg-row mg-spread">
        <div className="mg-segments" role="group" aria-label="表示の切り替え">
          {TABS.map(([key, label]) => (
            <button
              key={key}
              type="button"
              aria-pressed={tab === key}
              onClick={() => {
                show({ tab: key })
                setDone(new Set())
                focusScan()
              }}
            >
              {label}
            </button>
          ))}
        </div>
        <OfficeChoice offices={offices} office={office} onChoose={setOffice} />
      </div>
      {tab === 'pull' ? (
        <PullBar catalogue={catalogue} date={chosen} onDate={(day) => show({ date: day })} />
      ) : (
        <p className="mg-note">
          今日までの来庁のために引き出し、まだ渡していないカードです。棚に置いてから読み取ります。
        </p>
      )}
      <div className="st-columns st-columns--list">
        <div className="st-work">
          {may.write ? (
            <>
              <ScanBox
                label={tab === 'pull' ? '引き出したカードを読み取る' : '棚に戻したカードを読み取る'}
                onCode={take}
              />
              <LargeAnswer line={last} idle="読み取りを待っています" />
            </>
          ) : (
            <p className="mg-note">一覧を見る権限だけがあります。読み取りはできません。</p>
          )}
        </div>
        <div className="st-list">
          {problem ? <Refused>{problem.message}</Refused> : null}
          {!data && !problem ? <p className="mg-empty">読み込んでいます…</p> : null}
          {data && tab === 'pull' ? (
            <>
              <p className="st-counts" aria-live="polite">
                <strong className={left === 0 ? 'is-good' : ''}>残り {left}枚</strong>
                <span>引き出し済み {pulled}枚</span>
                {stuck > 0 ? <span className="is-bad">引き出せない {stuck}件</span> : null}
              </p>
              {may.export ? (
                <FileOutputs
                  path="/ops/cards/picking/output"
                  query={{ office, date }}
                  purposes={PURPOSES}
                  disabled={rows.length === 0}
                />
              ) : null}
              <PickTable rows={rows} onDone={may.write ? take : null} />
            </>
          ) : null}
          {data && tab === 'back' ? (
            <>
              <p className="st-counts" aria-live="polite">
                <strong className={back.length === 0 ? 'is-good' : ''}>
                  戻すカード {back.length}枚
                </strong>
              </p>
              <BackTable cards={back} rows={data.rows} onDone={may.write ? take : null} />
            </>
          ) : null}
        </div>
      </div>
    </div>
  )
}

const doneKey = (mode: string, card: string, date = ''): string => `${mode}|${card}|${date}`
