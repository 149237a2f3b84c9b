import type { Endpoint } from 'payload'

import { deskEndpoints } from './ops'
import { calendarEndpoints } from './ops/calendar'
import { cardEndpoints } from './ops/cards'
import { listEndpoints } from './ops/lists'
import { publicEndpoints } from './public'

/** One line an area; the paths of an area begin with the same word. */
export const endpoints: Endpoint[] = [
  //
  ...publicEndpoints,
  ...deskEndpoints,
  ...listEndpoints,
  ...calendarEndpoints,
  ...cardEndpoints,
]
