import { officeName } from '@/services/booking/view'
import type { OfficeConfig } from '@/services/settings/booking-config'

import { CityText, InJapanese } from '../components/Text'
import type { Site } from '../site'
import { t } from '../site'

type OfficeLineProps = { site: Site; office: OfficeConfig; party: number; changeHref?: string }

/** Which office's calendar this is, with its address, and for how many people. */
export const OfficeLine = ({ site, office, party, changeHref }: OfficeLineProps) => (
  <div className="office-line">
    <p>
      <strong>
        <CityText site={site} text={officeName(office, site.language)} />
      </strong>
      {party > 1 ? (
        <span className="mark">
          {t(site, 'party')} {t(site, 'people', { n: party })}
        </span>
      ) : null}
    </p>
    {office.address ? (
      <p className="small">
        <InJapanese site={site} text={office.address} />
      </p>
    ) : null}
    {changeHref ? (
      <p>
        <a href={changeHref}>{t(site, 'officeChange')}</a>
      </p>
    ) : null}
  </div>
)
