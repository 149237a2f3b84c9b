'use client'

import Link from 'next/link'
import { type ReactNode, useId } from 'react'

import type { CaseListShape } from '@/services/cases/shape'
import type { CaseView } from '@/services/cases/view'

import { Refused } from '../frame/Refused'
import { apiGet } from '../shell/api'
import { useAfter } from '../shell/useSoon'
import { useLive } from '../shell/useLive'

import { BeginButton } from './BeginButton'
import { CaseTable } from './CaseTable'
import { useMoved } from './useMoved'

type Props = {
  shape: CaseListShape
  title: string
  /** As the list asks; what waits when left out. */
  query?: Record<string, string>
  /** What to say while there is none; without it the section is not there. */
  empty?: string
  /** Grows when records may have been added elsewhere on the screen. */
  added?: number
  children?: ReactNode
}

/** Records of a kind inside the screen of another work, with their moves; the whole list is one link away. */
export function CaseSection({ shape, title, query = {}, empty, added = 0, children }: Props) {
  const heading = useId()
  const live = useLive(JSON.stringify(query), () =>
    apiGet<{ rows: CaseView[] }>(`/ops/cases/${shape.slug}`, query),
  )
  const moved = useMoved(live.refresh)
  useAfter(added, live.refresh)
  const rows = live.data?.rows ?? []
  if (rows.length === 0 && !empty && !live.problem) return null
  return (
    <section className="mg-section" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {moved.said}
      {live.problem ? <Refused>{live.problem.message}</Refused> : null}
      {rows.length > 0 ? (
        <>
          <CaseTable shape={shape} rows={rows} onDone={moved.onDone} />
          <p>
            <Link href={`/admin/${shape.path}`} prefetch={false}>
              すべて見る・ファイルに出力する
            </Link>
          </p>
        </>
      ) : live.data ? (
        <p className="mg-hint">{empty}</p>
      ) : null}
      <BeginButton shape={shape} onDone={() => void live.refresh()} />
      {children}
    </section>
  )
}
