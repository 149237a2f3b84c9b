import type { Acts, Records, Short } from './people'
import { EVERYBODY, NOBODY, SEES_BOOKINGS, SEES_MAILS } from './people'
import { ADMISSION_ACTS, ADMISSION_RECORDS } from './admission'
import { ALARMS_ACTS, ALARMS_CLOSED, ALARMS_RECORDS } from './alarms'
import { BOOKING_ACTS, BOOKING_RECORDS } from './booking'
import { CARDS_ACTS, CARDS_RECORDS } from './cards'
import { CONTACT_ACTS, CONTACT_CLOSED, CONTACT_RECORDS } from './contact'
import { EQUIPMENT_ACTS, EQUIPMENT_CLOSED, EQUIPMENT_RECORDS } from './equipment'
import { CLOSED as CLOSED_FIELDS } from './fields'
import { FIGURES_ACTS, FIGURES_CLOSED, FIGURES_RECORDS } from './figures'
import { KNOWLEDGE_ACTS, KNOWLEDGE_CLOSED, KNOWLEDGE_RECORDS } from './knowledge'
import { PEOPLE_ACTS, PEOPLE_CLOSED, PEOPLE_RECORDS } from './people-of-work'
import { PRINTING_ACTS, PRINTING_RECORDS } from './printing'
import { REPORTS_ACTS, REPORTS_CLOSED, REPORTS_RECORDS } from './reports'
import { SEARCH_ACTS, SEARCH_CLOSED, SEARCH_RECORDS } from './search'
import { SHIFTS_ACTS, SHIFTS_CLOSED, SHIFTS_RECORDS } from './shifts'
import { STAFF_ACTS, STAFF_RECORDS } from './staff'
import { TRANSPORT_ACTS, TRANSPORT_RECORDS } from './transport'

export { EVERYBODY, ROLE_OF, type Short } from './people'
export { COMPUTED, HIDDEN_BUT_READ, NARROW, OWN_ONLY } from './fields'

export const ACTS: Acts = {
  ...ADMISSION_ACTS,
  ...ALARMS_ACTS,
  ...BOOKING_ACTS,
  ...CARDS_ACTS,
  ...CONTACT_ACTS,
  ...EQUIPMENT_ACTS,
  ...FIGURES_ACTS,
  ...KNOWLEDGE_ACTS,
  ...PEOPLE_ACTS,
  ...PRINTING_ACTS,
  ...REPORTS_ACTS,
  ...SEARCH_ACTS,
  ...SHIFTS_ACTS,
  ...STAFF_ACTS,
  ...TRANSPORT_ACTS,
}

export const RECORDS: Records = {
  ...ADMISSION_RECORDS,
  ...ALARMS_RECORDS,
  ...BOOKING_RECORDS,
  ...CARDS_RECORDS,
  ...CONTACT_RECORDS,
  ...EQUIPMENT_RECORDS,
  ...FIGURES_RECORDS,
  ...KNOWLEDGE_RECORDS,
  ...PEOPLE_RECORDS,
  ...PRINTING_RECORDS,
  ...REPORTS_RECORDS,
  ...SEARCH_RECORDS,
  ...SHIFTS_RECORDS,
  ...STAFF_RECORDS,
  ...TRANSPORT_RECORDS,
}

/** Fields that no answer carries, by record. */
export const CLOSED: Record<string, string> = {
  ...CLOSED_FIELDS,
  ...ALARMS_CLOSED,
  ...CONTACT_CLOSED,
  ...EQUIPMENT_CLOSED,
  ...FIGURES_CLOSED,
  ...KNOWLEDGE_CLOSED,
  ...PEOPLE_CLOSED,
  ...REPORTS_CLOSED,
  ...SEARCH_CLOSED,
  ...SHIFTS_CLOSED,
}

/** Payload's own records: who may list them. What else is open there: `rest-door.spec.ts`. */
export const PAYLOADS_OWN: Record<string, Short[]> = {
  'payload-locked-documents': EVERYBODY,
  'payload-preferences': NOBODY,
  'payload-migrations': NOBODY,
  'payload-kv': NOBODY,
}

/** Personal items in records: who reads them with the record itself. `outline`: `h***@example.jp`. */
export const PERSONAL: Record<string, { outline: Short[]; full: Short[] }> = {
  'reservations.mail': { outline: SEES_BOOKINGS, full: NOBODY },
  'reservations.details': { outline: NOBODY, full: NOBODY },
  'mails.to': { outline: SEES_MAILS, full: NOBODY },
  'waitlist-entries.mail': { outline: SEES_MAILS, full: NOBODY },
}
