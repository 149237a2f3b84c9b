import { findRows } from '@/db/atomic'
import type { Faq } from '@/payload-types'

import { CityText, Paragraphs } from '../components/Text'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

/** Only approved and published entries (PB-23); in the reader's language, else in Japanese. */
async function publicFaqs(site: Site): Promise<Faq[]> {
  const rows = await findRows<Faq>(
    site.ctx.payload,
    'faqs',
    {
      and: [
        { approval: { equals: 'approved' } },
        { isPublic: { equals: true } },
        { language: { in: [...new Set([site.language, 'ja'])] } },
      ],
    },
    { sort: 'order', limit: 300 },
  )
  const own = rows.filter((row) => row.language === site.language)
  return own.length > 0 ? own : rows
}

export async function faqPage(site: Site): Promise<Reply> {
  const faqs = await publicFaqs(site)
  return {
    title: s(site, 'faqTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'faqTitle')}</h1>
        {faqs.length === 0 ? <p>{t(site, 'faqNone')}</p> : null}
        {faqs.map((faq) => (
          <details className="more faq" key={faq.id}>
            <summary>
              <CityText site={site} text={faq.question} />
            </summary>
            <Paragraphs site={site} text={faq.answer} />
          </details>
        ))}
      </div>
    ),
  }
}
