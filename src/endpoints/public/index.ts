import type { Endpoint } from 'payload'

import { env } from '@/lib/env'

import {
  cancelOwn,
  confirmHeld,
  extendHeld,
  findBooking,
  identifyPerson,
  moveBooking,
  placeBooking,
  placeHold,
  readBooking,
} from './bookings'
import { getAvailability, listNotices, listOffices, listServices } from './catalogue'
import { getChallenge } from './challenge'
import { toEndpoint } from './define'
import { openApiDocument } from './openapi'
import { joinWaitingList, leaveWaitingList } from './waitlist'

/** `find` stands before `:id`, because the first match answers. */
export const publicOperations = [
  listServices,
  listOffices,
  listNotices,
  getAvailability,
  getChallenge,
  identifyPerson,
  placeHold,
  placeBooking,
  findBooking,
  readBooking,
  confirmHeld,
  extendHeld,
  moveBooking,
  cancelOwn,
  joinWaitingList,
  leaveWaitingList,
]

const openApi: Endpoint = {
  path: '/public/openapi.json',
  method: 'get',
  handler: () => Response.json(openApiDocument(publicOperations, env.PUBLIC_URL)),
}

export const publicEndpoints: Endpoint[] = [openApi, ...publicOperations.map(toEndpoint)]
