import { toInstant } from '@/domain/time/civil'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { visitIcs } from '@/documents/ics'
import { env } from '@/lib/env'
import { bookingView } from '@/services/booking/view'
import { baseUrlOf } from '@/services/mail/links'

import { ownBooking } from './manage/own'
import type { Reply, Site } from './site'
import { href, s } from './site'

/** The visit for the reader's own calendar; the number, but nothing that opens the booking. */
export async function calendarFile(site: Site): Promise<Reply> {
  const row = (await ownBooking(site))?.row
  if (!row || row.status !== 'confirmed') return { redirect: href(site, 'manage') }
  const view = await bookingView(site.ctx, site.config, row, site.language)
  const bring = view.bring.map((item) => `・${item}`)
  const ics = visitIcs({
    booking: row.id,
    sequence: row.history?.at(-1)?.seq ?? 1,
    isCancelled: false,
    start: toInstant(row.date, row.start),
    end: toInstant(row.date, row.end),
    service: view.service.name,
    office: view.office.name,
    address: view.office.address,
    description: [
      `${s(site, 'receiptNumber')} ${formatReceiptNumber(row.number)}`,
      `${s(site, 'callCentre')} ${site.settings.callPhone}`,
      ...(bring.length > 0 ? [s(site, 'bringTitle'), ...bring] : []),
    ],
    url: `${baseUrlOf(site.settings)}${href(site, 'manage')}`,
    organizer: { name: site.settings.cityName, email: env.MAIL_FROM },
    stamp: site.ctx.now(),
  })
  return new Response(ics, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="yoyaku.ics"',
    },
  })
}
