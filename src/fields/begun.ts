import type { Field } from 'payload'

import { checkbox, json } from './basic'

/** What a record keeps that is noted elsewhere too when it begins: who began it, and whether that is still to be done. */
export const begunFields: Field[] = [
  json('begun', 'begun', { hidden: true }),
  checkbox('unnoted', 'unnoted', { hidden: true, index: true }),
]
