'use client'

import type { Scans } from './useScans'

const NAMED = 3

/**
 * Refused scans that nobody has seen to. The next good scan comes in a tenth of a second and takes the
 * large answer with it; these stay, in red and counted, until somebody says so.
 */
export function Unseen({ scans }: { scans: Scans }) {
  const bad = scans.lines.filter(({ state }) => state === 'bad')
  if (bad.length === 0) return null
  return (
    <section className="st-unseen" role="alert" aria-label="できなかった読み取り">
      <p>
        <strong>× できなかったもの {bad.length}件</strong>　カードを分けて置き、確認してください。
      </p>
      <ul>
        {bad.slice(0, NAMED).map(({ op, code, title }) => (
          <li key={op}>
            <span className="st-code">{code || '（表示しません）'}</span> {title}
            <button
              type="button"
              className="mg-button mg-button--small st-seen"
              onClick={() => scans.clear(op)}
            >
              確認した
            </button>
          </li>
        ))}
      </ul>
      {bad.length > NAMED ? <p>ほか {bad.length - NAMED}件は、下の記録にあります。</p> : null}
    </section>
  )
}
