import type { ReactNode } from 'react'

import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Step } from '../booking/flow'
import type { Problem } from '../errors'
import type { Site } from '../site'

import { Overline } from './Aloud'
import type { FieldLabels } from './ErrorSummary'
import { ErrorSummary } from './ErrorSummary'
import { Steps } from './Steps'

type StepPageProps = {
  site: Site
  service: ServiceConfig
  at: Step
  heading: ReactNode
  serviceName?: ReactNode
  problem?: Problem | null
  labels?: FieldLabels
  children: ReactNode
}

/** The frame that all pages of the sequence share: errors first, then where one is, then the heading. */
export const StepPage = ({ site, service, at, problem, ...props }: StepPageProps) => (
  <div className="inner">
    <ErrorSummary site={site} problem={problem ?? null} labels={props.labels} />
    <Steps site={site} service={service} at={at} />
    <h1>
      {props.serviceName ? <Overline site={site}>{props.serviceName}</Overline> : null}
      {props.heading}
    </h1>
    {props.children}
  </div>
)
