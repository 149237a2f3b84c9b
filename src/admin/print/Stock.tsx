'use client'

import Link from 'next/link'
import { useRef, useState } from 'react'

import type { PrintCatalogue } from '@/services/printing/catalogue'

import { apiPost, type Problem, problemOf } from '../shell/api'
import { Refused } from '../frame/Refused'

type Props = { catalogue: PrintCatalogue; onChange: (id: string, left: number) => void }

/** Sheets in stock, what came in, and where printers are adjusted. */
export function Stock({ catalogue, onChange }: Props) {
  return (
    <>
      <div className="mg-table-wrap" tabIndex={0} role="region" aria-label="用紙の在庫">
        <table className="mg-table">
          <thead>
            <tr>
              <th>用紙</th>
              <th>寸法</th>
              <th className="mg-num">残り</th>
              <th>入荷・数え直し</th>
            </tr>
          </thead>
          <tbody>
            {catalogue.sheets.map((sheet) => (
              <SheetLine key={sheet.id} sheet={sheet} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="print-links">
        <Link href="/admin/collections/label-sheets">用紙の寸法</Link>
        <Link href="/admin/collections/printers">プリンターの位置の調整</Link>
        <Link href="/admin/collections/document-templates">印刷物の文面</Link>
      </p>
    </>
  )
}

type LineProps = { sheet: PrintCatalogue['sheets'][number]; onChange: Props['onChange'] }

function SheetLine({ sheet, onChange }: LineProps) {
  const { geometry, stock, isLow, id } = sheet
  const [kind, setKind] = useState<'received' | 'counted'>('received')
  const [count, setCount] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const requestKey = useRef(crypto.randomUUID())
  const save = async () => {
    try {
      const answer = await apiPost<{ stock: number }>(`/ops/printing/sheets/${id}/stock`, {
        kind,
        count: Number(count),
        requestKey: requestKey.current,
      })
      requestKey.current = crypto.randomUUID()
      setCount('')
      setProblem(null)
      onChange(id, answer.stock)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <tr>
      <td>{geometry.name}</td>
      <td>
        {geometry.labelWidth}×{geometry.labelHeight}mm　{geometry.columns}×{geometry.rows}面
      </td>
      <td className="mg-num">
        {stock.toLocaleString('ja-JP')}枚{' '}
        {isLow ? <span className="mg-tag mg-tag--warn">少ない</span> : null}
      </td>
      <td>
        <div className="mg-row">
          <select
            aria-label={`${geometry.name}の入れ方`}
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
          >
            <option value="received">入荷した</option>
            <option value="counted">数え直した</option>
          </select>
          <input
            type="number"
            min={0}
            aria-label={`${geometry.name}の枚数`}
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
          <button
            type="button"
            className="mg-button mg-button--small"
            disabled={count === ''}
            onClick={() => void save()}
          >
            入れる
          </button>
        </div>
        {problem ? <Refused>{problem.message}</Refused> : null}
      </td>
    </tr>
  )
}
