'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'

import type { Notice } from '@/payload-types'

import { apiPost, problemOf } from '../shell/api'
import { useMay } from '../shell/useMay'

/** 市へ知らせる: a mail to the city's liaison, and the day on record (BK-25, NT-10). */
export function NotifyCity() {
  const { id, data, savedDocumentData } = useDocumentInfo()
  const may = useMay()
  const [said, setSaid] = useState('')
  const notice = (savedDocumentData ?? data) as Partial<Notice> | undefined
  if (said) return <span role="status">{said}</span>
  const isDue = notice?.kind === 'maintenance' && notice.stopsBooking && !notice.cityNotifiedOn
  if (!id || !isDue || !may('notices.edit')) return null

  async function notify() {
    try {
      const { check } = await apiPost<{ check: string }>(`/ops/notices/${String(id)}/notify-city`)
      setSaid(`市へ知らせました。${check}`)
    } catch (error) {
      setSaid(problemOf(error).message)
    }
  }
  return (
    <button
      type="button"
      className="btn btn--style-secondary btn--size-medium"
      onClick={() => void notify()}
    >
      市へメールで知らせる
    </button>
  )
}
