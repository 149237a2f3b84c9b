import { dropHold } from '../booking/identify'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

/** Gives everything back and forgets it; on a shared device the browser forgets too (PB-18). */
export async function endPage(site: Site): Promise<Reply> {
  await dropHold(site)
  site.session = null
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
