'use client'

import Link from 'next/link'
import { useEffect } from 'react'

import type { WorkOfKind } from '@/services/cases/work'

import { Refused } from '../frame/Refused'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { CaseTable } from './CaseTable'
import { useMoved } from './useMoved'

/** What waits for the person at the screen, kind by kind; what is done goes away at once. */
export function Work() {
  const work = useLive('work', () => apiGet<{ kinds: WorkOfKind[] }>('/ops/cases/work'))
  const { said, onDone } = useMoved(work.refresh)
  return (
    <>
      {said}
      {work.problem ? <Refused>{work.problem.message}</Refused> : null}
      {work.data ? (
        <Kinds kinds={work.data.kinds} onDone={onDone} />
      ) : work.problem ? null : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
    </>
  )
}

type KindsProps = { kinds: WorkOfKind[]; onDone: (why: string | null) => Promise<void> }

function Kinds({ kinds, onDone }: KindsProps) {
  // A link to one kind was followed before its records were there.
  useEffect(() => {
    const kind = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    kind?.scrollIntoView()
    kind?.focus({ preventScroll: true })
  }, [])
  if (kinds.length === 0)
    return <p className="mg-empty">あなたの対応を待っているものはありません。</p>
  return kinds.map(({ shape, total, late, rows }) => (
    <section key={shape.slug} className="mg-panel" aria-labelledby={`work-${shape.slug}`}>
      <div className="mg-row mg-spread">
        <h2 id={`work-${shape.slug}`} tabIndex={-1}>
          {shape.title} <b>{total.toLocaleString('ja-JP')}件</b>{' '}
          {late > 0 ? <span className="mg-tag mg-tag--bad">期限超過 {late}件</span> : null}
        </h2>
        <Link className="mg-button mg-button--small" href={`/admin/${shape.path}`} prefetch={false}>
          {total > rows.length ? `すべて見る（あと${total - rows.length}件）` : '一覧を開く'}
        </Link>
      </div>
      <CaseTable shape={shape} rows={rows} onDone={onDone} />
    </section>
  ))
}
