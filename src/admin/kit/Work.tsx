'use client'

import Link from 'next/link'

import type { WorkOfKind } from '@/services/cases/work'

import { Refused } from '../frame/Refused'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { CaseTable } from './CaseTable'

/** What waits for the person at the screen, kind by kind; what is done goes away at once. */
export function Work() {
  const work = useLive('work', () => apiGet<{ kinds: WorkOfKind[] }>('/ops/cases/work'))
  if (work.problem) return <Refused>{work.problem.message}</Refused>
  if (!work.data) return <p className="mg-empty">読み込んでいます…</p>
  if (work.data.kinds.length === 0)
    return <p className="mg-empty">あなたの対応を待っているものはありません。</p>
  return work.data.kinds.map(({ shape, path, total, rows }) => (
    <section key={shape.slug} className="mg-panel" aria-labelledby={`work-${shape.slug}`}>
      <div className="mg-row mg-spread">
        <h2 id={`work-${shape.slug}`}>
          {shape.title} <b>{total.toLocaleString('ja-JP')}件</b>
        </h2>
        <Link className="mg-button mg-button--small" href={path} prefetch={false}>
          {total > rows.length ? `すべて見る（あと${total - rows.length}件）` : '一覧を開く'}
        </Link>
      </div>
      <CaseTable shape={shape} rows={rows} onDone={async () => void (await work.refresh())} />
    </section>
  ))
}
