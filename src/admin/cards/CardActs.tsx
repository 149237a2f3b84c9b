'use client'

import { useState } from 'react'

import { MAIL_TYPE_OPTIONS } from '@/domain/cards/vocabulary'
import type { ScanMode } from '@/domain/cards/scan-modes'
import { SCAN_MODE } from '@/domain/cards/scan-modes'
import type { BulkLine } from '@/services/cards/bulk-cards'
import type { CardDetail } from '@/services/cards/card-detail'

import { apiPost, Problem, problemOf } from '../shell/api'
import { useOp } from '../shell/useOp'

import { ActDialog } from './ActDialog'
import { numberOf } from './words'
import { Refused } from '../frame/Refused'

type Props = {
  detail: CardDetail
  onDone: (words: string) => Promise<void>
  /** Somebody else changed the card: show it as it is now. */
  onStale: () => Promise<unknown>
  onEdit: () => void
}

type Move = CardDetail['moves'][number]
type Dialog = { kind: 'move'; move: Move } | { kind: 'reissue' } | null

/** What comes next for this card; moves that the rules forbid are not offered (CD-09). */
export function CardActs({ detail, onDone, onStale, onEdit }: Props) {
  const { card, moves, may } = detail
  const [dialog, setDialog] = useState<Dialog>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const { once } = useOp()

  const run = async (words: string, work: () => Promise<unknown>): Promise<Problem | null> => {
    setBusy(true)
    setProblem('')
    try {
      await work()
      setDialog(null)
      await onDone(words)
      return null
    } catch (error) {
      const one = problemOf(error)
      if (one.code === 'CHANGED_MEANWHILE') await onStale()
      setProblem(one.message)
      return one
    } finally {
      setBusy(false)
    }
  }
  const move = (to: Move, fields: Record<string, string>) =>
    run(`「${to.label}」にしました。`, () => {
      const body = { id: card.id, status: to.label, rev: card.rev, ...filled(fields) }
      return once('status', body, (op) => apiPost('/ops/cards/status', { ...body, op }))
    })
  const start = (to: Move) =>
    to.needsReason || to.isMailed ? setDialog({ kind: 'move', move: to }) : void move(to, {})
  const scan = (mode: ScanMode) =>
    run(`${SCAN_MODE[mode].done}。`, () =>
      once('scan', { mode, rev: card.rev }, (op) => scanOne(card.id, mode, op)),
    )
  const isNotified = detail.atStep === 'notified'

  if (!may.write && !may.handover && !may.print) return null
  return (
    <section className="mg-panel cd-acts" aria-label="このカードにすること">
      <div className="mg-row">
        {may.handover && isNotified ? (
          <a className="mg-button mg-button--main" href={`/admin/handover?card=${card.id}`}>
            窓口で交付する
          </a>
        ) : null}
        {may.print ? (
          <a
            className="mg-button"
            href={`/admin/print?kind=reissue-notice&cards=${card.id}`}
            title="印刷の画面が、このカードと交付通知書を選んだ状態で開きます"
          >
            交付通知書を再発行
          </a>
        ) : null}
        {may.write ? (
          <>
            <button
              type="button"
              className="mg-button"
              onClick={() => setDialog({ kind: 'reissue' })}
            >
              再発行の依頼を記録
            </button>
            {card.inspectedOn ? null : (
              <button
                type="button"
                className="mg-button"
                disabled={busy}
                onClick={() => void scan('inspect')}
              >
                検品を記録
              </button>
            )}
            {isNotified && !card.returnedOn ? (
              <button
                type="button"
                className="mg-button"
                disabled={busy}
                onClick={() => void scan('returned')}
              >
                交付通知書の返戻を記録
              </button>
            ) : null}
            <button type="button" className="mg-button" onClick={onEdit}>
              項目を直す
            </button>
          </>
        ) : null}
        {may.print ? (
          <a className="mg-button" href={`/admin/print?cards=${card.id}`}>
            ラベルを印刷
          </a>
        ) : null}
      </div>
      {moves.length > 0 ? (
        <div className="mg-row" role="group" aria-label="状態区分を変える">
          <span className="cd-label">状態区分を変える:</span>
          {moves.map((one) => (
            <button
              key={one.label}
              type="button"
              className={`mg-button mg-button--small${one.isFinal ? ' cd-careful' : ''}`}
              disabled={busy}
              onClick={() => start(one)}
            >
              {one.label}
              {one.needsReason ? '（理由）' : ''}
            </button>
          ))}
        </div>
      ) : null}
      {problem && !dialog ? <Refused>{problem}</Refused> : null}
      {dialog?.kind === 'move' ? (
        <ActDialog
          title={`「${card.status}」から「${dialog.move.label}」に変える`}
          submit="変える"
          isDanger={dialog.move.isFinal}
          busy={busy}
          problem={problem}
          onClose={() => setDialog(null)}
          onSubmit={(fields) => void move(dialog.move, fields)}
          fields={[
            ...(dialog.move.needsReason ? [REASON] : []),
            ...(dialog.move.isMailed ? MAIL_FIELDS : []),
          ]}
        />
      ) : null}
      {dialog?.kind === 'reissue' ? (
        <ActDialog
          title={`再発行の依頼を記録する（${numberOf(card)}）`}
          submit="依頼を記録する"
          busy={busy}
          problem={problem}
          onClose={() => setDialog(null)}
          onSubmit={(fields) =>
            void run('再発行の依頼を記録しました。「カードの対応」に入っています。', () => {
              const body = { ...filled(fields), card: card.id }
              return once('reissue', body, (op) => apiPost('/ops/cards/tasks', { ...body, op }))
            })
          }
          fields={REISSUE_FIELDS}
        />
      ) : null}
    </section>
  )
}

const REASON = {
  name: 'reason',
  label: '理由',
  hint: '個人情報は書きません。履歴に残ります。',
  required: true,
}
const MAIL_FIELDS = [
  { name: 'mailType', label: '郵便の種類', options: MAIL_TYPE_OPTIONS, required: true },
  {
    name: 'trackingNumber',
    label: '引受番号（追跡番号）',
    hint: 'まだ分からないときは空けておき、あとで「項目を直す」から入れます。',
  },
]
const REISSUE_FIELDS = [
  {
    name: 'kind',
    label: '再発行するもの',
    options: [
      { value: 'reissue-notice', label: '交付通知書' },
      { value: 'reissue-application', label: '申請書' },
    ],
    required: true,
  },
  { name: 'note', label: 'メモ', hint: '個人情報は書きません。' },
]

const filled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))

/** What a scan at the station does, for a card that is on the screen already. */
async function scanOne(id: string, mode: ScanMode, op: string): Promise<void> {
  const { lines } = await apiPost<{ lines: BulkLine[] }>('/ops/cards/bulk', { ids: [id], mode, op })
  const [line] = lines
  if (line && !line.ok) throw new Problem('REFUSED', line.message)
}
