import { openField } from '@/lib/crypto/field'
import type { Personal } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'

type Stored = { id: string; mail?: string | null; details?: string | null }

/** The mail address of a booking in the clear. */
export const openMail = (row: Stored): Personal =>
  openField(row.mail, at('reservations', 'mail', String(row.id)))

/** What the applicant entered, as JSON. */
export const openDetails = (row: Stored): Personal =>
  openField(row.details, at('reservations', 'details', String(row.id)))
