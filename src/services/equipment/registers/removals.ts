import { findRows } from '@/db/atomic'
import { groupedBy } from '@/domain/grouped'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'
import { answerCheck, openChecks } from '@/kit/case/moves'

import { caseKind } from '../../cases/kind'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { cityCalendar } from '../../deadlines/rules'
import { type Device, officeChoices } from '../masters'

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
    filters: [{ field: 'office', label: '窓口', choices: officeChoices }],
    period: { field: 'day', label: '日', days: 62 },
    purposes: ['撤収の記録', '市への報告', '監査'],
    output: 'devices.read',
  },
})

/** Today's check of each counter that has devices to take away; days on which the city is closed have none. */
export async function keepRemovals(ctx: ServiceContext): Promise<number> {
  const day: CivilDate = tokyoDateOf(ctx.now())
  if (!(await cityCalendar(ctx.payload)).isOpen(day)) return 0
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
  for (const [office, own] of byOffice)
    await startCase(ctx, removal, {
      ...{ removalKey: `${day}|${office}`, day, office },
      devices: own.length,
      checks: own.map(({ id, number, name, location }) => ({
        id: String(id),
        text: [number, name, location].filter(Boolean).join(' '),
      })),
    })
  return byOffice.size
}
