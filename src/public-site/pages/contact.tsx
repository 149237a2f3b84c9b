import { findRows } from '@/db/atomic'
import { LANGUAGES } from '@/domain/languages'
import type { ReferralTarget } from '@/payload-types'
import { officeName } from '@/services/booking/view'

import { CallCentre, PhoneLink } from '../components/Footer'
import { CityText, InJapanese, Paragraphs } from '../components/Text'
import { countWayOn } from '../faq-use'
import type { Reply, Site } from '../site'
import { isJapanese, s, t } from '../site'

/** Who to ask: what cannot wait first, then the call centre, the offices, and who is in charge of other matters (PB-24). */
export async function contactPage(site: Site): Promise<Reply> {
  await countWayOn(site)
  const targets = await findRows<ReferralTarget>(
    site.ctx.payload,
    'referral-targets',
    { and: [{ isPublic: { equals: true } }, { active: { not_equals: false } }] },
    { sort: 'order', limit: 100 },
  )
  // One that receives nobody and can be neither found nor called helps no reader.
  const receiving = new Set(
    site.config.services.filter(({ active }) => active).flatMap(({ officeIds }) => officeIds),
  )
  const offices = site.config.offices.filter(
    ({ active, address, phone, id }) => active && (address || phone || receiving.has(id)),
  )
  const urgent = targets.filter((target) => target.urgent)
  const others = targets.filter((target) => !target.urgent)
  return {
    title: s(site, 'contactTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'contactTitle')}</h1>
        {urgent.length > 0 ? <h2>{t(site, 'urgentTitle')}</h2> : null}
        {urgent.map((target) => (
          <Target key={target.id} site={site} target={target} />
        ))}
        <section className="card" aria-labelledby="call">
          <h2 id="call">{t(site, 'callTitle')}</h2>
          <CallCentre site={site} />
        </section>
        {others.length > 0 ? <h2>{t(site, 'referralTitle')}</h2> : null}
        {others.map((target) => (
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

/** The target in the reader's words as far as the city wrote them, else in Japanese. */
function wordsOf(site: Site, target: ReferralTarget) {
  const own = target.translations?.find((one) => one.language === site.language)
  return {
    name: own?.name || target.name,
    matters: own?.matters || target.matters || '',
    hours: own?.hours || target.hours || '',
    languages: own?.languages || target.languages || '',
  }
}

/** The line that speaks the reader's language comes first; the Japanese one stays beside it. */
function phonesOf(site: Site, { phone, phoneForeign }: ReferralTarget): string[] {
  const lines = isJapanese(site) ? [phone] : [phoneForeign, phone]
  return lines.filter((line): line is string => !!line)
}

function Target({ site, target }: { site: Site; target: ReferralTarget }) {
  const words = wordsOf(site, target)
  const phones = phonesOf(site, target)
  return (
    <section className="card">
      <h3>
        <CityText site={site} text={words.name} />
      </h3>
      <Paragraphs site={site} text={words.matters} />
      {phones.map((phone) => (
        <p key={phone}>
          <PhoneLink site={site} phone={phone} />
          {phones.length > 1 && phone === target.phone ? (
            <span className="mark">{LANGUAGES.ja.own}</span>
          ) : null}
        </p>
      ))}
      {words.hours ? (
        <p>
          {t(site, 'callHours')} <CityText site={site} text={words.hours} />
        </p>
      ) : null}
      {words.languages ? (
        <p>
          {t(site, 'callLanguages')} <CityText site={site} text={words.languages} />
        </p>
      ) : null}
      {target.url ? (
        <p>
          <a href={target.url}>{target.url}</a>
        </p>
      ) : null}
    </section>
  )
}
