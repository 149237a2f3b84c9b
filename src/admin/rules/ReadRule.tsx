'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'

import type { Readers } from '@/services/staff/rules'

import { apiGet, apiPost, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'

/** 読んで確認しました, under the own account (AC-20). */
export function ReadRule() {
  const { id } = useDocumentInfo()
  const [said, setSaid] = useState('')
  const live = useLive(id ? String(id) : null, (key) =>
    apiGet<Readers>(`/ops/rules/${key}/readers`),
  )
  if (!id || !live.data) return null
  if (said || live.data.mine) return <span role="status">{said || '確認済みです。'}</span>

  async function acknowledge() {
    try {
      const { version } = await apiPost<{ version: number }>(`/ops/rules/${String(id)}/acknowledge`)
      setSaid(`第${version}版を確認しました。`)
    } catch (error) {
      setSaid(problemOf(error).message)
    }
  }
  return (
    <button
      type="button"
      className="btn btn--style-primary btn--size-medium"
      onClick={() => void acknowledge()}
    >
      読んで確認しました
    </button>
  )
}
