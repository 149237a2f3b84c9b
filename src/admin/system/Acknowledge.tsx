'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'

import type { CheckResult } from '@/payload-types'

import { apiPost, problemOf } from '../shell/api'
import { useMay } from '../shell/useMay'

/** 確認しました: tells the others that somebody deals with an alarm (AU-10). */
export function Acknowledge() {
  const { id, data, savedDocumentData } = useDocumentInfo()
  const may = useMay()
  const [said, setSaid] = useState('')
  const check = (savedDocumentData ?? data) as Partial<CheckResult> | undefined
  if (said) return <span role="status">{said}</span>
  const isOpen = check?.ok === 'no' && !check.acknowledgedAt
  if (!id || !isOpen || !may('system.acknowledge')) return null

  async function acknowledge() {
    try {
      const { by } = await apiPost<{ by: string }>(`/ops/checks/${String(id)}/acknowledge`)
      setSaid(`${by}さんが確認しました。`)
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
      異常を確認しました
    </button>
  )
}
