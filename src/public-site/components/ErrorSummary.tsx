import type { Problem } from '../errors'
import type { Site } from '../site'
import type { MessageKey } from '../messages'
import { rubyText } from '../messages/text'
import { isJapanese, t } from '../site'

import { PhoneLink } from './Footer'

/** Which field a link leads to, in words: “Please fill this in” alone does not say. */
const LABELS: Partial<Record<string, MessageKey>> = {
  number: 'summaryNumber',
  birthday: 'birthday',
  pin: 'changeCode',
  party: 'party',
  office: 'summaryOffice',
  start: 'waitlistTime',
  mail: 'mail',
  name: 'itemName',
  kana: 'itemKana',
  address: 'itemAddress',
  phone: 'itemPhone',
  procedure: 'itemProcedure',
  accommodation: 'itemAccommodation',
  dateFrom: 'waitlistFrom',
  dateTo: 'waitlistTo',
}

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
              <a href={`#${name}`}>
                {LABELS[name] ? (
                  <>
                    {t(site, LABELS[name])}
                    {isJapanese(site) ? '：' : ': '}
                  </>
                ) : null}
                {rubyText(text)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{rubyText(problem.text)}</p>
      )}
      <p className="small">
        {t(site, 'errorHelp')} <PhoneLink phone={site.settings.callPhone} />
      </p>
    </div>
  )
}
