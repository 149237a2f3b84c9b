'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useMay } from '../shell/useMay'

type Person = { person: string; phone: string }

/** Whom to call back, where the city keeps it: one press, and an entry of the operation log (AU-06). */
export function CallbackPerson() {
  const { id } = useDocumentInfo()
  const may = useMay()('contact.record')
  const has = useFormFields(([fields]) => fields.hasPerson?.value === true)
  const [shown, show] = useState<Person | null>(null)
  const act = useAct()
  if (!id || !may || !has) return null
  const read = () =>
    act.run(async () => show(await apiPost<Person>(`/ops/contact/callbacks/${id}/person`)))
  return (
    <div className="mg">
      {shown ? (
        <dl className="mg-extra" role="status">
          <div>
            <dt>氏名</dt>
            <dd>{shown.person || '—'}</dd>
          </div>
          <div>
            <dt>電話番号</dt>
            <dd>{shown.phone || '—'}</dd>
          </div>
        </dl>
      ) : (
        <button
          type="button"
          className="mg-button mg-button--small"
          disabled={act.busy}
          onClick={() => void read()}
        >
          氏名と電話番号を見る（操作ログに残ります）
        </button>
      )}
      <Says problem={act.problem} />
    </div>
  )
}
