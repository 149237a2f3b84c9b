'use client'

import { ScanBox } from '../station/ScanBox'
import '../station/station.css'

import { useRunScans, type RunScan } from './useRunScans'

type Props = {
  label: string
  idle: string
  path: string
  more?: object
  onDone: () => void
}

const SIGN: Record<RunScan['state'], string> = { ok: '○', bad: '×', waiting: '…' }

/** Scan field with the large answer and the last scans; readable from two metres. */
export function Scanning({ label, idle, path, more = {}, onDone }: Props) {
  const { scans, last, left, add } = useRunScans(path, more, onDone)
  return (
    <div className="st tr-scan">
      <ScanBox label={label} onCode={add} />
      <div
        className={`st-answer ${last ? `is-${last.state}` : ''}`}
        role={last?.state === 'bad' ? 'alert' : 'status'}
      >
        {last ? (
          <>
            <p className="st-answertitle">
              <span aria-hidden="true">{SIGN[last.state]}</span> {last.title}
            </p>
            {last.code ? <p className="st-answercode">{last.code}</p> : null}
            {last.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        ) : (
          <p>{idle}</p>
        )}
      </div>
      {left > 0 ? <p className="mg-hint">送っていない読み取り {left}件</p> : null}
      {scans.length > 1 ? (
        <details className="mg-more">
          <summary>これまでの読み取り</summary>
          <ul className="tr-scans">
            {scans.slice(1).map((scan) => (
              <li key={scan.op} className={`is-${scan.state}`}>
                {SIGN[scan.state]} {scan.code} {scan.title}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
