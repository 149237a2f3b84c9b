'use client'

import { Link } from '@payloadcms/ui'
import { useCallback, useState } from 'react'

import type { CloseResult } from '@/services/calendar/close-office'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { NoMailServer } from '../frame/NoMailServer'
import { Outputs } from '../lists/Outputs'
import type { ListState } from '../lists/state'
import { stateFromAddress } from '../lists/state'
import { UnfitTable } from '../lists/UnfitTable'
import { useList } from '../lists/useList'

import type { Draft } from './draft'
import { ALL } from './draft'
import { closureWords } from './words'

type Props = { draft: Draft; catalogue: ScopeCatalogue; result: CloseResult }

/** Third step: what was done, and the calls that are left to make. */
export function Done({ draft, catalogue, result }: Props) {
  const words = closureWords(draft, catalogue)
  // Their mails will not leave: each comes to this list when its mail is put by.
  const toCall = result.toCall + (catalogue.mailOut ? 0 : result.mailed)
  return (
    <>
      <div className="mg-note mg-note--good" role="status">
        <h2>閉めました</h2>
        <p>
          {words.where}　{words.when}。新しい予約はもう入りません。
        </p>
        <p>
          予約していた人 {result.bookings}件: メールを送信待ちにした {result.mailed}件、電話が必要{' '}
          {result.toCall}件。
        </p>
        <p>
          <Link
            href={`/admin/collections/calendar-exceptions/${result.exception}`}
            prefetch={false}
          >
            この閉鎖の設定を見る・取り消す
          </Link>
        </p>
      </div>
      {result.mailed > 0 && !catalogue.mailOut ? <NoMailServer /> : null}
      {toCall > 0 ? <Calls draft={draft} catalogue={catalogue} total={toCall} /> : null}
    </>
  )
}

function Calls({
  draft,
  catalogue,
  total,
}: Pick<Props, 'draft' | 'catalogue'> & { total: number }) {
  const [state, setState] = useState<ListState>(() => ({
    ...stateFromAddress(new URLSearchParams(), catalogue.today),
    tab: 'unfit',
    from: draft.from,
    to: draft.to,
    offices: draft.offices.includes(ALL) ? [] : draft.offices,
    services: draft.services,
    contact: ['未連絡'],
  }))
  const change = useCallback(
    (part: Partial<ListState>) => setState((old) => ({ ...old, page: 1, ...part })),
    [],
  )
  const list = useList(state)
  const left = list.page?.total ?? total
  const done = Math.max(0, total - left)
  return (
    <section className="mg-section">
      <h2>電話する人の一覧</h2>
      <p>
        {done}件 / {total}件 連絡しました
        {left === 0 ? '。全員への連絡が終わりました。' : ''}
      </p>
      <div className="mg-bar" aria-hidden="true">
        <span style={{ width: `${(done / total) * 100}%` }} />
      </div>
      <p className="mg-hint">
        この一覧は「予約一覧・出力」の「枠に合わなくなった予約」からいつでも開けます。
      </p>
      <Outputs
        state={state}
        total={list.page?.total ?? null}
        catalogue={catalogue}
        purpose="予約した人への連絡"
      />
      <UnfitTable list={list} state={state} change={change} catalogue={catalogue} />
    </section>
  )
}
