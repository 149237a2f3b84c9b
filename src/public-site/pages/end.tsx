import { giveUpHold } from '@/services/booking/change'

import { flowsOf, forgetItem } from '../http/session'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

/** Gives everything back and forgets it; on a shared device the browser forgets too (PB-18). */
export async function endPage(site: Site): Promise<Reply> {
  for (const { hold, done } of flowsOf(site.session))
    if (hold && !done) await giveUpHold(site.ctx, hold)
  for (const key of [...site.session.items.keys()]) forgetItem(site.session, key)
  site.session.sid = ''
  const again = `${href(site)}${site.kiosk ? '?kiosk=1' : ''}`
  return {
    title: s(site, 'endTitle'),
    bare: true,
    headers: {
      'clear-site-data': site.kiosk ? '"cache", "cookies", "storage"' : '"cache"',
      ...(site.kiosk ? { refresh: `8; url=${again}` } : {}),
    },
    body: (
      <div className="inner">
        <h1>{t(site, 'endTitle')}</h1>
        <p>{t(site, 'endLead')}</p>
        <p className="actions">
          <a className="button button-main" href={again}>
            {t(site, 'toStart')}
          </a>
        </p>
      </div>
    ),
  }
}
