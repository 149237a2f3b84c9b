import { normaliseCode } from '@/domain/codes/normalise-code'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import { findByPin, findByToken, findLive, opensBookingOf } from '@/services/booking/find'
import { recognise } from '@/services/booking/identify'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { hasNumber, serviceByCode } from '../booking/flow'
import { readNumber } from '../booking/identify'
import { field, textsOf } from '../booking/text'
import type { Problem } from '../errors'
import { atNumber, fieldProblem, plainProblem, problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import { newThing } from '../http/subject'
import type { Reply, Site } from '../site'

import { enterPage, serviceEnterPage } from './enter-page'
import { openBooking } from './own'

const MAX_TOKEN = 300

async function show(site: Site, problem: Problem | null): Promise<Reply> {
  const services = site.config.services.filter((one) => one.active && hasNumber(one))
  return enterPage({
    site,
    problem,
    values: site.form ? { number: field(site, 'number', 40), pin: '' } : { number: '', pin: '' },
    services: await Promise.all(
      services.map(async (service) => ({ service, texts: await textsOf(site, service) })),
    ),
  })
}

/** Three ways in: the mail's link, receipt number and code, or the number of the letter (ID-06). */
export const enterForm: FormPage<[]> = { get: getManage, about: () => newThing(), post: postManage }

async function getManage(site: Site): Promise<Reply> {
  const token = site.url.searchParams.get('t')
  if (token === null) return show(site, null)
  const row = token.length <= MAX_TOKEN ? await findByToken(site.ctx, token) : null
  // At once to an address without the secret, so that it stays in no history and goes to no map.
  return row ? openBooking(site, row.id) : show(site, plainProblem(site, 'NOT_FOUND', 404))
}

async function postManage(site: Site): Promise<Reply> {
  const number = field(site, 'number', 40).trim()
  const pin = field(site, 'pin', 20).trim()
  const fields: Record<string, string> = {}
  const parsed = parseReceiptNumber(number)
  // What cannot be right in its form is said, is no try and tells nothing of any booking.
  if (!number) fields.number = 'REQUIRED'
  else if (!parsed.ok && parsed.reason === 'length') fields.number = 'RECEIPT_FORMAT'
  if (!pin) fields.pin = 'REQUIRED'
  else if (!/^\d{6}$/.test(normaliseCode(pin))) fields.pin = 'CODE_FORMAT'
  if (Object.keys(fields).length > 0) return show(site, fieldProblem(site, fields))
  try {
    return await openBooking(site, (await findByPin(site.ctx, number, pin, site.source)).id)
  } catch (error) {
    return show(site, atNumber(problemOf(site, error)))
  }
}

async function showService(
  site: Site,
  service: ServiceConfig,
  problem: Problem | null,
): Promise<Reply> {
  const values: Record<string, string> = site.form
    ? { number: field(site, 'number', 80), birthday: field(site, 'birthday', 30) }
    : {}
  return serviceEnterPage({
    site,
    service,
    texts: await textsOf(site, service),
    problem,
    values,
  })
}

/** The service of `/manage/service/{code}`, if it is one that is opened by a number. */
export function numberService(site: Site, code: string): ServiceConfig | null {
  const service = serviceByCode(site, code)
  return service && hasNumber(service) ? service : null
}

export const serviceForm: FormPage<[ServiceConfig]> = {
  get: (site, service) => showService(site, service, null),
  about: () => newThing(),
  post: postService,
}

async function postService(site: Site, service: ServiceConfig): Promise<Reply> {
  const read = readNumber(site, service)
  if ('problem' in read) return showService(site, service, read.problem)
  try {
    const identity = await recognise(site.ctx, service, read.input, site.source)
    const live = await findLive(site.ctx, identity)
    if (live?.status === 'confirmed' && opensBookingOf(site.config, service, live))
      return await openBooking(site, live.id)
    return showService(site, service, atNumber(plainProblem(site, 'NO_BOOKING', 404)))
  } catch (error) {
    return showService(site, service, atNumber(problemOf(site, error)))
  }
}
