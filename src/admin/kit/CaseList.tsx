'use client'

import { type FormEvent, useState } from 'react'

import { ALL_DAYS, BY } from '@/kit/case/query'
import type { CaseListShape } from '@/services/cases/shape'
import type { CaseView } from '@/services/cases/view'

import { OutputBar } from '../frame/OutputBar'
import { Refused } from '../frame/Refused'
import { download } from '../lists/download'
import { Pager } from '../lists/Pager'
import { apiGet } from '../shell/api'
import { queryText, useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'

import { BeginButton } from './BeginButton'
import { CaseTable, titleOf } from './CaseTable'
import { ManyMoves } from './ManyMoves'
import { SavedLists } from './SavedLists'
import { useMoved } from './useMoved'

type Shown = {
  state: string
  split: string
  page: string
  dueBy: string
  late: string
  from: string
  to: string
  /** Values of the filters, by `by_` and the field. */
  by: Record<string, string>
}

/** `?split=reissue-notice`, `?state=done`. */
const readAddress = (query: URLSearchParams): Shown => ({
  state: query.get('state') ?? '',
  split: query.get('split') ?? '',
  page: query.get('page') ?? '',
  dueBy: query.get('dueBy') ?? '',
  late: query.get('late') ?? '',
  from: query.get('from') ?? '',
  to: query.get('to') ?? '',
  by: Object.fromEntries([...query].filter(([name]) => name.startsWith(BY))),
})
const writeAddress = ({ by, ...shown }: Shown): string => queryText({ ...shown, ...by })

/** Records of a kind: what waits first, by kind with its counts, each with its moves beside it. */
export function CaseList({ shape }: { shape: CaseListShape }) {
  const [{ state, split, page, dueBy, late, from, to, by }, show] = useAddress(
    readAddress,
    writeAddress,
  )
  // A number that was typed or scanned stands in no address and no history of the browser.
  const [find, setFind] = useState('')
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const path = `/ops/cases/${shape.slug}`
  const query = Object.fromEntries(
    Object.entries({ state, split, dueBy, late, from, to, find, ...by }).filter(
      ([, value]) => value !== '',
    ),
  )
  const list = useLive(JSON.stringify([query, page]), () =>
    apiGet<{ rows: CaseView[]; total: number }>(path, { ...query, page: page || '1' }),
  )
  const counts = useLive(JSON.stringify(['counts', { ...query, split: '' }]), () =>
    apiGet<{ all: number; by: Record<string, number> }>(`${path}/counts`, query),
  )
  const refresh = async () => {
    choose(new Set())
    await Promise.all([list.refresh(), counts.refresh()])
  }
  const moved = useMoved(refresh)
  const rows = list.data?.rows
  // A kind with one waiting state has named it already.
  const isNotAlone = ({ label }: { label: string }) => label !== shape.waitingLabel
  const marked = rows?.filter(({ id }) => chosen.has(id)) ?? []
  return (
    <>
      <BeginButton shape={shape} onDone={() => void refresh()} />
      <section className="mg-panel" aria-label="条件">
        <SavedLists
          shape={shape}
          shown={{ state, split, late }}
          onShow={(conditions) => show({ ...conditions, dueBy: '', page: '' })}
        />
        {shape.split ? (
          <div className="mg-row">
            <div className="mg-segments" role="group" aria-label={shape.split.label}>
              {[{ value: '', label: 'すべて' }, ...shape.split.choices].map(({ value, label }) => (
                <button
                  key={value}
                  type="button"
                  aria-pressed={split === value}
                  onClick={() => show({ split: value, page: '' })}
                >
                  {label}{' '}
                  {counts.data ? (
                    <b>{value ? (counts.data.by[value] ?? 0) : counts.data.all}</b>
                  ) : (
                    ''
                  )}
                </button>
              ))}
            </div>
          </div>
        ) : null}
        <div className="mg-row mg-row--end">
          {shape.period ? (
            <Period
              label={shape.period.label}
              from={from || (state === 'waiting' ? '' : shape.period.from)}
              to={to}
              isAll={from === ALL_DAYS}
              onShow={(days) => show({ ...days, page: '' })}
            />
          ) : null}
          {shape.filters.map(({ field, label, choices }) => (
            <label key={field} className="mg-field">
              {label}
              <select
                value={by[`${BY}${field}`] ?? ''}
                onChange={(event) =>
                  show({ by: { ...by, [`${BY}${field}`]: event.target.value }, page: '' })
                }
              >
                <option value="">すべて</option>
                {choices.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </select>
            </label>
          ))}
          {shape.findLabel ? (
            <FindField
              label={shape.findLabel}
              onFind={(text) => {
                setFind(text)
                show({ page: '' })
              }}
            />
          ) : null}
          {shape.dueLabel ? (
            <>
              <label className="mg-field">
                {shape.dueLabel}
                <input
                  type="date"
                  value={dueBy}
                  onChange={(event) => show({ dueBy: event.target.value, page: '' })}
                />
              </label>
              <button
                type="button"
                className="mg-button"
                onClick={() => show({ dueBy: shape.today, state: '', page: '' })}
              >
                今日までに期限が来たもの
              </button>
            </>
          ) : null}
          {shape.hasDue ? (
            <button
              type="button"
              className="mg-button"
              aria-pressed={late !== ''}
              onClick={() => show({ late: late ? '' : '1', page: '' })}
            >
              期限を過ぎたもの
            </button>
          ) : null}
          <label className="mg-field">
            状態
            <select
              value={state || shape.shown}
              onChange={({ target: { value } }) =>
                show({ state: value === shape.shown ? '' : value, page: '' })
              }
            >
              <option value="waiting">{shape.waitingLabel}</option>
              {shape.states.filter(isNotAlone).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
              <option value="all">すべて</option>
            </select>
          </label>
        </div>
      </section>
      <OutputBar
        total={list.data?.total ?? null}
        may={shape.mayOutput}
        purposes={shape.purposes}
        send={(wish, paper) =>
          download(`${path}/output?${new URLSearchParams({ ...query, ...wish })}`, paper)
        }
      />
      {list.problem ? <Refused>{list.problem.message}</Refused> : null}
      {moved.said}
      <ManyMoves
        slug={shape.slug}
        rows={marked}
        nameOf={(row) => titleOf(shape, row)}
        onDone={refresh}
      />
      {rows ? (
        <CaseTable
          shape={shape}
          rows={rows}
          choice={{ chosen, onChoose: choose }}
          onDone={moved.onDone}
        />
      ) : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
      {list.data ? (
        <Pager
          page={{ total: list.data.total, page: Number(page || 1), pageSize: shape.pageSize }}
          onPage={(to) => show({ page: to > 1 ? String(to) : '' })}
        />
      ) : null}
    </>
  )
}

type PeriodProps = {
  label: string
  from: string
  to: string
  isAll: boolean
  onShow: (days: { from: string; to: string }) => void
}

/** First and last day of what the list shows; one press for all days. */
function Period({ label, from, to, isAll, onShow }: PeriodProps) {
  const shown = isAll ? '' : from
  return (
    <>
      <label className="mg-field">
        {label}（はじめ）
        <input
          type="date"
          value={shown}
          onChange={(event) => onShow({ from: event.target.value, to })}
        />
      </label>
      <label className="mg-field">
        {label}（おわり）
        <input
          type="date"
          value={to}
          onChange={(event) => onShow({ from, to: event.target.value })}
        />
      </label>
      <button
        type="button"
        className="mg-button"
        aria-pressed={isAll}
        onClick={() => onShow({ from: isAll ? '' : ALL_DAYS, to: '' })}
      >
        全期間
      </button>
    </>
  )
}

type FindProps = { label: string; onFind: (text: string) => void }

/** Looks when Enter is pressed, as a scanner does after a number; empty again, it shows all. */
function FindField({ label, onFind }: FindProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onFind(String(new FormData(event.currentTarget).get('find') ?? '').trim())
  }
  return (
    <form className="mg-row mg-row--end" role="search" onSubmit={send}>
      <label className="mg-field">
        {label}
        <input type="search" name="find" maxLength={200} autoComplete="off" />
      </label>
      <button type="submit" className="mg-button">
        探す
      </button>
    </form>
  )
}
