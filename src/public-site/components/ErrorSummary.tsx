import type { Problem } from '../errors'
import type { Site } from '../site'
import { t } from '../site'

import { PhoneLink } from './Footer'

/**
 * First thing in the page after a refusal: what is wrong, with links to the fields, and the phone as
 * the other way (A6). Takes the focus, also without JavaScript.
 */
export function ErrorSummary({ site, problem }: { site: Site; problem: Problem | null }) {
  if (!problem) return null
  const fields = Object.entries(problem.fields)
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="errors" autoFocus>
      <h2>{t(site, fields.length > 0 ? 'errorTitle' : 'errorStopped')}</h2>
      {fields.length > 0 ? (
        <ul>
          {fields.map(([name, text]) => (
            <li key={name}>
              <a href={`#${name}`}>{text}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{problem.text}</p>
      )}
      <p className="small">
        {t(site, 'errorHelp')} <PhoneLink phone={site.settings.callPhone} />
      </p>
    </div>
  )
}
