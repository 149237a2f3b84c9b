'use client'

import { useState } from 'react'

import { wholeNumber } from '@/domain/text/fold-input'
import { BY_HAND, SUPPLIER, SUPPLY_MOVE } from '@/domain/equipment/vocabulary'
import type { SupplyLine } from '@/services/equipment/supplies/overview'

import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

const NO_NUMBER = '数を入れてください（例: 50）。'

type Kind = keyof typeof BY_HAND
const KINDS = Object.keys(BY_HAND) as Kind[]
const say = (number: number): string => number.toLocaleString('ja-JP')

/** The articles with what is left, and the form for what came in or went out. */
export function SupplyStock({ rows: first, mayMove }: { rows: SupplyLine[]; mayMove: boolean }) {
  const [rows, setRows] = useState(first)
  const refresh = async () =>
    setRows((await apiGet<{ rows: SupplyLine[] }>('/ops/equipment/supplies')).rows)
  return (
    <>
      {mayMove && rows.length > 0 ? <Entry rows={rows} onBooked={refresh} /> : null}
      <section className="mg-panel">
        <h2>いまの在庫</h2>
        <TableBox label="消耗品の在庫">
          <table className="mg-table">
            <caption className="mg-hidden">消耗品の在庫</caption>
            <thead>
              <tr>
                <th scope="col">品名</th>
                <th scope="col">残り</th>
                <th scope="col">発注点</th>
                <th scope="col">1か月の見込み</th>
                <th scope="col">あと何か月</th>
                <th scope="col">1年の予定</th>
                <th scope="col">用意する人</th>
                <th scope="col">すること</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="mg-wide">
                    {row.name}
                    {row.size ? `（${row.size}）` : ''}
                  </td>
                  <td>
                    {say(row.stock)}
                    {row.unit}
                  </td>
                  <td>{row.reorderAt ? say(row.reorderAt) : ''}</td>
                  <td>{row.monthly === null ? '' : say(row.monthly)}</td>
                  <td>{row.months === null ? '' : row.months}</td>
                  <td>{row.yearly ? say(row.yearly) : ''}</td>
                  <td>{SUPPLIER[row.supplier]}</td>
                  <td>
                    {row.isLow ? (
                      <strong className="mg-tag mg-tag--bad">{row.todo}</strong>
                    ) : (
                      row.todo
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </section>
      {rows.length === 0 ? (
        <p className="mg-note">
          消耗品が登録されていません。「消耗品」で品名と発注点を登録してください。
        </p>
      ) : null}
    </>
  )
}

/** One change of the stock: article, what happened, how many, why. */
function Entry({ rows, onBooked }: { rows: SupplyLine[]; onBooked: () => Promise<void> }) {
  const [supply, setSupply] = useState(rows[0]?.id ?? '')
  const [kind, setKind] = useState<Kind>('restock')
  const [count, setCount] = useState('')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState('')
  const act = useAct()
  const ops = useOp()
  const article = rows.find(({ id }) => id === supply)
  const book = () =>
    act.run(async () => {
      const number = wholeNumber(count)
      const isRight = number !== null && (kind === 'correct' ? number !== 0 : number > 0)
      setRefused(isRight ? '' : NO_NUMBER)
      if (!isRight) return
      const wish = { kind, count: number, note }
      const { left } = await ops.once(`book|${supply}`, wish, (op) =>
        apiPost<{ left: number }>(`/ops/equipment/supplies/${supply}/move`, { ...wish, op }),
      )
      setSaid(
        `${article?.name ?? ''}を記録しました。残りは${say(left)}${article?.unit ?? ''}です。`,
      )
      setCount('')
      setNote('')
      await onBooked()
    })
  return (
    <form
      className="mg-panel"
      onSubmit={(event) => {
        event.preventDefault()
        setSaid('')
        void book()
      }}
    >
      <h2>出入りを記録する</h2>
      <div className="mg-row">
        <label className="mg-field">
          <span>品名</span>
          <select value={supply} onChange={(event) => setSupply(event.target.value)}>
            {rows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-field">
          <span>種類</span>
          <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {SUPPLY_MOVE[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-field">
          <span>数{kind === 'correct' ? '（減らすときは -3 のように）' : ''}</span>
          <input
            type="text"
            inputMode="numeric"
            value={count}
            required
            aria-invalid={refused ? true : undefined}
            onChange={(event) => setCount(event.target.value)}
          />
        </label>
        <label className="mg-field">
          <span>{kind === 'correct' || kind === 'loss' ? '理由（必ず）' : 'メモ'}</span>
          <input
            type="text"
            value={note}
            maxLength={300}
            required={kind === 'correct' || kind === 'loss'}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          記録する
        </button>
      </div>
      <Says problem={refused || act.problem} fields={act.fields} />
      {said ? (
        <p className="mg-note mg-note--good" role="status">
          {said}
        </p>
      ) : null}
    </form>
  )
}
