'use client'

import { useState } from 'react'

import type { DefectView } from '@/services/booking/defect-view'

import { Says } from '../frame/Says'
import { useAct } from '../shell/useAct'

/** One press, one mail; where there is no way by mail it says so. */
export function MailButton({
  view,
  onSend,
}: {
  view: DefectView
  onSend: (op: string) => Promise<void>
}) {
  // Kept until the server has answered: a press sent again is the same press.
  const [op, setOp] = useState(() => crypto.randomUUID())
  const act = useAct()
  const wasMailed = view.tries.some(({ means }) => means === 'メール')
  if (view.noMail) return <p className="mg-note mg-note--warn">{view.noMail}</p>
  return (
    <div className="df-mail">
      <p className="mg-hint">
        予約の言語（{view.language}
        ）で、受付番号・日時・場所・不備の内容・問い合わせ先を送ります。メモと氏名は入りません。
      </p>
      <button
        type="button"
        className="mg-button mg-button--main"
        disabled={act.busy}
        onClick={() =>
          void act.run(async () => {
            await onSend(op)
            setOp(crypto.randomUUID())
          })
        }
      >
        {act.busy ? '送っています…' : wasMailed ? 'もう一度メールを送る' : 'メールを送る'}
      </button>
      <Says problem={act.problem} />
    </div>
  )
}
