'use client'

import { useId, useState } from 'react'

import { type Line, modeLabel } from './lines'
import type { Scans } from './useScans'

const WORD: Record<Line['state'], string> = {
  ok: '○ できました',
  bad: '× できません',
  waiting: '… 送信待ち',
  elsewhere: '○ 別のタブ',
}
const TAG: Record<Line['state'], string> = {
  ok: 'mg-tag--good',
  bad: 'mg-tag--bad',
  waiting: 'mg-tag--warn',
  elsewhere: '',
}

const clock = (at: number): string =>
  new Date(at).toLocaleTimeString('ja-JP', { timeZone: 'Asia/Tokyo', hour12: false })

/** The last scans with what came of each; refused ones stay until somebody has seen to them. */
export function LineList({ scans }: { scans: Scans }) {
  const id = useId()
  const [onlyBad, setOnlyBad] = useState(false)
  const bad = scans.lines.filter(({ state }) => state === 'bad')
  const lines = onlyBad ? bad : scans.lines
  return (
    <section aria-labelledby={id} className="st-lines">
      <div className="mg-row mg-spread">
        <h2 id={id}>読み取りの記録</h2>
        <div className="mg-segments" role="group" aria-label="しぼり込み">
          <button type="button" aria-pressed={!onlyBad} onClick={() => setOnlyBad(false)}>
            すべて
          </button>
          <button
            type="button"
            aria-pressed={onlyBad}
            className={bad.length > 0 ? 'st-badcount' : undefined}
            onClick={() => setOnlyBad(true)}
          >
            できなかったもの {bad.length}
          </button>
        </div>
      </div>
      {lines.length === 0 ? (
        <p className="mg-empty">
          {onlyBad ? 'できなかった読み取りはありません。' : 'まだ読み取っていません。'}
        </p>
      ) : (
        <div
          className="mg-table-wrap st-linesbox"
          tabIndex={0}
          role="region"
          aria-label="読み取りの記録の表"
        >
          <table className="mg-table">
            <thead>
              <tr>
                <th scope="col">時刻</th>
                <th scope="col">番号</th>
                <th scope="col">作業</th>
                <th scope="col">結果</th>
                <th scope="col">内容</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.op} className={`is-${line.state}`}>
                  <td>{clock(line.at)}</td>
                  <td className="st-code">{line.code || '（表示しません）'}</td>
                  <td>{modeLabel(line.mode)}</td>
                  <td>
                    <span className={`mg-tag ${TAG[line.state]}`}>{WORD[line.state]}</span>
                  </td>
                  <td className="mg-wide">
                    {line.state === 'waiting' ? '' : [line.title, ...line.words].join('　')}
                    {line.state === 'bad' ? (
                      <button
                        type="button"
                        className="mg-button mg-button--small st-seen"
                        onClick={() => scans.clear(line.op)}
                      >
                        確認した
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
