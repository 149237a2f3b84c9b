'use client'

import { useState } from 'react'

import type { TransferResult } from '@/services/eligibility/import-keys'

import { FileButton } from '../frame/FileButton'
import { useMay } from '../shell/useMay'

import { GiveTransfer } from './GiveTransfer'

const FAILED = '取り込めませんでした。もう一度お試しください。'

/** For a booking site that stands apart from card management (AC-08). */
export function Transfer() {
  const may = useMay()
  const [said, setSaid] = useState('')
  const mayTake = may('eligibility.import')
  const mayGive = may('cards.transfer')
  if (!mayTake && !mayGive) return null

  async function take(file: File) {
    setSaid('取り込んでいます…')
    const form = new FormData()
    form.set('file', file)
    const response = await fetch('/api/ops/eligibilities/transfer', {
      method: 'POST',
      credentials: 'same-origin',
      body: form,
    }).catch(() => null)
    const body = (await response?.json().catch(() => null)) as
      (TransferResult & { detail?: string }) | null
    setSaid(response?.ok && body ? words(body) : (body?.detail ?? FAILED))
  }
  return (
    <details>
      <summary>カード管理と予約サイトが別のとき（受け渡しファイル）</summary>
      <p>番号・窓口・状態だけを受け渡します。氏名・住所・生年月日は入りません。</p>
      {mayGive ? <GiveTransfer /> : null}
      {mayTake ? (
        <FileButton
          label="受け渡しファイルを取り込む"
          accept=".ndjson"
          onFile={(file) => void take(file)}
        />
      ) : null}
      {said ? <p role="status">{said}</p> : null}
    </details>
  )
}

const words = ({ total, added, changed, refused }: TransferResult): string =>
  `${total}件を確かめました。新規 ${added}件、変更 ${changed}件、取り込めない ${refused}件。`
