'use client'

import Link from 'next/link'

import { tokyoTimeOf } from '@/domain/time/civil'
import type { WorkOfKind } from '@/services/cases/work'
import type { Wall as WallData, WallLine, WallState } from '@/services/figures/wall'

import { Refused } from '../frame/Refused'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import './figures.css'

/** A word and a sign beside each colour. */
const STATE: Record<WallState, string> = {
  none: '－ 着信なし',
  safe: '○ 達成中',
  near: '！ もうすぐ下回る',
  below: '× 下回っている',
  lost: '× 今日・今月は戻らない',
}

const count = (value: number | null): string =>
  value === null ? '—' : value.toLocaleString('ja-JP')

/** What everybody in the room has to know, and nothing else. */
export function Wall() {
  const wall = useLive('wall', () => apiGet<WallData>('/ops/call-wall'))
  const work = useLive('work', () => apiGet<{ kinds: WorkOfKind[] }>('/ops/cases/work'), 60_000)
  const { data, problem } = wall
  return (
    <div className="fw">
      {problem ? <Refused>{problem.message}</Refused> : null}
      {data ? (
        <p className="fw-time" aria-live="off">
          {tokyoTimeOf(new Date(data.at))} 現在
        </p>
      ) : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
      {data?.lines.length === 0 ? (
        <p className="mg-empty">
          基準のある回線がありません。「電話の基準」に回線の基準を登録してください。
        </p>
      ) : null}
      {data?.lines.map((line) => (
        <Line key={line.line} line={line} />
      ))}
      {work.data ? <Waiting kinds={work.data.kinds} /> : null}
    </div>
  )
}

function Line({ line }: { line: WallLine }) {
  const { margin, seats } = line
  const state = margin?.state ?? 'none'
  const isShort = seats.now !== null && seats.minimum !== null && seats.now < seats.minimum
  return (
    <section className={`fw-line fw-line--${state}`} aria-labelledby={`line-${line.line}`}>
      <header>
        <h2 id={`line-${line.line}`}>{line.name}</h2>
        <span className="mg-tag">{line.isOpen ? '受付中' : '受付時間外'}</span>
        <span>{line.until}</span>
      </header>
      <div className="fw-figures">
        <p className="fw-rate">
          <small>応答率（今日）</small>
          <strong>{line.rate}</strong>
          {margin ? (
            <span className={`fw-state fw-state--${state}`}>
              {STATE[state]}（基準 {margin.target}%
              {margin.per === 'month' ? `、今月 ${margin.rate}` : ''}）
            </span>
          ) : (
            <span>基準はありません</span>
          )}
        </p>
        <Figure
          label="着信"
          value={count(line.incoming)}
          more={line.expected === null ? '' : `今日の見込み ${count(line.expected)}`}
        />
        <Figure label="応答" value={count(line.answered)} more={`記録 ${count(line.records)}件`} />
        <Figure
          label="応答前に切れた"
          value={count(line.abandoned)}
          more={`話中 ${count(line.overflow)}`}
        />
        <Figure
          label="席"
          value={count(seats.now)}
          more={`${isShort ? '！ 最低' : '最低'} ${count(seats.minimum)}・直近の対応 ${count(seats.operators)}人`}
        />
      </div>
      {margin ? <p className="fw-says">{margin.says}。</p> : null}
      {line.missing.length > 0 ? (
        <p className="mg-note mg-note--warn">
          数字のない時間帯: {line.missing.join('、')}時台。0件とは数えていません。
        </p>
      ) : null}
      <Trend line={line} />
    </section>
  )
}

const Figure = ({ label, value, more }: { label: string; value: string; more: string }) => (
  <p className="fw-figure">
    <small>{label}</small>
    <strong>{value}</strong>
    <span>{more}</span>
  </p>
)

/** The hours of today as a table whose cells are bars: the numbers themselves, larger where there are more. */
function Trend({ line }: { line: WallLine }) {
  const most = Math.max(1, ...line.hours.map(({ incoming }) => incoming ?? 0))
  if (line.hours.length === 0) return null
  return (
    <table className="fw-trend">
      <caption className="mg-hidden">{line.name}の今日の時間帯</caption>
      <thead>
        <tr>
          <td />
          {line.hours.map(({ hour }) => (
            <th key={hour} scope="col">
              {hour}時
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">着信</th>
          {line.hours.map(({ hour, incoming }) => (
            <td key={hour}>
              <span
                className="fw-bar"
                style={{ height: `${Math.round(((incoming ?? 0) / most) * 64)}px` }}
              />
              {count(incoming)}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">応答率</th>
          {line.hours.map(({ hour, rate }) => (
            <td key={hour}>{rate}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function Waiting({ kinds }: { kinds: readonly WorkOfKind[] }) {
  return (
    <section className="fw-line" aria-labelledby="fw-waiting">
      <header>
        <h2 id="fw-waiting">対応待ち</h2>
      </header>
      {kinds.length === 0 ? (
        <p>対応を待っているものはありません。</p>
      ) : (
        <ul className="fw-figures">
          {kinds.map(({ shape, total, late }) => (
            <li key={shape.slug} className="fw-figure">
              <small>{shape.title}</small>
              <strong>{total.toLocaleString('ja-JP')}</strong>
              <span>
                {late > 0 ? `！ 期限超過 ${late}件 ` : ''}
                <Link href={`/admin/${shape.path}`} prefetch={false}>
                  一覧
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
