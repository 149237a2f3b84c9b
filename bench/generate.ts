import { insertMany } from '@/db/bulk'
import { addDays } from '@/domain/time/civil'
import { generateSlots } from '@/services/calendar/generate-slots'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import { MONDAY } from '../tests/helpers/world'
import type { World } from '../tests/helpers/world'

const OFFICES = 36

/**
 * A month of slots for 36 offices (weekdays 9:00–17:00, 30 minutes), first time and again; beside it
 * the same rows put into the same table with nothing else done.
 */
export async function benchGenerate(world: World) {
  const offices: string[] = []
  for (let index = 0; index < OFFICES; index++) {
    const office = await world.payload.create({
      collection: 'offices',
      data: {
        code: `po-${index}`,
        name: `郵便局${index}`,
        kind: 'post-office',
        order: 100,
        active: true,
      },
    })
    offices.push(String(office.id))
  }
  await world.payload.update({ collection: 'services', id: world.service.id, data: { offices } })
  for (const office of offices) {
    await world.payload.db.create({
      collection: 'opening-patterns',
      data: {
        title: '平日',
        office,
        service: world.service.id,
        mon: true,
        tue: true,
        wed: true,
        thu: true,
        fri: true,
        sat: false,
        sun: false,
        onHolidays: false,
        start: '09:00',
        end: '17:00',
        slotMinutes: '30',
        capacity: 3,
        validFrom: '2026-01-01',
        active: true,
      },
    })
  }
  invalidateBookingConfig(world.payload)
  const month = { from: MONDAY, to: addDays(MONDAY, 30), officeIds: offices }
  const timed = async <T>(work: () => Promise<T>) => {
    const start = performance.now()
    const result = await work()
    return { seconds: Number(((performance.now() - start) / 1000).toFixed(2)), result }
  }
  const first = await timed(() => generateSlots(world.ctx(), month))
  const again = await timed(() => generateSlots(world.ctx(), month))
  const slots = await world.payload.db.find({
    collection: 'slots',
    where: {},
    limit: 0,
    pagination: false,
  })
  const copies = slots.docs.map((row, index) => {
    const { id: _, ...rest } = row as unknown as Record<string, unknown>
    return { ...rest, slotKey: `copy|${index}` }
  })
  const bare = await timed(() => insertMany(world.payload, 'slots', copies))
  return {
    slots: slots.docs.length,
    secondsFirst: first.seconds,
    secondsAgain: again.seconds,
    secondsBareInsert: bare.seconds,
    ratioToBareInsert: Number((first.seconds / bare.seconds).toFixed(2)),
    limitSeconds: 30,
  }
}
