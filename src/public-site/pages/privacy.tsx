import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { CallCentre } from '../components/Footer'
import { Paragraphs } from '../components/Text'

type Part = 'purpose' | 'kept' | 'contact'

/** The city's words for a part: the reader's language, else Japanese; empty leaves ours. */
function cityText({ settings, language }: Site, part: Part): string {
  const of = (code: string) =>
    settings.privacyTexts?.find((one) => one.language === code)?.[part]?.trim()
  return of(language) || of('ja') || ''
}

/** Purposes, what is kept and how long, cookies and whom to ask (個人情報保護法 62条). */
export async function privacyPage(site: Site): Promise<Reply> {
  const [purpose, kept, contact] = (['purpose', 'kept', 'contact'] as const).map((part) =>
    cityText(site, part),
  )
  return {
    title: s(site, 'privacyTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'privacyTitle')}</h1>
        <h2>{t(site, 'privacyPurposeTitle')}</h2>
        {purpose ? <Paragraphs site={site} text={purpose} /> : <p>{t(site, 'privacyNote')}</p>}
        <h2>{t(site, 'privacyKeptTitle')}</h2>
        {kept ? <Paragraphs site={site} text={kept} /> : <Periods site={site} />}
        <h2>{t(site, 'privacyCookiesTitle')}</h2>
        <p>{t(site, 'privacyCookies')}</p>
        <h2>{t(site, 'privacyContactTitle')}</h2>
        {contact ? <Paragraphs site={site} text={contact} /> : <p>{t(site, 'privacyContact')}</p>}
        <CallCentre site={site} />
      </div>
    ),
  }
}

/** Whole years are told as such: nobody reckons in 1825 days. */
const keptFor = (site: Site, days: number) =>
  days > 365 && days % 365 === 0
    ? t(site, 'privacyKeptYears', { years: days / 365 })
    : t(site, 'privacyKept', { days })

/** From the same settings as the nightly erasing, so that the page cannot promise something else. */
function Periods({ site }: { site: Site }) {
  const mailDays = site.config.services
    .filter((service) => service.active && service.mailPolicy !== 'hidden')
    .map((service) => service.mailRetentionDays)
  return (
    <>
      <p>{keptFor(site, site.settings.reservationRetentionDays)}</p>
      {mailDays.length > 0 ? (
        <p>{t(site, 'privacyMailKept', { days: Math.max(...mailDays) })}</p>
      ) : null}
    </>
  )
}
