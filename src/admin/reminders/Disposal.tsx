'use client'

import { useState } from 'react'

import { DISPOSAL_KIND, DISPOSAL_STATE, type DisposalKind } from '@/domain/cards/disposal'
import type { DisposalRow } from '@/services/cards/disposal/lists'

import { OutputBar } from '../frame/OutputBar'
import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { download } from '../lists/download'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'

import type { Choices } from './choices'
import { OneDisposal } from './OneDisposal'
import type { Answer } from './Reminders'
import { WaitingTable } from './WaitingTable'

/** Candidates on top, lists below: propose, approve, destroy, each by somebody else. */
export function Disposal({ choices }: { choices: Choices }) {
  const lists = useLive('lists', () => apiGet<{ rows: DisposalRow[] }>('/ops/disposals'), 30_000)
  const [open, setOpen] = useState('')
  return (
    <>
      {choices.may.dispose ? (
        <Propose
          choices={choices}
          onMade={(id) => {
            setOpen(id)
            void lists.refresh()
          }}
        />
      ) : null}
      <section className="mg-section" aria-labelledby="dp-lists">
        <h2 id="dp-lists">廃棄の一覧</h2>
        <Says problem={lists.problem?.message ?? ''} />
        {lists.data?.rows.length ? (
          <div className="mg-table-wrap" tabIndex={0} role="group" aria-label="廃棄の一覧の表">
            <table className="mg-table">
              <thead>
                <tr>
                  <th>番号</th>
                  <th>理由</th>
                  <th>状態</th>
                  <th className="mg-num">枚数</th>
                  <th>提案</th>
                  <th>承認</th>
                  <th>廃棄</th>
                  <th>開く</th>
                </tr>
              </thead>
              <tbody>
                {lists.data.rows.map((row) => (
                  <tr key={row.id}>
                    <td>{row.number}</td>
                    <td>{DISPOSAL_KIND[row.kind]}</td>
                    <td>
                      <span
                        className={`mg-tag ${row.state === 'done' ? 'mg-tag--good' : 'mg-tag--warn'}`}
                      >
                        {DISPOSAL_STATE[row.state]}
                      </span>
                    </td>
                    <td className="mg-num">{row.count}</td>
                    <td>
                      {row.proposedOn} {row.proposedByName}
                    </td>
                    <td>
                      {row.approvedOn} {row.approvedByName}
                    </td>
                    <td>{row.doneOn ? `${row.doneOn} ${row.doneBy}・${row.doneWith}` : ''}</td>
                    <td>
                      <button
                        type="button"
                        className="mg-button mg-button--small"
                        aria-expanded={open === row.id}
                        onClick={() => setOpen(open === row.id ? '' : row.id)}
                      >
                        {open === row.id ? '閉じる' : '開く'}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <p className="mg-empty">廃棄の一覧は、まだありません。</p>
        )}
        {open ? (
          <OneDisposal
            key={open}
            id={open}
            choices={choices}
            onChange={() => void lists.refresh()}
          />
        ) : null}
      </section>
    </>
  )
}

type ProposeProps = { choices: Choices; onMade: (id: string) => void }

function Propose({ choices, onMade }: ProposeProps) {
  const [kind, setKind] = useState<DisposalKind>('expired')
  const [months, setMonths] = useState(12)
  const [office, setOffice] = useState(choices.everywhere ? '' : (choices.offices[0]?.id ?? ''))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const { opOf, answered } = useOp()
  const act = useAct()
  const query: Record<string, string> = {
    kind,
    ...(kind === 'uncollected' ? { months: String(months) } : {}),
    ...(office ? { office } : {}),
  }
  const live = useLive(
    new URLSearchParams(query).toString(),
    (key) =>
      apiGet<Answer>('/ops/disposals/candidates', Object.fromEntries(new URLSearchParams(key))),
    300_000,
  )
  const rows = live.data?.rows ?? []
  const picked = rows.filter(({ id }) => chosen.has(id))
  const toggle = (id: string) =>
    setChosen((old) => {
      const next = new Set(old)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const propose = () =>
    act.run(async () => {
      const body = {
        kind,
        ...(kind === 'uncollected' ? { months } : {}),
        ...(office ? { office } : {}),
        cards: picked.map(({ id }) => id),
        note,
      }
      const op = opOf('propose', body)
      const made = await apiPost<DisposalRow>('/ops/disposals', { op, ...body })
      answered('propose')
      setChosen(new Set())
      await live.refresh()
      onMade(made.id)
    })
  return (
    <section className="mg-section" aria-labelledby="dp-propose">
      <h2 id="dp-propose">廃棄するカードを選ぶ</h2>
      <div className="mg-panel mg-row mg-row--end">
        <Select
          label="理由"
          value={kind}
          onChange={(value) => setKind(value as DisposalKind)}
          options={Object.entries(DISPOSAL_KIND).map(([id, label]) => ({ id, label }))}
        />
        {kind === 'uncollected' ? (
          <label className="mg-field">
            交付通知書の発送から（か月以上）
            <input
              type="number"
              min={1}
              max={120}
              value={months}
              onChange={(event) => setMonths(Math.max(1, Number(event.target.value)))}
            />
          </label>
        ) : null}
        <Select
          label="窓口"
          value={office}
          onChange={setOffice}
          empty={choices.everywhere ? 'すべて' : undefined}
          options={choices.offices.map(({ id, name }) => ({ id, label: name }))}
        />
      </div>
      <OutputBar
        total={live.data?.total ?? null}
        unit="枚"
        may={choices.may.export}
        purposes={['廃棄の準備', '市への報告']}
        send={(wish, paper) =>
          download(
            `/ops/disposals/candidates/output?${new URLSearchParams({ ...query, ...wish })}`,
            paper,
          )
        }
      />
      {rows.length > 0 ? (
        <div className="mg-row">
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => setChosen(new Set(rows.map(({ id }) => id)))}
          >
            表示中の{rows.length}枚を全部選ぶ
          </button>
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => setChosen(new Set())}
          >
            選択を外す
          </button>
        </div>
      ) : null}
      {live.data ? (
        <WaitingTable
          rows={rows}
          total={live.data.total}
          caption="廃棄の候補"
          chosen={chosen}
          onToggle={toggle}
        />
      ) : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
      <Says problem={act.problem} />
      {rows.length > 0 ? (
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            メモ
            <input
              type="text"
              maxLength={300}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <button
            type="button"
            className="mg-button mg-button--main"
            disabled={act.busy || picked.length === 0}
            onClick={() => void propose()}
          >
            選んだ{picked.length}枚の廃棄を提案する
          </button>
        </div>
      ) : null}
    </section>
  )
}
