import type { Site } from '../site'
import { href, t } from '../site'

import { Paragraphs } from './Text'

type PrivacyNoteProps = {
  site: Site
  text?: string
  /** What is asked for where it is no booking. */
  ours?: 'privacyNote' | 'waitlistPrivacy'
}

/**
 * Under every form that asks a person for something: what it is used for, said before it is given
 * (個人情報保護法 62条). The city's own words for the service, else a text in the reader's language.
 */
export const PrivacyNote = ({ site, text, ours = 'privacyNote' }: PrivacyNoteProps) => (
  <div className="small privacy-note">
    {text ? <Paragraphs site={site} text={text} /> : <p>{t(site, ours)}</p>}
    <p>
      <a href={href(site, 'privacy')}>{t(site, 'privacyTitle')}</a>
    </p>
  </div>
)
