import { CallCentre } from '../components/Footer'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

/** Policy, target and what to do when something does not work (JIS X 8341-3, AX-04). */
export async function accessibilityPage(site: Site): Promise<Reply> {
  return {
    title: s(site, 'accessibilityTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'accessibilityTitle')}</h1>
        <p>{t(site, 'accessibilityTarget')}</p>
        <h2>{t(site, 'accessibilityDoneTitle')}</h2>
        <ul>
          <li>{t(site, 'accessibilityKeyboard')}</li>
          <li>{t(site, 'accessibilityWords')}</li>
          <li>{t(site, 'accessibilityZoom')}</li>
          <li>{t(site, 'accessibilityTime')}</li>
          <li>{t(site, 'accessibilityNoScript')}</li>
        </ul>
        <h2>{t(site, 'accessibilityHelpTitle')}</h2>
        <p>{t(site, 'accessibilityHelp')}</p>
        <CallCentre site={site} />
      </div>
    ),
  }
}
