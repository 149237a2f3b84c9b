'use client'

import { Link } from '@payloadcms/ui'

import { addDays } from '@/domain/time/civil'

/** To the bookings that wait for a call after a change of hours. */
export const UnfitLink = ({ today }: { today: string }) => (
  <Link href={`/admin/lists?tab=unfit&from=${today}&to=${addDays(today, 365)}`} prefetch={false}>
    予約一覧の「枠に合わなくなった予約」
  </Link>
)
