import { z } from 'zod'

/** What was answered to a form of the kit. */
export const caseAnswers = z.record(z.string().max(40), z.string().max(2000)).optional()

/** What a list of records is narrowed by, and may be saved with. */
export const caseConditions = {
  state: z.string().max(40).optional(),
  split: z.string().max(60).optional(),
  late: z
    .literal('1')
    .transform(() => true)
    .optional(),
}
