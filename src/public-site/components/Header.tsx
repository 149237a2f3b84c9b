import { LANGUAGES } from '@/domain/languages'

import type { Site } from '../site'
import { hrefIn, siteName, t } from '../site'

import { Icon } from './Icon'
import { Eyebrow } from './Text'

/** The city, the site and the other languages: the same on every page (WCAG 3.2.3). */
export function Header({ site, bare }: { site: Site; bare?: boolean }) {
  return (
    <header className="header">
      <div className="inner">
        <a className="brand" href={`/${site.language}`}>
          <Eyebrow site={site} className="city" />
          <span className="site">{siteName(site)}</span>
        </a>
        {bare || site.languages.length < 2 ? null : <Languages site={site} />}
      </div>
    </header>
  )
}

function Languages({ site }: { site: Site }) {
  return (
    <details className="languages">
      <summary>
        <Icon name="globe" />
        <span>{t(site, 'language')}</span>
        {site.language === 'en' ? null : <span lang="en">Language</span>}
      </summary>
      <LanguageList site={site} />
    </details>
  )
}

/** Each language under its own name; the address stays the same but for the language. */
export function LanguageList({ site }: { site: Site }) {
  return (
    <ul className="language-list">
      {site.languages.map((code) => (
        <li key={code}>
          <a
            href={hrefIn(site, code)}
            lang={LANGUAGES[code].tag}
            hrefLang={LANGUAGES[code].tag}
            aria-current={code === site.language ? 'true' : undefined}
          >
            {LANGUAGES[code].own}
          </a>
        </li>
      ))}
    </ul>
  )
}
