import type { Endpoint } from 'payload'
import { z } from 'zod'

import { isCivilDate } from '@/domain/time/civil'
import { importHolidays } from '@/services/holidays/import-holidays'
import { previewHolidays } from '@/services/holidays/preview'

import { staffOperation } from './define'
import { bodyOf } from './upload-body'

const capability = 'settings.edit' as const
/** Every day of a year, comma and all. */
const MOST_OWN = 366 * 11

const query = z.object({
  name: z.string().max(400).default(''),
  /** Days of the city's own on which the file is to count: `2027-06-15,2027-06-16`. */
  own: z
    .string()
    .max(MOST_OWN)
    .default('')
    .transform((text) => text.split(',').filter(isCivilDate)),
})

/** The Cabinet Office's CSV as the raw body: what an import would change (F-33, BK-04). */
const preview = staffOperation({
  method: 'post',
  path: '/ops/calendar/holidays/preview',
  capability,
  body: 'form',
  input: query,
  handle: ({ ctx, req, input }) => previewHolidays(ctx, { ...input, body: bodyOf(req) }),
})

/** The same file again with the `digest` of the look that was confirmed. */
const take = staffOperation({
  method: 'post',
  path: '/ops/calendar/holidays/import',
  capability,
  body: 'form',
  input: query.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  handle: ({ ctx, req, input }) => importHolidays(ctx, { ...input, body: bodyOf(req) }),
})

export const holidayEndpoints: Endpoint[] = [preview, take]
