'use client'

import Link from 'next/link'
import { useState } from 'react'

import type { DeadlineList, SubmissionView } from '@/services/deadlines/list'

import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { ActForm, type Asking } from './ActForm'
import './deadlines.css'
import { SubmissionTable } from './SubmissionTable'
import { Refused } from '../frame/Refused'

const RULES = '/admin/collections/deadline-rules'
const MINUTE = 60_000

type Props = { today: string; marked: string; mayEdit: boolean }

/** What is overdue, what is coming and what was handed in, with the acts of each line. */
export function Deadlines({ today, marked, mayEdit }: Props) {
  const list = useLive('deadlines', () => apiGet<DeadlineList>('/ops/deadlines'), MINUTE)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [said, setSaid] = useState('')
  const data = list.data
  if (!data) {
    return list.problem ? (
      <Refused>{list.problem.message}</Refused>
    ) : (
      <p className="mg-empty">読み込んでいます…</p>
    )
  }
  const table = (label: string, rows: SubmissionView[]) => (
    <SubmissionTable label={label} rows={rows} marked={marked} onAsk={setAsking} />
  )
  const pressing = data.overdue.length + data.near.length
  const isEmpty = pressing + data.coming.length + data.done.length === 0
  return (
    <>
      <p className="mg-hidden" role="status">
        {said}
      </p>
      {list.problem ? <Refused>{list.problem.message}</Refused> : null}
      <Mailing data={data} mayEdit={mayEdit} />
      {pressing > 0 && data.own !== pressing ? (
        <p className="mg-hint">
          期限が近い・過ぎたものは{pressing}件、うち自分の役割で出すものは{data.own}件です。
        </p>
      ) : null}
      {isEmpty ? <Nothing rules={data.rules} mayEdit={mayEdit} /> : null}
      {data.overdue.length > 0 ? (
        <section className="mg-section" aria-labelledby="dl-overdue">
          <h2 id="dl-overdue">期限を過ぎたもの（{data.overdue.length}件）</h2>
          {table('期限を過ぎたもの', data.overdue)}
        </section>
      ) : null}
      {data.near.length > 0 ? (
        <section className="mg-section" aria-labelledby="dl-near">
          <h2 id="dl-near">期限が近いもの（{data.near.length}件）</h2>
          {table('期限が近いもの', data.near)}
        </section>
      ) : null}
      {isEmpty ? null : (
        <section className="mg-section" aria-labelledby="dl-coming">
          <h2 id="dl-coming">これから出すもの（{data.coming.length}件）</h2>
          {data.coming.length > 0 ? (
            table('これから出すもの', data.coming)
          ) : (
            <p className="mg-hint">これから2か月のうちに期限が来るものは、ありません。</p>
          )}
        </section>
      )}
      {data.done.length > 0 ? (
        <section className="mg-section" aria-labelledby="dl-done">
          <h2 id="dl-done">出したもの（この3か月）</h2>
          {table('出したもの', data.done)}
        </section>
      ) : null}
      <p className="mg-row dl-links">
        <Link href="/admin/collections/submissions" prefetch={false}>
          すべての提出の記録
        </Link>
        <Link href={RULES} prefetch={false}>
          {mayEdit ? '提出期限のきまりを直す' : '提出期限のきまりを見る'}
        </Link>
      </p>
      {asking ? (
        <ActForm
          asking={asking}
          today={today}
          onClose={() => setAsking(null)}
          onDone={async (words) => {
            setAsking(null)
            setSaid(words)
            await list.refresh()
          }}
        />
      ) : null}
    </>
  )
}

/** Why no mail comes, where none does. */
function Mailing({ data, mayEdit }: { data: DeadlineList; mayEdit: boolean }) {
  if (data.rules === 0) return null
  if (data.mailOff) {
    return (
      <p className="mg-note">
        メールサーバーが設定されていないため、メールでは知らせません。期限は、この画面とスタートの画面に出ます。
      </p>
    )
  }
  if (data.withoutAddress === 0) return null
  return (
    <p className="mg-note dl-mailing">
      メールの宛先がないきまりが{data.withoutAddress}
      件あります。これらの期限は、この画面とスタートの画面だけに出ます。
      {mayEdit ? (
        <Link href={RULES} prefetch={false}>
          宛先を入れる
        </Link>
      ) : (
        '宛先は、市の管理者か統括責任者が入れます。'
      )}
    </p>
  )
}

const Nothing = ({ rules, mayEdit }: { rules: number; mayEdit: boolean }) => (
  <p className="mg-empty">
    {rules > 0
      ? 'いま出すものは、ありません。期限の2か月前から、ここに出ます。'
      : '提出期限のきまりが、まだありません。きまりを作ると、期限がここに出ます。'}
    {rules === 0 && mayEdit ? (
      <>
        <br />
        <Link className="mg-button mg-button--main" href={`${RULES}/create`} prefetch={false}>
          きまりを作る
        </Link>
      </>
    ) : null}
  </p>
)
