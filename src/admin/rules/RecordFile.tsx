'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'

import type { SiteRecord } from '@/payload-types'

import { FileButton } from '../frame/FileButton'
import { useMay } from '../shell/useMay'

const FAILED = '添付できませんでした。もう一度お試しください。'

/** The file of a month's record: attach and open (AC-13). */
export function RecordFile() {
  const { id, data, savedDocumentData } = useDocumentInfo()
  const may = useMay()
  const [said, setSaid] = useState('')
  const record = (savedDocumentData ?? data) as Partial<SiteRecord> | undefined
  if (!id) return <span>保存すると、ファイルを添付できます。</span>
  const path = `/api/ops/site-records/${String(id)}/file`

  async function attach(file: File) {
    const form = new FormData()
    form.set('file', file)
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      body: form,
    }).catch(() => null)
    const body = (await response?.json().catch(() => null)) as { detail?: string } | null
    setSaid(response?.ok ? `「${file.name}」を添付しました。` : (body?.detail ?? FAILED))
  }
  return (
    <>
      {record?.fileName ? <a href={path}>添付ファイルを開く</a> : null}
      {may('rules.manage') ? (
        <FileButton
          label="ファイルを添付"
          accept=".pdf,.xlsx,.csv,.png,.jpg,.jpeg"
          onFile={(file) => void attach(file)}
        />
      ) : null}
      {said ? <span role="status">{said}</span> : null}
    </>
  )
}
