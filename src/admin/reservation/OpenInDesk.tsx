'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import Link from 'next/link'

/** From the record of a booking to the screen where it can be changed. */
export function OpenInDesk() {
  const { data, savedDocumentData } = useDocumentInfo()
  const number = (savedDocumentData ?? data)?.number as string | undefined
  if (!number) return null
  return (
    <Link
      className="btn btn--style-primary btn--size-medium"
      href={`/admin/desk?q=${number}`}
      prefetch={false}
    >
      電話予約で開く
    </Link>
  )
}
