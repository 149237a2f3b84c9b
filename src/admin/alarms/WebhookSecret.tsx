'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'

import { Says } from '../frame/Says'
import { apiGet } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useMay } from '../shell/useMay'

/** The secret by which the service behind the webhook knows our calls; shown when asked for. */
export function WebhookSecret() {
  const { id } = useDocumentInfo()
  const may = useMay()
  const [secret, setSecret] = useState('')
  const { busy, problem, run } = useAct()
  if (!id || !may('settings.edit')) return null
  const show = () =>
    run(async () => {
      const found = await apiGet<{ secret: string }>(`/ops/alarms/contacts/${String(id)}/secret`)
      setSecret(found.secret)
    })
  return (
    <div className="field-type">
      <p className="field-label">Webhookの署名の鍵</p>
      {secret ? (
        <code>{secret}</code>
      ) : (
        <button type="button" className="mg-button" disabled={busy} onClick={() => void show()}>
          表示する（操作ログに残ります）
        </button>
      )}
      <Says problem={problem} />
    </div>
  )
}
