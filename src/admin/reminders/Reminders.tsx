'use client'

import { useState } from 'react'

import type { WaitingCard } from '@/services/cards/reminders/lists'

import { OutputBar } from '../frame/OutputBar'
import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { download } from '../lists/download'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import type { Choices } from './choices'
import { Returned } from './Returned'
import { ReminderRuns } from './ReminderRuns'
import { WaitingTable } from './WaitingTable'

const TABS = [
  ['uncollected', '交付勧奨通知'],
  ['expiring', '有効期限が近い'],
  ['returned', '返戻された交付通知書'],
] as const
type Tab = (typeof TABS)[number][0]

export type Answer = { total: number; rows: WaitingCard[] }
const PURPOSES = ['交付勧奨通知の準備', '返戻の確認', '期限切れの確認', '市への報告']

/** Three lists of cards that wait, each with its ways out (CD-15, CD-18, CD-22). */
export function Reminders({ choices }: { choices: Choices }) {
  const [tab, setTab] = useState<Tab>('uncollected')
  const [office, setOffice] = useState(choices.everywhere ? '' : (choices.offices[0]?.id ?? ''))
  const [days, setDays] = useState({ uncollected: 60, expiring: 60 })
  const [again, setAgain] = useState(30)
  const [most, setMost] = useState('')
  const [skips, setSkips] = useState({ skipBooked: true, skipReturned: true })
  const query: Record<string, string> = {
    kind: tab,
    ...(office ? { office } : {}),
    ...(tab === 'returned' ? {} : { days: String(days[tab]) }),
    ...(tab === 'uncollected'
      ? {
          again: String(again),
          ...(most === '' ? {} : { most }),
          skipBooked: skips.skipBooked ? '1' : '0',
          skipReturned: skips.skipReturned ? '1' : '0',
        }
      : {}),
  }
  const key = new URLSearchParams(query).toString()
  const live = useLive(
    key,
    (asked) =>
      apiGet<Answer>(`/ops/reminders/waiting`, Object.fromEntries(new URLSearchParams(asked))),
    300_000,
  )
  const number = (label: string, value: number, set: (value: number) => void) => (
    <label className="mg-field">
      {label}
      <input
        type="number"
        min={0}
        max={3650}
        value={value}
        onChange={(event) => set(Math.max(0, Number(event.target.value)))}
      />
    </label>
  )
  return (
    <>
      <div className="mg-tabs" role="tablist" aria-label="一覧の種類">
        {TABS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {label}
          </button>
        ))}
      </div>
      <section className="mg-panel" aria-label="条件">
        <div className="mg-row mg-row--end">
          <Select
            label="窓口"
            value={office}
            onChange={setOffice}
            empty={choices.everywhere ? 'すべて' : undefined}
            options={choices.offices.map(({ id, name }) => ({ id, label: name }))}
          />
          {tab === 'uncollected'
            ? number('交付通知書の発送から（日以上）', days.uncollected, (value) =>
                setDays((old) => ({ ...old, uncollected: value })),
              )
            : null}
          {tab === 'expiring'
            ? number('有効期限まで（日以内）', days.expiring, (value) =>
                setDays((old) => ({ ...old, expiring: value })),
              )
            : null}
          {tab === 'uncollected' ? (
            <>
              {number('前の勧奨から（日以上）', again, setAgain)}
              <label className="mg-field">
                これまでの勧奨（回まで）
                <input
                  type="number"
                  min={0}
                  max={100}
                  placeholder="制限なし"
                  value={most}
                  onChange={(event) => setMost(event.target.value)}
                />
              </label>
              <label className="mg-check">
                <input
                  type="checkbox"
                  checked={skips.skipBooked}
                  onChange={() => setSkips((old) => ({ ...old, skipBooked: !old.skipBooked }))}
                />
                予約のある人を除く
              </label>
              <label className="mg-check">
                <input
                  type="checkbox"
                  checked={skips.skipReturned}
                  onChange={() => setSkips((old) => ({ ...old, skipReturned: !old.skipReturned }))}
                />
                返戻された人を除く
              </label>
            </>
          ) : null}
        </div>
      </section>
      {tab === 'returned' && choices.may.write ? (
        <Returned today={choices.today} onDone={() => void live.refresh()} />
      ) : null}
      <OutputBar
        total={live.data?.total ?? null}
        unit="枚"
        may={choices.may.export}
        purposes={PURPOSES}
        send={(wish, paper) =>
          download(
            `/ops/reminders/waiting/output?${new URLSearchParams({ ...query, ...wish })}`,
            paper,
          )
        }
      />
      <Says problem={live.problem?.message ?? ''} />
      {live.data ? (
        <WaitingTable
          rows={live.data.rows}
          total={live.data.total}
          caption={TABS.find(([name]) => name === tab)?.[1] ?? ''}
        />
      ) : live.problem ? null : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
      {tab === 'uncollected' ? (
        <ReminderRuns
          choices={choices}
          total={live.data?.total ?? 0}
          wish={{
            days: days.uncollected,
            again,
            ...(most === '' ? {} : { most: Number(most) }),
            ...(office ? { office } : {}),
            ...skips,
          }}
          onMade={() => void live.refresh()}
        />
      ) : null}
    </>
  )
}
