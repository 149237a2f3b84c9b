import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Step } from '../booking/flow'
import { stepKey, stepsOf } from '../booking/flow'
import type { Site } from '../site'
import { t } from '../site'

/**
 * Where the reader stands: a sentence on phones, the whole row where there is room. A screen reader
 * gets the sentence: many do not say which item of the row is the current one.
 */
export function Steps({ site, service, at }: { site: Site; service: ServiceConfig; at: Step }) {
  const steps = stepsOf(service)
  const index = steps.indexOf(at)
  return (
    <div className="steps">
      <p className="steps-short">{t(site, 'stepOf', { n: index + 1, total: steps.length })}</p>
      <ol className="steps-row" aria-hidden="true">
        {steps.map((step, position) => (
          <li key={step} className={position < index ? 'past' : step === at ? 'now' : undefined}>
            <span className="steps-number">{position + 1}</span> {t(site, stepKey(service, step))}
          </li>
        ))}
      </ol>
    </div>
  )
}
