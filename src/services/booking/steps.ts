import { asksNumber } from '@/domain/booking/number-group'
import type { MessageKey } from '@/messages'

import type { ServiceConfig } from '../settings/booking-config'

/** Order and names of the steps, for the citizen's pages and the staff's screens alike (PB-09). */
export const STEPS = ['identify', 'office', 'calendar', 'mail', 'confirm', 'done'] as const
export type Step = (typeof STEPS)[number]

/** Methods that recognise a person by a number on a letter. */
export const hasNumber = (service: ServiceConfig): boolean => asksNumber(service)

/** Items asked beside the method's own: with applicants' details they stand on the first page. */
export const extraItems = (service: ServiceConfig) =>
  service.identification === 'details' ? [] : service.inputItems

export const hasContactStep = (service: ServiceConfig): boolean =>
  service.mailPolicy !== 'hidden' || extraItems(service).length > 0

/** The steps of a service as the citizen counts them (PB-19). */
export const stepsOf = (service: ServiceConfig): Step[] =>
  STEPS.filter((step) => step !== 'mail' || hasContactStep(service))

export const stepKey = (service: ServiceConfig, step: Step): MessageKey =>
  ({
    identify:
      service.identification === 'none'
        ? ('stepStart' as const)
        : service.identification === 'details'
          ? ('stepDetails' as const)
          : ('stepIdentify' as const),
    office: 'stepOffice' as const,
    calendar: 'stepCalendar' as const,
    mail: extraItems(service).length > 0 ? ('stepContact' as const) : ('stepMail' as const),
    confirm: 'stepConfirm' as const,
    done: 'stepDone' as const,
  })[step]
