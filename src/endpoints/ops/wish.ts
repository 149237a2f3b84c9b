import { z } from 'zod'

/** How a list is wanted as a file; beside what it is asked for. */
export const wishFields = {
  format: z.enum(['csv', 'csv-cp932', 'xlsx', 'print']),
  purpose: z.string().max(200).default(''),
  paper: z.enum(['A4', 'A3']).default('A4'),
  era: z
    .enum(['1', '0'])
    .default('0')
    .transform((value) => value === '1'),
  replace: z
    .enum(['1', '0'])
    .default('0')
    .transform((value) => value === '1'),
}

export const wishQuery = z.object(wishFields)
