import type { Endpoint } from 'payload'

import { changeUnit, previewUnit } from '@/services/calendar/change-unit'
import { closeOffice, previewClosure } from '@/services/calendar/close-office'
import { previewImpact } from '@/services/calendar/impact'
import { setCapacity } from '@/services/calendar/set-capacity'
import { weekGrid } from '@/services/calendar/week-grid'

import {
  capacityBody,
  closeBody,
  closePreviewBody,
  impactBody,
  unitBody,
  weekQuery,
} from './calendar-schema'
import { staffOperation } from './define'

const capability = 'slots.edit' as const

/** What saving a form of the calendar would do to slots and bookings (BK-04). */
const impact = staffOperation({
  method: 'post',
  path: '/ops/calendar/impact',
  capability,
  input: impactBody,
  handle: ({ ctx, input }) => previewImpact(ctx, input),
})

/** What closing offices for a time would do (BK-04). */
const closePreview = staffOperation({
  method: 'post',
  path: '/ops/calendar/close/preview',
  capability,
  input: closePreviewBody,
  handle: ({ ctx, input }) => previewClosure(ctx, input),
})

/** Closes offices for a time and sees to everybody booked in it (BK-04, BK-05). */
const close = staffOperation({
  method: 'post',
  path: '/ops/calendar/close',
  capability,
  input: closeBody,
  handle: ({ ctx, input }) => closeOffice(ctx, input),
})

/** Seven days of one office and service, for the screen that edits headcounts (BK-01, BK-03). */
const week = staffOperation({
  method: 'get',
  path: '/ops/calendar/week',
  capability,
  input: weekQuery,
  handle: ({ ctx, input }) =>
    weekGrid(ctx, { officeId: input.office, serviceId: input.service, from: input.from }),
})

/** Sets the headcount of single slots by hand, or gives them back to the weekly hours (BK-01). */
const capacity = staffOperation({
  method: 'post',
  path: '/ops/calendar/capacity',
  capability,
  input: capacityBody,
  handle: ({ ctx, input }) => setCapacity(ctx, input),
})

/** What another slot unit would do (BK-03, BK-04). */
const unitPreview = staffOperation({
  method: 'post',
  path: '/ops/calendar/unit/preview',
  capability,
  input: unitBody,
  handle: ({ ctx, input }) => previewUnit(ctx, input),
})

/** Changes the slot unit from a day on (BK-03). */
const unit = staffOperation({
  method: 'post',
  path: '/ops/calendar/unit',
  capability,
  input: unitBody,
  handle: ({ ctx, input }) => changeUnit(ctx, input),
})

export const calendarEndpoints: Endpoint[] = [
  impact,
  closePreview,
  close,
  week,
  capacity,
  unitPreview,
  unit,
]
