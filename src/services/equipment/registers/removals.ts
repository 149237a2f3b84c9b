import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { groupedBy } from '@/domain/grouped'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'
import { answerCheck, type Check as Step, checksOf, openChecks } from '@/kit/case/moves'

import { byOffice } from '../../cases/choices'
import { hasHours } from '../../calendar/plan'
import { changeBeside } from '../../cases/beside'
import { caseKind } from '../../cases/kind'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { cityCalendar } from '../../deadlines/rules'
import { loadBookingConfig } from '../../settings/booking-config'
import type { Device } from '../masters'

/** 毎日の撤収: PCs, cameras and valuables of a counter, each by its name, every evening (EQ-24, SC-03). */
export const removal = defineCase({
  slug: 'removal-checks',
  label: '撤収の確認',
  name: ({ day }) => day,
  read: 'devices.read',
  scope: 'office',
  key: 'removalKey',
  start: 'open',
  states: {
    open: { label: '未確認', turn: 'devices.use' },
    done: { label: '撤収済み', final: true },
  },
  moves: {
    check: answerCheck(['open'], 'devices.use'),
    close: {
      label: '撤収を終えた',
      from: ['open'],
      to: 'done',
      by: 'devices.use',
      main: true,
      bar: openChecks,
      asks: [{ name: 'note', label: '気づいたこと' }],
      set: (_, { actor, at }) => ({ doneBy: actor.name, doneAt: at }),
    },
  },
})

export const removals = caseKind<'removal-checks'>({
  case: removal,
  list: {
    path: 'removal-checks',
    title: '毎日の撤収',
    lead: '窓口ごとに、その日に持ち帰る機器を1台ずつ確かめます。機器は「毎日の撤収」が要る種類から並びます。',
    columns: ['day', 'office', 'devices', 'state', 'doneBy', 'doneAt'],
    sort: ['-day', 'id'],
    since: { field: 'day', longDays: 1 },
    filters: [byOffice],
    period: { field: 'day', label: '日', days: 62 },
    purposes: ['撤収の記録', '市への報告', '監査'],
    output: 'devices.read',
  },
})

type Check = Stored<'removal-checks'>

const stepOf = ({ id, number, name, location }: Device): Step => ({
  id: String(id),
  text: [number, name, location].filter(Boolean).join(' '),
})

/** Which counters open on a day: all when the city does, else those with hours of their own – on Saturdays, too. */
async function opensOn({ payload }: ServiceContext, day: CivilDate) {
  const [calendar, config] = await Promise.all([cityCalendar(payload), loadBookingConfig(payload)])
  const isCityOpen = calendar.isOpen(day)
  return (office: string): boolean => isCityOpen || hasHours(config, office, day)
}

/**
 * Today's check of each counter that opens and has devices to take away, with what came or went since it was made.
 * @returns how many counters
 */
export async function keepRemovals(ctx: ServiceContext): Promise<number> {
  const day: CivilDate = tokyoDateOf(ctx.now())
  const rows = await findRows<Device>(
    ctx.payload,
    'devices',
    {
      and: [
        { needs: { contains: ',daily,' } },
        { state: { in: ['placed', 'lent', 'returned'] } },
        { office: { exists: true } },
      ],
    },
    { sort: 'number' },
  )
  const byOffice = groupedBy(rows, ({ office }) => String(office))
  const opens = await opensOn(ctx, day)
  const today = [...byOffice].filter(([office]) => opens(office))
  for (const [office, own] of today)
    await startCase(ctx, removal, {
      ...{ removalKey: `${day}|${office}`, day, office },
      ...{ devices: own.length, checks: own.map(stepOf) },
    })
  await follow(ctx, day, byOffice)
  return today.length
}

/**
 * Devices that came to a counter since its check was made are asked for this evening, too; what went, and nobody has
 * answered for, is not. What people answered meanwhile stands: the next look goes on from there.
 */
async function follow(
  ctx: ServiceContext,
  day: CivilDate,
  byOffice: ReadonlyMap<string, Device[]>,
) {
  const open = await findRows<Check>(ctx.payload, 'removal-checks', {
    and: [{ day: { equals: day } }, { state: { equals: 'open' } }],
  })
  for (const row of open) {
    const own = byOffice.get(String(row.office)) ?? []
    const before = checksOf(row)
    const here = new Set(own.map(({ id }) => String(id)))
    const known = new Set(before.map(({ id }) => id))
    const kept = before.filter(({ id, answer }) => answer ?? here.has(id))
    const came = own.filter(({ id }) => !known.has(String(id)))
    if (kept.length === before.length && came.length === 0) continue
    const checks = [...kept, ...came.map(stepOf)]
    await changeBeside(ctx, 'removal-checks', row, { checks, devices: checks.length })
  }
}
