'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import type { Readers as Answer } from '@/services/staff/rules'

import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'
import { useMay } from '../shell/useMay'
import '../shell/work.css'

/** Who has read the version in force, and who has not (AC-20). */
export function Readers() {
  const { id } = useDocumentInfo()
  const mayWatch = useMay()('rules.watch')
  const live = useLive(id && mayWatch ? String(id) : null, (key) =>
    apiGet<Answer>(`/ops/rules/${key}/readers`),
  )
  if (!live.data) return null
  const { done, missing } = live.data
  return (
    <div className="wk wk-inset">
      <h2>確認の状況</h2>
      <p>
        確認した人 {done.length}人、まだの人 {missing.length}人
      </p>
      {missing.length > 0 ? <p>まだの人: {missing.join('、')}</p> : null}
    </div>
  )
}
