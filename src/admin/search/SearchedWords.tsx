'use client'

import { useState } from 'react'

import { formatJa } from '@/domain/time/format'
import type { WordCount } from '@/services/knowledge/search/log'

import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

const SPANS = [
  { id: '7', label: '7日間' },
  { id: '30', label: '30日間' },
  { id: '90', label: '90日間' },
]
const EVERY_MS = 5 * 60_000

/** FAQ 改善のための一覧: words that found nothing, and words of whose answers none was used (KB-01). */
export function SearchedWords({ today }: { today: string }) {
  const [days, setDays] = useState('30')
  const { data, problem } = useLive(
    days,
    (span) => apiGet<{ words: WordCount[] }>('/ops/knowledge/figures', { days: span }),
    EVERY_MS,
  )
  return (
    <section className="mg-panel" aria-labelledby="fs-words">
      <h2 id="fs-words">FAQ改善のための一覧</h2>
      <p className="mg-note">
        探しても見つからなかった言葉と、見つかったが使われなかった言葉です（{formatJa(today)}
        まで）。FAQの追加・言い換えの登録に使います。番号や個人の情報は残しません。
      </p>
      <div className="mg-row">
        <Select label="期間" value={days} onChange={setDays} options={SPANS} />
      </div>
      <Says problem={problem?.message ?? ''} />
      {data && data.words.length === 0 ? <p>この期間にはありません。</p> : null}
      {data && data.words.length > 0 ? (
        <div className="mg-table-wrap">
          <table className="mg-table">
            <thead>
              <tr>
                <th>言葉</th>
                <th className="mg-num">見つからない</th>
                <th className="mg-num">使われない</th>
                <th className="mg-num">検索</th>
                <th>最後の日</th>
              </tr>
            </thead>
            <tbody>
              {data.words.map((row) => (
                <tr key={row.words}>
                  <td className="mg-wide">{row.words}</td>
                  <td className="mg-num">{row.zero}</td>
                  <td className="mg-num">{row.unused}</td>
                  <td className="mg-num">{row.searches}</td>
                  <td>{formatJa(row.lastOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}
