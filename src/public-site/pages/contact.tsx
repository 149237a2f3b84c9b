import { findRows } from '@/db/atomic'
import type { ReferralTarget } from '@/payload-types'
import { officeName } from '@/services/booking/view'

import { CallCentre, PhoneLink } from '../components/Footer'
import { CityText, InJapanese, Paragraphs } from '../components/Text'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

/** Who to ask: the call centre, the offices, and who is in charge of other matters (PB-24). */
export async function contactPage(site: Site): Promise<Reply> {
  const targets = await findRows<ReferralTarget>(
    site.ctx.payload,
    'referral-targets',
    { and: [{ isPublic: { equals: true } }, { active: { not_equals: false } }] },
    { sort: 'order', limit: 100 },
  )
  const offices = site.config.offices.filter((office) => office.active)
  return {
    title: s(site, 'contactTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'contactTitle')}</h1>
        <section className="card" aria-labelledby="call">
          <h2 id="call">{t(site, 'callTitle')}</h2>
          <CallCentre site={site} />
        </section>
        {targets.length > 0 ? <h2>{t(site, 'referralTitle')}</h2> : null}
        {targets.map((target) => (
          <Target key={target.id} site={site} target={target} />
        ))}
        <h2>{t(site, 'officesTitle')}</h2>
        <ul className="office-list">
          {offices.map((office) => (
            <li key={office.id}>
              <strong>
                <CityText site={site} text={officeName(office, site.language)} />
              </strong>
              {office.address ? (
                <span className="choice-note">
                  <InJapanese site={site} text={office.address} />
                </span>
              ) : null}
              {office.phone ? (
                <span className="choice-note">
                  <PhoneLink site={site} phone={office.phone} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    ),
  }
}

const Target = ({ site, target }: { site: Site; target: ReferralTarget }) => (
  <section className="card">
    <h3>
      <CityText site={site} text={target.name} />
    </h3>
    <Paragraphs site={site} text={target.matters ?? ''} />
    {target.phone ? (
      <p>
        <PhoneLink site={site} phone={target.phone} />
      </p>
    ) : null}
    {target.hours ? (
      <p>
        {t(site, 'callHours')} <CityText site={site} text={target.hours} />
      </p>
    ) : null}
    {target.languages ? (
      <p>
        {t(site, 'callLanguages')} <CityText site={site} text={target.languages} />
      </p>
    ) : null}
    {target.url ? (
      <p>
        <a href={target.url}>{target.url}</a>
      </p>
    ) : null}
  </section>
)
