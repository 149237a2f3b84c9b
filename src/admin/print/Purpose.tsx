'use client'

import type { PrintKind } from '@/domain/printing/kinds'

import { PurposeFields, usePurpose } from '../frame/PurposeFields'

const PURPOSES = ['カードの送付', 'カードの保管と引き出し', '通知の発送', '再発行', '機器の管理']

/** What each kind is usually printed for. */
const USUAL: Partial<Record<PrintKind, string>> = {
  'case-label': 'カードの保管と引き出し',
  'reissue-notice': '再発行',
  reminder: '通知の発送',
  inquiry: '通知の発送',
  'device-label': '機器の管理',
}

type Props = {
  kind: PrintKind
  label: string
  busy: boolean
  onPrint: (purpose: string) => void
}

/** Asks why, because every printing is logged with its purpose (AU-06). */
export function Purpose({ kind, label, busy, onPrint }: Props) {
  const purpose = usePurpose(PURPOSES, USUAL[kind])
  const words = purpose.words().trim()
  return (
    <div className="mg-row print-gap">
      <PurposeFields purpose={purpose} />
      <button
        type="button"
        className="mg-button mg-button--main"
        disabled={busy || words === ''}
        onClick={() => onPrint(words)}
      >
        {busy ? '作っています…' : label}
      </button>
    </div>
  )
}
