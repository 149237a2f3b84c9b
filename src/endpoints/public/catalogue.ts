import { z } from 'zod'

import { slotMark } from '@/db/slot-marks'
import { addDays, compare, diffDays } from '@/domain/time/civil'
import { bannerNotices, stopsInForce } from '@/domain/notices/stops'
import { availability } from '@/services/booking/availability'
import { assertWithinReach } from '@/services/booking/party-limit'
import { windowOf } from '@/services/booking/rules'
import { officeName, serviceTexts } from '@/services/booking/view'
import { costOfDays } from '@/services/limits/cost'
import { loadNotices } from '@/services/notices/in-force'
import { invalid } from '@/services/refusals'
import { loadBookingConfig } from '@/services/settings/booking-config'

import { operation } from './define'
import { officeByCode, serviceByCode } from './lookup'
import * as schemas from './schemas'

const MAX_DAYS = 62
/** Looked at when no end is given. */
const USUAL_DAYS = 31

const daysAsked = (from: string, to: string): number =>
  Math.min(Math.max(diffDays(from, to) + 1, 0), MAX_DAYS)

const langQuery = z.object({ lang: schemas.language.optional() })

export const listServices = operation({
  method: 'get',
  path: '/public/services',
  id: 'listServices',
  summary: 'Booking services of this city',
  query: langQuery,
  response: z.object({ services: z.array(schemas.service) }),
  errors: [],
  shared: {},
  handle: async ({ ctx, language }) => {
    const config = await loadBookingConfig(ctx.payload)
    const codeOf = (id: string) =>
      config.offices.find((office) => office.id === id && office.active)?.code
    const services = []
    for (const service of config.services.filter((one) => one.active)) {
      const texts = await serviceTexts(ctx, service, language)
      services.push({
        ...service,
        name: texts.name,
        description: texts.description,
        bring: texts.bring,
        offices: service.officeIds.flatMap((id) => codeOf(id) ?? []),
      })
    }
    return { services }
  },
})

export const listOffices = operation({
  method: 'get',
  path: '/public/offices',
  id: 'listOffices',
  summary: 'Offices where citizens are received',
  query: langQuery,
  response: z.object({ offices: z.array(schemas.office) }),
  errors: [],
  shared: {},
  handle: async ({ ctx, language }) => {
    const config = await loadBookingConfig(ctx.payload)
    return {
      offices: config.offices
        .filter((office) => office.active)
        .map((office) => ({
          code: office.code,
          name: officeName(office, language),
          address: office.address ?? '',
          phone: office.phone ?? '',
          mapUrl: office.mapUrl ?? '',
        })),
    }
  },
})

export const getAvailability = operation({
  method: 'get',
  path: '/public/services/:service/availability',
  id: 'getAvailability',
  summary: 'Vacancy of one office per day and time',
  query: z.object({
    office: schemas.code,
    from: schemas.civilDate.optional(),
    to: schemas.civilDate.optional(),
    people: z.coerce.number().int().min(1).max(20).default(1),
    lang: schemas.language.optional(),
  }),
  response: z.object({
    from: schemas.civilDate,
    to: schemas.civilDate,
    days: z.array(schemas.day),
  }),
  errors: ['NOT_FOUND', 'INPUT_INVALID', 'PARTY_SIZE'],
  shared: {
    watch: async ({ ctx, params, query }) => {
      const { config, service } = await serviceByCode(ctx, params.service)
      const office = officeByCode(config, service, query.office)
      return () => slotMark(ctx.payload, service.id, office.id)
    },
  },
  cost: ({ from, to }) => costOfDays(from && to ? daysAsked(from, to) : USUAL_DAYS),
  handle: async ({ ctx, params, query }) => {
    const { config, service } = await serviceByCode(ctx, params.service)
    const office = officeByCode(config, service, query.office)
    const window = windowOf(service, ctx.now())
    const from = query.from ?? window.from
    const to = query.to ?? [addDays(from, USUAL_DAYS - 1), window.to].sort(compare)[0] ?? from
    if (diffDays(from, to) < 0 || diffDays(from, to) > MAX_DAYS) {
      throw invalid('期間は62日以内にしてください。', { to: 'RANGE' })
    }
    await assertWithinReach(ctx, { service, office: office.id, partySize: query.people })
    return {
      from,
      to,
      days: await availability(ctx, {
        config,
        service,
        office: office.id,
        from,
        to,
        partySize: query.people,
      }),
    }
  },
})

export const listNotices = operation({
  method: 'get',
  path: '/public/notices',
  id: 'listNotices',
  summary: 'Notices in force and whether booking is stopped',
  query: langQuery,
  response: z.object({
    stopped: z.boolean(),
    notices: z.array(
      z.object({
        kind: z.enum(['incident', 'maintenance', 'info']),
        title: z.string(),
        body: z.string(),
        resolved: z.boolean(),
      }),
    ),
  }),
  errors: [],
  shared: {},
  handle: async ({ ctx, language }) => {
    const all = await loadNotices(ctx.payload)
    return {
      stopped: stopsInForce(all, ctx.now()).length > 0,
      notices: bannerNotices(all, ctx.now()).map((notice) => {
        const own = notice.translations?.find((one) => one.language === language)
        return {
          kind: notice.kind,
          title: own?.title ?? notice.title,
          body: own?.body ?? notice.body ?? '',
          resolved: notice.resolved,
        }
      }),
    }
  },
})
