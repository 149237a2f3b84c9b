'use client'

import { useEffect, useRef, useState } from 'react'

import type { UnmappableRow } from '@/documents/csv'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import type { Problem } from '../shell/api'
import { problemOf } from '../shell/api'

import { download } from './download'
import type { ListState } from './state'
import { apiQuery } from './state'

const PURPOSES = [
  '窓口の準備',
  'カードの準備（取り出し）',
  '予約した人への連絡',
  '市への報告',
  '件数の確認・集計',
]
const OTHER = 'そのほか'
const FORMATS = [
  ['xlsx', 'Excelで出す', 'エクセルの表。番号の先頭の0も残ります'],
  ['csv', 'CSV（UTF-8）', '新しいシステムへの取り込み用'],
  ['csv-cp932', 'CSV（Shift_JIS）', '古いシステム・古いExcel用'],
  ['print', '印刷する', 'A4横のPDFを開きます'],
] as const
type Format = (typeof FORMATS)[number][0]

type Props = {
  state: ListState
  total: number | null
  catalogue: ScopeCatalogue
  /** What the purpose begins with. */
  purpose?: string
}

/** The four ways out of the screen; each asks for a purpose, because each is logged (AU-06). */
export function Outputs({ state, total, catalogue, purpose: first }: Props) {
  const [purpose, setPurpose] = useState(first ?? PURPOSES[0] ?? '')
  const [other, setOther] = useState('')
  const [era, setEra] = useState(false)
  const [busy, setBusy] = useState<Format | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const output = async (format: Format, replace = false) => {
    // Opened by the click itself: later the browser would take it for an advertisement.
    const paper = format === 'print' ? window.open('', '_blank') : null
    setBusy(format)
    setProblem(null)
    try {
      const query = new URLSearchParams({
        ...apiQuery(state),
        format,
        purpose: purpose === OTHER ? other : purpose,
        era: era ? '1' : '0',
        replace: replace ? '1' : '0',
      })
      await download(`/ops/lists/reservations?${query}`, paper)
    } catch (error) {
      paper?.close()
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }
  const isUnmappable = problem?.code === 'CP932_UNMAPPABLE'
  return (
    <section className="mg-outputs" aria-label="出力">
      <p className="mg-count" aria-live="polite">
        {total === null ? '数えています…' : <strong>{total.toLocaleString('ja-JP')}件</strong>}
      </p>
      {catalogue.may.export ? (
        <div className="mg-row">
          <label className="mg-inline">
            目的
            <select value={purpose} onChange={(event) => setPurpose(event.target.value)}>
              {[...PURPOSES, OTHER].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          {purpose === OTHER ? (
            <input
              type="text"
              aria-label="目的（自由記入）"
              placeholder="例: 庁舎工事の説明"
              value={other}
              onChange={(event) => setOther(event.target.value)}
            />
          ) : null}
          <label className="mg-check">
            <input type="checkbox" checked={era} onChange={() => setEra(!era)} />
            日付を令和で
          </label>
          {FORMATS.map(([format, label, hint]) => (
            <button
              key={format}
              type="button"
              className={`mg-button${format === 'xlsx' ? ' mg-button--main' : ''}`}
              title={hint}
              disabled={busy !== null || total === null || total === 0}
              onClick={() => void output(format)}
            >
              {busy === format ? '作っています…' : label}
            </button>
          ))}
        </div>
      ) : (
        <p className="mg-hint">ファイルの出力は、業務責任者か市の職員に頼んでください。</p>
      )}
      {problem && !isUnmappable ? (
        <p className="mg-note mg-note--bad" role="alert">
          {problem.message}
        </p>
      ) : null}
      {isUnmappable ? (
        <Unmappable
          problem={problem}
          onClose={() => setProblem(null)}
          onReplace={() => void output('csv-cp932', true)}
        />
      ) : null}
    </section>
  )
}

type UnmappableProps = { problem: Problem; onClose: () => void; onReplace: () => void }

/** Which rows Shift_JIS cannot hold, before anything is written. */
function Unmappable({ problem, onClose, onReplace }: UnmappableProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const rows = (problem.details.conflicts ?? []) as UnmappableRow[]
  return (
    <dialog className="mg-dialog" ref={dialog} onClose={onClose} aria-labelledby="unmappable">
      <h2 id="unmappable">Shift_JISで表せない文字があります</h2>
      <p>
        次の行の文字は、Shift_JISのファイルには入りません。ExcelかCSV（UTF-8）なら、そのまま出せます。
      </p>
      <div className="mg-table-wrap">
        <table className="mg-table">
          <thead>
            <tr>
              <th className="mg-num">行</th>
              <th>列</th>
              <th>内容</th>
              <th>入らない文字</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.line}${row.column}`}>
                <td className="mg-num">{row.line}</td>
                <td>{row.column}</td>
                <td className="mg-wide">{row.text}</td>
                <td>{row.characters.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mg-hint">
        置き換えて出すと、その文字は〓になり、最後の列に元の文字の番号が入ります。
      </p>
      <div className="mg-row">
        <button type="button" className="mg-button mg-button--main" onClick={onClose}>
          やめる
        </button>
        <button type="button" className="mg-button" onClick={onReplace}>
          〓に置き換えて出す
        </button>
      </div>
    </dialog>
  )
}
