'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'

import { DEFECT_OUTCOME, type DefectOutcome } from '@/domain/booking/defects'
import { formatJa } from '@/domain/time/format'
import type { DefectView } from '@/services/booking/defect-view'

import { ActDialog } from '../cards/ActDialog'
import { Says } from '../frame/Says'
import { PersonalDataOf } from '../reservation/PersonalData'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'

import { Standing } from './DefectTable'
import { FlagForm } from './FlagForm'
import { MailButton } from './MailButton'
import { Tries } from './Tries'
import { TryForm } from './TryForm'

/** Short, because a mail's way is watched here. */
const EVERY_MS = 6000

type Props = { id: string; today: string; onChanged: () => void; onClose: () => void }
type Asking = DefectOutcome | 'reopen' | null

/** One booking: what is wrong, what was tried, and the next step. */
export function OneDefect({ id, today, onChanged, onClose }: Props) {
  const live = useLive(id, () => apiGet<DefectView>(`/ops/defects/${id}`), EVERY_MS)
  const [asking, setAsking] = useState<Asking>(null)
  const end = useAct()
  const { once } = useOp()
  const title = useRef<HTMLHeadingElement>(null)
  const view = live.data
  const isThere = view !== null
  useEffect(() => {
    if (isThere) title.current?.focus()
  }, [isThere])
  const post = async (what: string, body: object) => {
    await apiPost(`/ops/defects/${id}/${what}`, body)
    await live.refresh()
    onChanged()
  }
  const finish = (note: string) =>
    end.run(async () => {
      await once('end', { asking, note }, (op) =>
        asking === 'reopen'
          ? post('reopen', { op, note })
          : post('close', { op, outcome: asking, note }),
      )
      setAsking(null)
    })
  if (!view) {
    return (
      <section className="mg-panel" aria-label="不備の連絡">
        {live.problem ? <Says problem={live.problem.message} /> : <p>読み込んでいます…</p>}
        <Close onClose={onClose} />
      </section>
    )
  }
  const isOpen = view.standing === 'open'
  const isDropped = view.standing === 'dropped'
  const mayFlag = view.bookingStatus === '予約済み'
  return (
    <section className="mg-panel df-one" aria-labelledby="df-title">
      <div className="mg-row mg-spread">
        <h2 id="df-title" ref={title} tabIndex={-1}>
          受付番号 {view.number}　<Standing row={view} />
        </h2>
        <Close onClose={onClose} />
      </div>
      <Facts view={view} />
      {view.standing ? (
        <div className="mg-section">
          <h2>連絡の経過</h2>
          <Tries view={view} />
        </div>
      ) : null}
      {isOpen ? (
        <div className="mg-section">
          <h2>メールで連絡する</h2>
          <MailButton view={view} onSend={(op) => post('mail', { op })} />
        </div>
      ) : null}
      {isOpen || isDropped ? (
        <>
          <div className="mg-section">
            <h2>電話などで連絡した結果を記録する</h2>
            <details className="mg-more">
              <summary>電話番号を見る（申込者の情報）</summary>
              <PersonalDataOf id={id} />
            </details>
            <TryForm today={today} onSend={(body) => post('tries', body)} />
          </div>
          <div className="mg-section">
            <h2>連絡を終える</h2>
            <div className="mg-row">
              {(Object.keys(DEFECT_OUTCOME) as DefectOutcome[]).map((one) => (
                <button
                  key={one}
                  type="button"
                  className="mg-button"
                  onClick={() => {
                    end.clear()
                    setAsking(one)
                  }}
                >
                  {DEFECT_OUTCOME[one]}
                </button>
              ))}
            </div>
          </div>
        </>
      ) : null}
      {view.standing && !isOpen && !isDropped && mayFlag ? (
        <p className="mg-row df-gap">
          <button
            type="button"
            className="mg-button"
            onClick={() => {
              end.clear()
              setAsking('reopen')
            }}
          >
            連絡を再開する
          </button>
        </p>
      ) : null}
      {mayFlag ? (
        <FlagForm view={view} onSend={(body) => post('flag', body)} />
      ) : (
        <p className="mg-note df-gap">
          この予約は「{view.bookingStatus}」のため、新しい不備は記録できません。
        </p>
      )}
      {asking ? (
        <ActDialog
          title={asking === 'reopen' ? '連絡を再開する' : `連絡を終える：${DEFECT_OUTCOME[asking]}`}
          submit={asking === 'reopen' ? '再開する' : '終える'}
          fields={[
            asking === 'reopen'
              ? { name: 'note', label: '再開する理由', required: true }
              : { name: 'note', label: 'メモ', hint: '任意。氏名などの個人情報は書きません。' },
          ]}
          busy={end.busy}
          problem={end.problem}
          onClose={() => setAsking(null)}
          onSubmit={({ note = '' }) => void finish(note)}
        />
      ) : null}
    </section>
  )
}

const Close = ({ onClose }: { onClose: () => void }) => (
  <button type="button" className="mg-button mg-button--small" onClick={onClose}>
    閉じる
  </button>
)

const Facts = ({ view }: { view: DefectView }) => (
  <dl className="mg-facts">
    <dt>来庁</dt>
    <dd>
      {formatJa(view.date)} {view.start}　{view.officeName}
      {view.bookingStatus === '予約済み' ? '' : `（${view.bookingStatus}）`}
    </dd>
    <dt>手続き</dt>
    <dd>{view.serviceName}</dd>
    <dt>不備</dt>
    <dd>{view.reasonText || 'まだ記録がありません'}</dd>
    {view.openedOn ? (
      <>
        <dt>記録</dt>
        <dd>
          {view.openedOn} {view.openedBy}
        </dd>
      </>
    ) : null}
    <dt>言語</dt>
    <dd>
      {view.language}　
      <Link href={`/admin/collections/reservations/${view.id}`} prefetch={false}>
        予約の記録と履歴
      </Link>
    </dd>
  </dl>
)
