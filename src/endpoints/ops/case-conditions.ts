import { z } from 'zod'

/** What a list of records is narrowed by, and may be saved with. */
export const caseConditions = {
  state: z.string().max(40).optional(),
  split: z.string().max(60).optional(),
  late: z
    .literal('1')
    .transform(() => true)
    .optional(),
}
