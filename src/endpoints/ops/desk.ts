import type { Endpoint } from 'payload'

import { getCatalogue } from './catalogue'
import { defectEndpoints } from './defects'
import {
  callNextVisitor,
  callOne,
  checkInVisitor,
  nextFree,
  outcome,
  releaseOne,
  today,
  undo,
  unfinished,
  walkIn,
} from './reception'
import { addExternal, listExternal, refer } from './records'
import {
  book,
  cancel,
  convert,
  extend,
  getReservation,
  move,
  personal,
  resend,
} from './reservations'
import { search } from './search'
import { getSlots, getVacancy } from './vacancy'
import { addWaiting, endWaiting, listWaiting } from './waitlist'

/** Acts of the operator's and the reception's screens; prefix /ops. */
export const deskEndpoints: Endpoint[] = [
  getCatalogue,
  search,
  getVacancy,
  getSlots,
  getReservation,
  book,
  move,
  convert,
  cancel,
  extend,
  resend,
  personal,
  refer,
  addExternal,
  listExternal,
  // Fixed words before `:id`, because the first match answers.
  today,
  unfinished,
  nextFree,
  checkInVisitor,
  callNextVisitor,
  walkIn,
  callOne,
  releaseOne,
  outcome,
  undo,
  listWaiting,
  addWaiting,
  endWaiting,
  ...defectEndpoints,
]
