'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import Link from 'next/link'

import '../frame/panel.css'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

type Need = {
  /** Records without which nobody can book. */
  slug: string
  /** Their field that names this record. */
  field: string
  label: string
}

const HOURS = { slug: 'opening-patterns', label: '定期の受付時間' }
const NEEDS: Record<string, Need[]> = {
  services: [
    { ...HOURS, field: 'service' },
    { slug: 'service-texts', field: 'service', label: 'サービスの案内文' },
  ],
  offices: [{ ...HOURS, field: 'office' }],
}

/** What a new service or office still lacks before anybody can book it, with the way there (M9). */
export function StillNeeded() {
  const { id, collectionSlug } = useDocumentInfo()
  const needs = NEEDS[collectionSlug ?? ''] ?? []
  const live = useLive(id ? `${collectionSlug}|${String(id)}` : null, () =>
    Promise.all(
      needs.map(async (need) => {
        const { totalDocs } = await apiGet<{ totalDocs: number }>(`/${need.slug}/count`, {
          [`where[${need.field}][equals]`]: String(id),
        })
        return totalDocs > 0 ? [] : [need]
      }),
    ),
  )
  const missing = live.data?.flat() ?? []
  if (missing.length === 0) return null
  return (
    <div className="mg mg-field-box" role="status">
      <p className="mg-note mg-note--warn">
        あと必要なもの（まだありません）:{' '}
        {missing.map(({ slug, label }, at) => (
          <span key={slug}>
            {at > 0 ? '、' : ''}
            <Link href={`/admin/collections/${slug}/create`} prefetch={false}>
              {label}
            </Link>
          </span>
        ))}
      </p>
    </div>
  )
}
