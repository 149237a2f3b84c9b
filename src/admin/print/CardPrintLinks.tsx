'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import Link from 'next/link'

const LINKS = [
  ['reissue-notice', '交付通知書を再発行'],
  ['address-label', '宛名ラベル'],
] as const

/** From a card's record to its prints: one click here, one to print, one in the browser (PR-05). */
export function CardPrintLinks() {
  const { id } = useDocumentInfo()
  if (!id) return null
  return LINKS.map(([kind, label]) => (
    <Link
      key={kind}
      className="btn btn--style-secondary btn--size-medium"
      href={`/admin/print?kind=${kind}&cards=${id}`}
      prefetch={false}
    >
      {label}
    </Link>
  ))
}
