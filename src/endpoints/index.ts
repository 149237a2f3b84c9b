import type { Endpoint } from 'payload'

import { deskEndpoints } from './ops'
import { calendarEndpoints } from './ops/calendar'
import { holidayEndpoints } from './ops/holidays'
import { cardImportEndpoints } from './ops/card-imports'
import { caseEndpoints } from './ops/cases'
import { cardRecordEndpoints } from './ops/card-records'
import { cardWorkEndpoints } from './ops/card-work'
import { cardEndpoints } from './ops/cards'
import { deadlineEndpoints } from './ops/deadlines'
import { eligibilityEndpoints } from './ops/eligibilities'
import { listEndpoints } from './ops/lists'
import { printingEndpoints } from './ops/printing'
import { reminderEndpoints } from './ops/reminders'
import { transportEndpoints } from './ops/transport'
import { workRecordEndpoints } from './ops/records-of-work'
import { publicEndpoints } from './public'

/** One line an area; the paths of an area begin with the same word. */
export const endpoints: Endpoint[] = [
  //
  ...publicEndpoints,
  ...deskEndpoints,
  ...listEndpoints,
  ...calendarEndpoints,
  ...holidayEndpoints,
  ...caseEndpoints,
  ...cardEndpoints,
  ...cardImportEndpoints,
  ...cardRecordEndpoints,
  ...cardWorkEndpoints,
  ...printingEndpoints,
  ...reminderEndpoints,
  ...transportEndpoints,
  ...eligibilityEndpoints,
  ...workRecordEndpoints,
  ...deadlineEndpoints,
]
