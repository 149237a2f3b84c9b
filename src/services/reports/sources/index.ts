import type { FigureSource } from '@/domain/reports/vocabulary'

import type { ServiceContext } from '../../context'

import { ofLines, serviceLevels } from './calls'
import { complaints, inquiries } from './contact'
import { deadlines, incidents, staffing, training } from './house'
import type { Read, Span } from './table'
import { bookingChannels, bookings, cardWork, procedures } from './work'

export type { Span } from './table'

const READ: Record<FigureSource, Read> = {
  calls: ofLines('period'),
  'call-hours': ofLines('hours'),
  'call-categories': ofLines('categories'),
  'call-offices': ofLines('offices'),
  'call-plan': ofLines('plan'),
  'call-seats': ofLines('seats'),
  escalations: ofLines('escalations'),
  'service-levels': serviceLevels,
  inquiries,
  complaints,
  bookings,
  'booking-channels': bookingChannels,
  'card-work': cardWork,
  procedures,
  staffing,
  training,
  incidents,
  deadlines,
}

export const readSource = (ctx: ServiceContext, source: FigureSource, span: Span) =>
  READ[source](ctx, span)
