import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Step } from '../booking/flow'
import { stepKey, stepsOf } from '../booking/flow'
import type { Site } from '../site'
import { s, t } from '../site'

/** Where the reader stands: a sentence on phones, the whole row where there is room. */
export function Steps({ site, service, at }: { site: Site; service: ServiceConfig; at: Step }) {
  const steps = stepsOf(service)
  const index = steps.indexOf(at)
  return (
    <nav className="steps" aria-label={s(site, 'stepsLabel')}>
      <p className="steps-short">{t(site, 'stepOf', { n: index + 1, total: steps.length })}</p>
      <ol className="steps-row">
        {steps.map((step, position) => (
          <li
            key={step}
            className={position < index ? 'past' : undefined}
            aria-current={step === at ? 'step' : undefined}
          >
            <span className="steps-number">{position + 1}</span> {t(site, stepKey(service, step))}
          </li>
        ))}
      </ol>
    </nav>
  )
}
