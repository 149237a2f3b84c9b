'use client'

import type { PrintCheck } from '@/services/printing/check'
import type { LeftOut } from '@/services/printing/types'

import { Refused } from '../frame/Refused'

const reasonOf = (problem: LeftOut['problems'][number]): string => {
  if (problem.kind === 'unreadable') return `読み取れない値: ${problem.fields.join('、')}`
  if (problem.kind === 'unprintable') return `印字できない文字: ${problem.characters.join('、')}`
  if (problem.kind === 'no-name') return '氏名なし（宛名のないものになります）'
  if (problem.kind === 'replaced') {
    return `${problem.field}に置き換え文字「${problem.sign}」があります`
  }
  if (problem.kind === 'state') return problem.text
  if (problem.kind === 'code') return 'バーコードに入らない番号です'
  return '文字が多くて、読める大きさでは入りません'
}

/** Records that are left out, by number and reason; no name, no address. */
export function LeftOutTable({ rows, more = 0 }: { rows: LeftOut[]; more?: number }) {
  if (rows.length === 0) return null
  return (
    <div
      className="mg-table-wrap print-left"
      tabIndex={0}
      role="region"
      aria-label="印刷できないもの"
    >
      <table className="mg-table">
        <thead>
          <tr>
            <th>番号</th>
            <th>理由</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, problems }) => (
            <tr key={number}>
              <td>{number}</td>
              <td className="mg-wide">{problems.map(reasonOf).join('　')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? (
        <p className="mg-hint">ほかに{more.toLocaleString('ja-JP')}件あります。</p>
      ) : null}
    </div>
  )
}

type Props = {
  check: PrintCheck
  geta: boolean
  onGeta: (geta: boolean) => void
  unnamed: boolean
  onUnnamed: (unnamed: boolean) => void
}

/** What would come out of the printer, and what would not, before anything is printed. */
export function Result({ check, geta, onGeta, unnamed, onUnnamed }: Props) {
  const left = check.problems.length + check.more
  const hasMissing = check.problems.some(({ problems }) =>
    problems.some(({ kind }) => kind === 'unprintable'),
  )
  const isUnnamed = check.problems.some(({ problems }) =>
    problems.some(({ kind }) => kind === 'no-name' || kind === 'replaced'),
  )
  return (
    <>
      <p aria-live="polite">
        <strong className="print-big">{check.fits.toLocaleString('ja-JP')}件</strong>
        を用紙 <strong className="print-big">{check.sheets.toLocaleString('ja-JP')}枚</strong>
        に印刷します。
      </p>
      {check.missesDeadline ? (
        <p className="mg-note mg-note--warn">
          期限が入っていません。期限の行は印刷されません。入れるときは、上の「期限」に日付を入れて、もう一度確かめてください。
        </p>
      ) : null}
      {check.unknown.length > 0 ? (
        <p className="mg-note mg-note--warn">
          見つからない番号（{check.unknown.length}件）: {check.unknown.slice(0, 30).join('、')}
          {check.unknown.length > 30 ? ' ほか' : ''}
        </p>
      ) : null}
      {left > 0 ? (
        <>
          <Refused>
            次の{left.toLocaleString('ja-JP')}件は印刷しません。手書きなどで用意してください。
          </Refused>
          <LeftOutTable rows={check.problems} more={check.more} />
        </>
      ) : null}
      {hasMissing || geta ? (
        <label className="mg-check">
          <input
            type="checkbox"
            checked={geta}
            onChange={(event) => onGeta(event.target.checked)}
          />
          印字できない文字を〓にして印刷する（あとで手書きする）
        </label>
      ) : null}
      {isUnnamed || unnamed ? (
        <label className="mg-check">
          <input
            type="checkbox"
            checked={unnamed}
            onChange={(event) => onUnnamed(event.target.checked)}
          />
          氏名のないもの、置き換え文字のあるものも印刷する（1件ずつ確かめてから出す）
        </label>
      ) : null}
    </>
  )
}
