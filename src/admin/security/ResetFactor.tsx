'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'

import type { StaffUser } from '@/access/roles'

import { apiPost, problemOf } from '../shell/api'
import { useMay } from '../shell/useMay'

/** On an account's page: for somebody who lost the phone (AC-17). */
export function ResetFactor() {
  const { id, data, savedDocumentData } = useDocumentInfo()
  const { user } = useAuth()
  const may = useMay()
  const [said, setSaid] = useState('')
  const account = (savedDocumentData ?? data) as { name?: string; secondFactorSince?: string }
  const me = user as StaffUser | null
  if (!id || !account?.secondFactorSince || !may('users.manage') || me?.id === id) return null
  if (said) return <span role="status">{said}</span>

  async function reset() {
    const question = `「${account.name ?? ''}」の二段階認証を解除しますか。本人からの依頼であることを確かめてください。`
    if (!window.confirm(question)) return
    try {
      await apiPost(`/ops/staff/${String(id)}/reset-second-factor`)
      setSaid('二段階認証を解除しました。')
    } catch (error) {
      setSaid(problemOf(error).message)
    }
  }
  return (
    <button
      type="button"
      className="btn btn--style-secondary btn--size-medium"
      onClick={() => void reset()}
    >
      二段階認証の解除
    </button>
  )
}
