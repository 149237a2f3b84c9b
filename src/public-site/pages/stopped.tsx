import { momentInWords } from '@/domain/time/words'
import type { NoticeWithFacts } from '@/services/notices/in-force'

import { noticeText } from '../components/Banners'
import { CallCentre } from '../components/Footer'
import { CityText, Paragraphs } from '../components/Text'
import type { Page, Site } from '../site'
import { href, s, t } from '../site'

/** Booking is closed for a while: what, until when, and who to call (BK-25). */
export function stoppedPage(site: Site, notice: NoticeWithFacts): Page {
  const { title, body } = noticeText(site, notice)
  return {
    status: 503,
    isError: true,
    title: s(site, 'stoppedTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'stoppedTitle')}</h1>
        <h2>
          <CityText site={site} text={title} />
        </h2>
        <Paragraphs site={site} text={body} />
        {notice.stopTo ? (
          <p>
            {t(site, 'stoppedUntil', {
              time: momentInWords(notice.stopTo, notice.stopToTime, site.language),
            })}
          </p>
        ) : null}
        <p>
          <a href={href(site, 'status')}>{t(site, 'statusTitle')}</a>
        </p>
        <CallCentre site={site} />
      </div>
    ),
  }
}

/** The city has not opened this site, or books elsewhere. */
export const closedPage = (site: Site): Page => ({
  status: 503,
  isError: true,
  title: s(site, 'closedTitle'),
  body: (
    <div className="inner">
      <h1>{t(site, 'closedTitle')}</h1>
      <p>{t(site, 'closedLead')}</p>
      <CallCentre site={site} />
    </div>
  ),
})
