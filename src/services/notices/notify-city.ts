import type { PayloadRequest } from 'payload'

import { can } from '@/access/capabilities'
import { findRow } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'
import type { Notice } from '@/payload-types'

import type { ServiceContext } from '../context'
import { panelLink, sendStaffMail } from '../mail/staff-mail'
import { forbidden, notFound } from '../refusals'
import { readCitySettings } from '../settings/read-settings'

/**
 * Tells the city of a planned stop by mail and notes the day (BK-25, NT-10). The mail holds the
 * record's address and the dates, never the texts that people typed (NT-07).
 * @throws DomainError FORBIDDEN, NOT_FOUND, NO_STOP, NO_LIAISON, MAIL_OFF
 */
export async function notifyCityOfStop(
  ctx: ServiceContext,
  req: PayloadRequest,
  id: string,
): Promise<{ on: string; check: string }> {
  if (!can(ctx.user, 'notices.edit')) {
    throw forbidden('お知らせを扱う権限がありません。')
  }
  const notice = await findRow<Notice>(ctx.payload, 'notices', { id: { equals: id } })
  if (!notice) throw notFound('お知らせが見つかりません。')
  if (notice.kind !== 'maintenance' || !notice.stopsBooking || !notice.stopFrom) {
    throw new DomainError('NO_STOP', '計画停止ではないため、知らせる必要はありません。')
  }
  const { liaisonMail } = await readCitySettings(ctx.payload)
  if (!liaisonMail) {
    throw new DomainError(
      'NO_LIAISON',
      '市の連絡用メールアドレスが設定されていません。「市の設定」で入力してください。',
    )
  }
  await sendStaffMail(liaisonMail, {
    what: '計画停止の予定',
    period: `${formatForLanguage(notice.stopFrom, notice.stopFromTime ?? null, 'ja')}から`,
    link: panelLink(`/admin/collections/notices/${id}`),
  })
  const on = tokyoDateOf(ctx.now())
  const saved = await ctx.payload.update({
    collection: 'notices',
    id,
    data: { cityNotifiedOn: on },
    req,
    overrideAccess: false,
    depth: 0,
  })
  return { on, check: saved.noticeCheck ?? '' }
}
