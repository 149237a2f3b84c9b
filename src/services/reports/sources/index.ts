import type { FigureSource } from '@/domain/reports/vocabulary'

import type { ServiceContext } from '../../context'

import { ofLines, serviceLevels } from './calls'
import { complaintCases, escalationCases, faqChanges } from './cases'
import { callCross, complaints, inquiries } from './contact'
import { deadlines, incidents, staffing, training } from './house'
import type { Read, Span } from './table'
import { bookingChannels, bookings, bookingsAccepted, cardWork, procedures } from './work'

export type { Span } from './table'

const READ: Record<FigureSource, Read> = {
  calls: ofLines('period'),
  'call-hours': ofLines('hours'),
  'call-categories': ofLines('categories'),
  'call-offices': ofLines('offices'),
  'call-cross': callCross,
  'call-plan': ofLines('plan'),
  'call-seats': ofLines('seats'),
  escalations: ofLines('escalations'),
  'service-levels': serviceLevels,
  inquiries,
  complaints,
  'complaint-cases': complaintCases,
  'escalation-cases': escalationCases,
  'faq-changes': faqChanges,
  bookings,
  'booking-channels': bookingChannels,
  'bookings-accepted': bookingsAccepted,
  'card-work': cardWork,
  procedures,
  staffing,
  training,
  incidents,
  deadlines,
}

export const readSource = (ctx: ServiceContext, source: FigureSource, span: Span) =>
  READ[source](ctx, span)
