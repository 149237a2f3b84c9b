import type { Site } from '../site'
import { t } from '../site'

import { CityText } from './Text'

/** What to bring, before and after booking (PB-06). */
export function BringList({ site, bring, open }: { site: Site; bring: string[]; open?: boolean }) {
  if (bring.length === 0) return null
  const list = (
    <ul className="checklist">
      {bring.map((item) => (
        <li key={item}>
          <CityText site={site} text={item} />
        </li>
      ))}
    </ul>
  )
  if (open) {
    return (
      <section aria-labelledby="bring">
        <h2 id="bring">{t(site, 'bringTitle')}</h2>
        {list}
      </section>
    )
  }
  return (
    <details className="more">
      <summary>{t(site, 'bringTitle')}</summary>
      {list}
    </details>
  )
}
