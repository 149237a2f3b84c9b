import type { Endpoint } from 'payload'

import { env } from '@/lib/env'
import { processWide } from '@/lib/process-wide'

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

/** Made once: it depends on the program only, and making it is work. */
const openApiText = () =>
  processWide('openapi', () => JSON.stringify(openApiDocument(publicOperations, env.PUBLIC_URL)))

const openApi: Endpoint = {
  path: '/public/openapi.json',
  method: 'get',
  handler: () =>
    new Response(openApiText(), { headers: { 'content-type': 'application/json; charset=utf-8' } }),
}

export const publicEndpoints: Endpoint[] = [openApi, ...publicOperations.map(toEndpoint)]
