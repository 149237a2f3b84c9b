import { can } from '@/access/capabilities'
import type { InputItemName } from '@/domain/booking/vocabulary'
import { INPUT_ITEM } from '@/domain/booking/vocabulary'
import { UNREADABLE_MARK } from '@/domain/text/unreadable-mark'
import { recordOf, shown } from '@/lib/crypto/personal'

import { recordReading } from '../audit/read'
import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'

import { reservationForStaff } from './find'
import { openDetails, openMail } from './open-booking'

export type PersonalItem = { label: string; value: string }

/**
 * What one booking holds of a person, in full: mail address and what the applicant entered. Each
 * reading is in the operation log with its purpose before anything is handed out (ID-07, AU-06).
 * @throws DomainError FORBIDDEN, NOT_FOUND, PURPOSE_REQUIRED, INDIVIDUAL_NUMBER
 */
export async function readPersonal(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<PersonalItem[]> {
  if (!can(ctx.user, 'personal.read')) {
    throw forbidden('申込者の情報を見る権限がありません。')
  }
  const row = await reservationForStaff(ctx, id)
  await recordReading(ctx, {
    what: `予約 ${row.number} の申込者情報`,
    count: Math.max(1, row.partySize),
    purpose,
    target: `reservations/${row.id}`,
    office: row.office,
  })
  const details: Partial<Record<InputItemName, string>> | null = recordOf(openDetails(row))
  return [
    ...(details ? [] : [{ label: '申込者情報', value: UNREADABLE_MARK }]),
    ...Object.entries(INPUT_ITEM).flatMap(([item, label]) => {
      const value = details?.[item as InputItemName]
      return value ? [{ label, value }] : []
    }),
    ...(row.mail ? [{ label: 'メールアドレス', value: shown(openMail(row)) }] : []),
  ]
}
