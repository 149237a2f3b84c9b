'use client'

import { type FormEvent, useState } from 'react'

import { REQUEST_KIND, type RequestKind } from '@/domain/transport/vocabulary'
import type { CaseListShape } from '@/services/cases/list'

import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { CaseSection } from '../kit/CaseSection'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

/** 経路変更などの要望 with their answers and the day from which they hold (TR-06). */
export function Requests({ shape, mayAsk }: { shape: CaseListShape; mayAsk: boolean }) {
  const [added, setAdded] = useState(0)
  return (
    <CaseSection
      shape={shape}
      title="市からの要望と回答"
      query={{ state: 'all' }}
      empty="要望は、まだありません。"
      added={added}
    >
      {mayAsk ? <AskForChange onDone={() => setAdded((old) => old + 1)} /> : null}
    </CaseSection>
  )
}

function AskForChange({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<RequestKind>('route')
  const [text, setText] = useState('')
  const [op, setOp] = useState(() => crypto.randomUUID())
  const act = useAct()
  const ask = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost('/ops/transport/requests', { op, kind, text })
      setText('')
      setOp(crypto.randomUUID())
      onDone()
    })
  }
  return (
    <>
      <form className="mg-row mg-row--end" onSubmit={ask} aria-label="要望を出す">
        <Select
          label="要望の種類"
          value={kind}
          onChange={(value) => setKind(value as RequestKind)}
          options={Object.entries(REQUEST_KIND).map(([id, label]) => ({ id, label }))}
        />
        <label className="mg-field tr-grow">
          要望の内容
          <input
            type="text"
            required
            maxLength={300}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className="mg-button" disabled={act.busy}>
          要望を出す
        </button>
      </form>
      <Says problem={act.problem} />
    </>
  )
}
