import { toInstant } from '@/domain/time/civil'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { visitIcs } from '@/documents/ics'
import { bookingView } from '@/services/booking/view'

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
    uid: `${row.id}@${new URL(site.url).hostname}`,
    sequence: row.rev,
    isCancelled: false,
    start: toInstant(row.date, row.start),
    end: toInstant(row.date, row.end),
    summary: view.service.name,
    location: [view.office.name, view.office.address].filter(Boolean).join(' '),
    description: [
      `${s(site, 'receiptNumber')} ${formatReceiptNumber(row.number)}`,
      ...(bring.length > 0 ? [s(site, 'bringTitle'), ...bring] : []),
    ].join('\n'),
    stamp: site.ctx.now(),
  })
  return new Response(ics, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="yoyaku.ics"',
    },
  })
}
