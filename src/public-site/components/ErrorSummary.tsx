import type { MessageKey } from '@/messages'
import { rubyText } from '@/messages/text'

import type { Problem } from '../errors'
import type { Site } from '../site'
import { isJapanese, t } from '../site'

import { PhoneLink } from './Footer'

/** Name of an input → its label. */
export type FieldLabels = Partial<Record<string, MessageKey>>

/** Which field a link leads to, in words: “Please fill this in” alone does not say. */
const LABELS: FieldLabels = {
  number: 'summaryNumber',
  birthday: 'birthday',
  pin: 'changeCode',
  party: 'party',
  office: 'waitlistOffice',
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

type SummaryProps = {
  site: Site
  problem: Problem | null
  /** Where a field is called something else on this page. */
  labels?: FieldLabels
}

/**
 * First thing in the page after a refusal: what is wrong, with links to the fields, and the phone as
 * the other way (A6). Takes the focus, also without JavaScript.
 */
export function ErrorSummary({ site, problem, labels }: SummaryProps) {
  if (!problem) return null
  const names = { ...LABELS, ...labels }
  const fields = Object.entries(problem.fields)
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="errors" autoFocus>
      <h2>{t(site, fields.length > 0 ? 'errorTitle' : 'errorStopped')}</h2>
      {fields.length > 0 ? (
        <ul role="list">
          {fields.map(([name, text]) => (
            <li key={name}>
              <a href={`#${name}`}>
                {names[name] ? (
                  <>
                    {t(site, names[name])}
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
        {t(site, 'errorHelp')} <PhoneLink site={site} phone={site.settings.callPhone} />
      </p>
    </div>
  )
}
