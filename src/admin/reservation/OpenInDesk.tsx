'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import Link from 'next/link'

import { useMay } from '../shell/useMay'

/** From the record of a booking to the screens where something can be done about it. */
export function OpenInDesk() {
  const may = useMay()
  const { id, data, savedDocumentData } = useDocumentInfo()
  const number = (savedDocumentData ?? data)?.number as string | undefined
  if (!number) return null
  return (
    <>
      {may('booking.defects') ? (
        <Link
          className="btn btn--style-secondary btn--size-medium"
          href={`/admin/defects?booking=${id}`}
          prefetch={false}
        >
          不備の連絡
        </Link>
      ) : null}
      <Link
        className="btn btn--style-primary btn--size-medium"
        href={`/admin/desk?q=${number}`}
        prefetch={false}
      >
        電話予約で開く
      </Link>
    </>
  )
}
