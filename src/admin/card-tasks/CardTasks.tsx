'use client'

import { useState } from 'react'

import {
  CARD_TASK,
  CARD_TASK_STATE,
  type CardTaskKind,
  type CardTaskState,
} from '@/domain/cards/tasks'
import type { CardCatalogue } from '@/services/cards/card-catalogue'
import type { TaskRow } from '@/services/cards/task-list'

import { ActDialog } from '../cards/ActDialog'
import '../cards/cards.css'
import { OutputBar } from '../frame/OutputBar'
import { download } from '../lists/download'
import { apiGet, apiPost, problemOf } from '../shell/api'
import { queryText, useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'

import { TaskTable } from './TaskTable'
import { Refused } from '../frame/Refused'

const PURPOSES = ['対応の分担', '市への報告', '件数の確認・集計']
const STATES: ['waiting' | CardTaskState, string][] = [
  ['waiting', '終わっていないもの'],
  ['done', CARD_TASK_STATE.done],
  ['dropped', CARD_TASK_STATE.dropped],
]

type Kind = CardTaskKind | ''
type Props = {
  catalogue: CardCatalogue
  may: { write: boolean; print: boolean }
}
type Asking = { row: TaskRow; state: 'done' | 'dropped' } | null

type Shown = { kind: Kind; state: 'waiting' | CardTaskState }

/** `?kind=reissue`, `?state=done`. */
function readAddress(query: URLSearchParams): Shown {
  const [kind, state] = [query.get('kind') ?? '', query.get('state') ?? '']
  return {
    kind: Object.hasOwn(CARD_TASK, kind) ? (kind as CardTaskKind) : '',
    state: state === 'done' || state === 'dropped' ? state : 'waiting',
  }
}
const writeAddress = ({ kind, state }: Shown): string =>
  queryText({ kind, state: state === 'waiting' ? '' : state })

/** Tasks by kind, with how long they have waited; one press moves one on. */
export function CardTasks({ catalogue, may }: Props) {
  const [{ kind, state }, show] = useAddress(readAddress, writeAddress)
  const [asking, setAsking] = useState<Asking>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const query = { state, ...(kind ? { kind } : {}) }
  const list = useLive(`${kind}|${state}`, () =>
    apiGet<{ rows: TaskRow[] }>('/ops/cards/tasks', query),
  )
  const counts = useLive('counts', () =>
    apiGet<{ counts: Record<CardTaskKind, number> }>('/ops/cards/tasks/counts'),
  )
  const move = async (row: TaskRow, to: 'printed' | 'done' | 'dropped', note = '') => {
    setBusy(true)
    setProblem('')
    try {
      await apiPost(`/ops/cards/tasks/${row.id}`, { state: to, note: note.trim() || undefined })
      setAsking(null)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    await Promise.all([list.refresh(), counts.refresh()])
    setBusy(false)
  }
  const known = counts.data?.counts
  const all = known ? Object.values(known).reduce((sum, one) => sum + one, 0) : null
  return (
    <>
      <section className="mg-panel" aria-label="条件">
        <div className="mg-row">
          <div className="mg-segments" role="group" aria-label="種類">
            <KindButton
              label="すべて"
              count={all}
              isOn={kind === ''}
              onPress={() => show({ kind: '' })}
            />
            {(Object.keys(CARD_TASK) as CardTaskKind[]).map((one) => (
              <KindButton
                key={one}
                label={CARD_TASK[one]}
                count={known?.[one] ?? null}
                isOn={kind === one}
                onPress={() => show({ kind: one })}
              />
            ))}
          </div>
        </div>
        <div className="mg-row">
          <label className="mg-inline">
            状態
            <select
              value={state}
              onChange={(event) => show({ state: event.target.value as typeof state })}
            >
              {STATES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
      </section>
      <OutputBar
        total={list.data?.rows.length ?? null}
        may={catalogue.may.export}
        purposes={PURPOSES}
        send={(wish, paper) =>
          download(`/ops/cards/tasks/output?${new URLSearchParams({ ...query, ...wish })}`, paper)
        }
      />
      {problem || list.problem ? <Refused>{problem || list.problem?.message}</Refused> : null}
      {list.data ? (
        <TaskTable
          rows={list.data.rows}
          today={catalogue.today}
          offices={catalogue.offices}
          may={may}
          busy={busy}
          onPrinted={(row) => void move(row, 'printed')}
          onAsk={setAsking}
        />
      ) : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
      {asking ? (
        <ActDialog
          title={`${asking.row.title}：${asking.state === 'done' ? '対応済みにする' : '取りやめる'}`}
          submit={asking.state === 'done' ? '対応済みにする' : '取りやめる'}
          fields={[{ name: 'note', label: 'メモ', hint: 'したこと。個人情報は書きません。' }]}
          busy={busy}
          problem={problem}
          onClose={() => setAsking(null)}
          onSubmit={({ note = '' }) => void move(asking.row, asking.state, note)}
        />
      ) : null}
    </>
  )
}

type KindProps = { label: string; count: number | null; isOn: boolean; onPress: () => void }

const KindButton = ({ label, count, isOn, onPress }: KindProps) => (
  <button type="button" aria-pressed={isOn} onClick={onPress}>
    {label} {count === null ? '' : <b>{count}</b>}
  </button>
)
