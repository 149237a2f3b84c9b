import { noticeWords } from '@/domain/notices/words'
import type { NoticeWithFacts } from '@/services/notices/in-force'

import type { Site } from '../site'
import { banners, href, isSiteOpen, s, t } from '../site'

import { Pause } from './Aloud'
import { Icon } from './Icon'
import { CityText, Paragraphs } from './Text'

/** Title and body of a notice in the reader's language, as far as there is one. */
export const noticeText = (site: Site, notice: NoticeWithFacts) =>
  noticeWords(notice, site.language)

export const kindKey = (notice: NoticeWithFacts) =>
  notice.resolved
    ? ('noticeResolved' as const)
    : (
        {
          incident: 'noticeIncident',
          maintenance: 'noticeMaintenance',
          info: 'noticeInfo',
        } as const
      )[notice.kind]

/** Faults, planned stops and news in force, at the top of every page (PB-10, PB-11). */
export function Banners({ site }: { site: Site }) {
  const shown = banners(site).slice(0, 3)
  if (shown.length === 0) return null
  return (
    <section className="banners" aria-label={s(site, 'noticesLabel')}>
      {shown.map((notice) => {
        const { title, body } = noticeText(site, notice)
        return (
          <div
            className={`banner banner-${notice.resolved ? 'info' : notice.kind}`}
            key={notice.id}
          >
            <div className="inner">
              <Icon name={notice.kind === 'info' || notice.resolved ? 'info' : 'warning'} />
              <div>
                <p className="banner-title">
                  <strong>{t(site, kindKey(notice))}</strong> <CityText site={site} text={title} />
                </p>
                <Paragraphs site={site} text={body} />
                {isSiteOpen(site) ? (
                  <p>
                    <a href={href(site, 'status')}>
                      {t(site, 'noticeMore')}
                      <Pause site={site} />
                      <span className="hidden">
                        <CityText site={site} text={title} />
                      </span>
                    </a>
                  </p>
                ) : null}
              </div>
            </div>
          </div>
        )
      })}
    </section>
  )
}
