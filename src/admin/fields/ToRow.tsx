'use client'

import { Link } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'

type Props = Pick<DefaultCellComponentProps, 'link' | 'linkURL' | 'collectionSlug' | 'rowData'> & {
  text: string
}

/**
 * A list's cell of our own: as the first column it leads to the row, like every first column.
 * Payload gives an address only where it is not the usual one.
 */
export function ToRow({ text, link, linkURL, collectionSlug, rowData }: Props) {
  if (!link) return <span>{text}</span>
  const usual = `/admin/collections/${collectionSlug}/${encodeURIComponent(String(rowData.id))}`
  return (
    <Link href={linkURL ?? usual} prefetch={false}>
      {text}
    </Link>
  )
}
