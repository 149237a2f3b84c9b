'use client'

import { useState } from 'react'

import type { Problem } from '../shell/api'
import { problemOf } from '../shell/api'

import { PurposeFields, usePurpose } from './PurposeFields'
import { Unmappable } from './Unmappable'
import { Refused } from './Refused'

const FORMATS = [
  ['xlsx', 'Excelで出す', 'エクセルの表。番号の先頭の0も残ります'],
  ['csv', 'CSV（UTF-8）', '新しいシステムへの取り込み用'],
  ['csv-cp932', 'CSV（Shift_JIS）', '古いシステム・古いExcel用'],
  ['print', '印刷する', 'PDFを開きます'],
] as const
export type OutputFormat = (typeof FORMATS)[number][0]

export type OutputWish = {
  format: OutputFormat
  purpose: string
  era: '1' | '0'
  replace: '1' | '0'
  paper: 'A4' | 'A3'
}

type Props = {
  /** Where a page has several: what goes out here. */
  of?: string
  /** null = not known yet; left out where a number would say nothing. */
  total?: number | null
  unit?: string
  may: boolean
  /** Shown to those who may not. */
  instead?: string
  purposes: readonly string[]
  /** What the purpose begins with; the first of them when left out. */
  first?: string
  /** Fetches the file and gives it to the browser; paper goes into the window. @throws Problem */
  send: (wish: OutputWish, paper: Window | null) => Promise<void>
  formats?: readonly OutputFormat[]
  /** Offers A3 beside A4. */
  papers?: boolean
}

/** The ways out of a list; each asks for a purpose, because each is logged (AU-06). */
export function OutputBar({ total, unit = '件', may, instead, papers, formats, ...rest }: Props) {
  const { of, purposes, first, send } = rest
  const purpose = usePurpose(purposes, first)
  const [era, setEra] = useState(false)
  const [paper, setPaper] = useState<'A4' | 'A3'>('A4')
  const [busy, setBusy] = useState<OutputFormat | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const output = async (format: OutputFormat, replace = false) => {
    // Opened by the click itself: later the browser would take it for an advertisement.
    const page = format === 'print' ? window.open('', '_blank') : null
    setBusy(format)
    setProblem(null)
    try {
      const wish = { format, purpose: purpose.words(), paper }
      await send({ ...wish, era: era ? '1' : '0', replace: replace ? '1' : '0' }, page)
    } catch (error) {
      page?.close()
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }
  const isUnmappable = problem?.code === 'CP932_UNMAPPABLE'
  const shown = FORMATS.filter(([format]) => !formats || formats.includes(format))
  return (
    <section className="mg-outputs" aria-label={of ? `${of}の出力` : '出力'}>
      <p className="mg-count" aria-live="polite">
        {total === undefined ? null : total === null ? (
          '数えています…'
        ) : (
          <strong>
            {total.toLocaleString('ja-JP')}
            {unit}
          </strong>
        )}
      </p>
      {may ? (
        <div className="mg-row">
          <PurposeFields purpose={purpose} />
          <label className="mg-check">
            <input type="checkbox" checked={era} onChange={() => setEra(!era)} />
            日付を令和で
          </label>
          {papers ? (
            <label className="mg-inline">
              用紙
              <select
                value={paper}
                onChange={(event) => setPaper(event.target.value === 'A3' ? 'A3' : 'A4')}
              >
                <option>A4</option>
                <option>A3</option>
              </select>
            </label>
          ) : null}
          {shown.map(([format, label, hint]) => (
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
        <p className="mg-hint">
          {instead ?? 'ファイルの出力は、業務責任者か市の職員に頼んでください。'}
        </p>
      )}
      {problem && !isUnmappable ? <Refused>{problem.message}</Refused> : null}
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
