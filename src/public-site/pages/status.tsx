import { momentInWords } from '@/domain/time/words'
import type { NoticeWithFacts } from '@/services/notices/in-force'

import { Overline } from '../components/Aloud'
import { kindKey, noticeText } from '../components/Banners'
import { CityText, InJapanese, Paragraphs } from '../components/Text'
import type { Reply, Site } from '../site'
import { banners, s, t } from '../site'

/** Faults and stops with how the work on them goes on (PB-10). */
export async function statusPage(site: Site): Promise<Reply> {
  const notices = banners(site)
  return {
    title: s(site, 'statusTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'statusTitle')}</h1>
        {notices.length === 0 ? <p>{t(site, 'statusNone')}</p> : null}
        {notices.map((notice) => (
          <Notice key={notice.id} site={site} notice={notice} />
        ))}
      </div>
    ),
  }
}

function Notice({ site, notice }: { site: Site; notice: NoticeWithFacts }) {
  const { title, body } = noticeText(site, notice)
  const updates = [...(notice.updates ?? [])].sort((a, b) =>
    a.date + a.time < b.date + b.time ? 1 : -1,
  )
  return (
    <article className="card">
      <h2>
        <Overline site={site}>{t(site, kindKey(notice))}</Overline>
        <CityText site={site} text={title} />
      </h2>
      <Paragraphs site={site} text={body} />
      {notice.stopFrom ? (
        <p>
          {t(site, 'stopSpan', {
            from: momentInWords(notice.stopFrom, notice.stopFromTime, site.language),
            to: notice.stopTo
              ? momentInWords(notice.stopTo, notice.stopToTime, site.language)
              : s(site, 'stopOpenEnd'),
          })}
        </p>
      ) : null}
      {updates.length > 0 ? (
        <>
          <h3>{t(site, 'updatesTitle')}</h3>
          <ul>
            {updates.map((update, index) => (
              <li key={index}>
                <strong>{momentInWords(update.date, update.time, site.language)}</strong>{' '}
                <InJapanese site={site} text={update.text} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </article>
  )
}
