import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findOffice, findService, loadBookingConfig } from '@/services/settings/booking-config'

import type { World } from '../../helpers/world'
import { openWorld } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const office = (index: number) => world.offices[index]!.id

describe('the booking configuration', () => {
  it('resolves defaults and finds services and offices by code or id', async () => {
    const config = await loadBookingConfig(world.payload)
    const service = findService(config, 'pickup')
    expect(service).toEqual(findService(config, world.service.id))
    expect(service).toMatchObject({
      officeIds: [office(0), office(1)],
      register: null,
      changeLock: null,
      waitlist: false,
      releaseDelayMax: 0,
      numberPattern: null,
      inputItems: [],
    })
    expect(findOffice(config, 'saiwai')?.id).toBe(office(1))
    expect(findOffice(config, 'nowhere')).toBeNull()
  })

  it('BK-14 (part) a saved setting counts for the very next request', async () => {
    const { payload } = world
    await loadBookingConfig(payload)
    await payload.update({
      collection: 'services',
      id: world.service.id,
      data: {
        register: { daysBefore: 3, time: '17:00' },
        cancel: { minutesBefore: 30 },
        changeLockMinutes: 2880,
      },
    })
    expect(findService(await loadBookingConfig(payload), 'pickup')).toMatchObject({
      register: { daysBefore: 3, time: '17:00', minutesBefore: null },
      change: null,
      cancel: { daysBefore: 0, time: null, minutesBefore: 30 },
      changeLock: { days: 0, minutes: 2880 },
    })
  })

  it('lists patterns by precedence and leaves out what is not in use', async () => {
    const { payload } = world
    const band = {
      office: office(0),
      service: world.service.id,
      start: '09:00',
      end: '17:00',
      slotMinutes: '20' as const,
      capacity: 2,
      capWeb: 1,
    }
    const later = await payload.create({
      collection: 'opening-patterns',
      data: { ...band, validFrom: '2026-12-01', sun: true },
    })
    const earlier = await payload.create({
      collection: 'opening-patterns',
      data: { ...band, validFrom: '2026-04-01', validTo: '2027-03-31' },
    })
    const unused = await payload.create({
      collection: 'opening-patterns',
      data: { ...band, validFrom: '2026-04-01', active: false },
    })
    const { patterns } = await loadBookingConfig(payload)
    expect(patterns.map(({ id }) => id)).toEqual([earlier.id, later.id])
    expect(patterns.map(({ id }) => id)).not.toContain(unused.id)
    expect(patterns[1]).toMatchObject({
      weekdays: [true, true, true, true, true, true, false],
      slotMinutes: 20,
      capWeb: 1,
      capPhone: null,
      validTo: null,
    })
  })

  it('reads an exception without offices as one for all of them', async () => {
    await world.payload.create({
      collection: 'calendar-exceptions',
      data: { kind: 'closed', reason: '点検', from: '2026-12-10', to: '2026-12-10' },
    })
    const { exceptions } = await loadBookingConfig(world.payload)
    expect(exceptions).toMatchObject([{ officeIds: null, serviceIds: null, start: null }])
  })
})
