import { LANGUAGES } from '@/domain/languages'
import type { MessageKey } from '@/messages'

import type { Site } from '../site'
import { booksOnline, href, isJapanese, isSiteOpen, s, t } from '../site'

import { Pause } from './Aloud'
import { EndButton } from './EndButton'
import { Icon } from './Icon'
import { CityName, CityText, InJapanese } from './Text'

const digitsOf = (phone: string) => phone.replace(/[^\d+]/g, '')

/** On its own, as a link is met with the Tab key, it says that it is a telephone number. */
export const PhoneLink = ({ site, phone }: { site: Site; phone: string }) => (
  <a className="phone" href={`tel:${digitsOf(phone)}`}>
    <span className="hidden">{s(site, 'itemPhone')}</span>
    <Pause site={site} />
    {phone}
  </a>
)

/** The call centre's numbers, hours and languages, from the settings (PB-08, PB-20). */
export function CallCentre({ site }: { site: Site }) {
  const { settings } = site
  const hours =
    settings.callHoursTranslations?.find((one) => one.language === site.language)?.text ||
    settings.callHours
  const spoken = settings.callLanguages ?? []
  return (
    <div className="call">
      <p className="call-name">
        <Icon name="phone" />
        {isJapanese(site) && settings.callName ? (
          <CityText site={site} text={settings.callName} />
        ) : (
          t(site, 'callCentre')
        )}
      </p>
      <p className="call-number">
        <PhoneLink site={site} phone={settings.callPhone} />
      </p>
      {settings.callPhoneAlt ? (
        <p>
          {t(site, 'callAlternative')} <PhoneLink site={site} phone={settings.callPhoneAlt} />
        </p>
      ) : null}
      <p>
        {t(site, 'callHours')} <CityText site={site} text={hours} />
      </p>
      {spoken.length > 0 ? (
        <p>
          {t(site, 'callLanguages')} {spoken.map((code) => LANGUAGES[code].own).join(' / ')}
        </p>
      ) : null}
      {settings.callNote && isJapanese(site) ? (
        <p>
          <CityText site={site} text={settings.callNote} />
        </p>
      ) : null}
    </div>
  )
}

type Link = [address: string, title: MessageKey]

/** Pages of ours that answer: none of a closed site, none for bookings where the Web takes none. */
function ownLinks(site: Site): Link[] {
  const faq = site.settings.faqUrl
  const link = (page: string, title: MessageKey): Link => [href(site, page), title]
  if (!isSiteOpen(site)) return faq ? [[faq, 'faqTitle']] : []
  return [
    ...(booksOnline(site) ? [link('manage', 'manageTitle')] : []),
    [faq || href(site, 'faq'), 'faqTitle'],
    link('contact', 'contactTitle'),
    link('status', 'statusTitle'),
    link('accessibility', 'accessibilityTitle'),
    link('privacy', 'privacyTitle'),
  ]
}

/** Help in the same place on every page (WCAG 3.2.6). */
export function Footer({ site }: { site: Site }) {
  const { settings } = site
  const links = ownLinks(site)
  return (
    <footer className="footer">
      <div className="inner">
        <section aria-labelledby="help">
          <h2 id="help">{t(site, 'helpTitle')}</h2>
          <CallCentre site={site} />
        </section>
        <ul className="footer-links">
          {links.map(([address, title]) => (
            <li key={title}>
              <a href={address}>{t(site, title)}</a>
            </li>
          ))}
          {settings.cityUrl ? (
            <li>
              <a href={settings.cityUrl}>
                <InJapanese site={site} text={settings.cityName} /> {t(site, 'cityHomepage')}
              </a>
            </li>
          ) : null}
        </ul>
        {site.session.items.size > 0 || site.kiosk ? (
          <EndButton site={site} className="button button-quiet" />
        ) : null}
        <p className="small">
          <CityName site={site} />
        </p>
      </div>
    </footer>
  )
}
