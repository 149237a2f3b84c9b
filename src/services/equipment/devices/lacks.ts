import type { Where } from 'payload'

import { LACK, type Lack, type Need } from '@/domain/equipment/vocabulary'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { finalStates } from '@/kit/case/define'

import type { ServiceContext } from '../../context'
import { failingModels, foreignModels, typesWithRules } from '../masters'
import { equipmentSettings } from '../settings'

import { device } from './case'

const hasNo = (field: string): Where => ({
  or: [{ [field]: { exists: false } }, { [field]: { equals: '' } }],
})
const needing = (need: Need, ...more: Where[]): Where => ({
  and: [{ needs: { contains: `,${need},` } }, ...more],
})
const between = (field: string, from: CivilDate, to: CivilDate): Where => ({
  and: [{ [field]: { greater_than_equal: from } }, { [field]: { less_than_equal: to } }],
})

/** What stands on its place, or should. */
const STANDS: Where = { state: { in: ['placed', 'lent', 'returned', 'repair'] } }

/** Devices that are not gone and lack something, or whose period begins or ends soon (EQ-02 to EQ-07, EQ-19). */
export async function lackWhere(ctx: ServiceContext, lack: string): Promise<Where> {
  const today = tokyoDateOf(ctx.now())
  const { antivirusDays, noticeDays } = await equipmentSettings(ctx)
  const soon = addDays(today, noticeDays)
  const found: Record<Lack, () => Where | Promise<Where>> = {
    label: () => needing('label', hasNo('labelledOn')),
    wire: () => needing('wire', hasNo('securedOn')),
    sim: () => needing('sim', hasNo('simNumber')),
    discs: () => needing('discs', { or: [hasNo('discGivenOn'), hasNo('discKeptOn')] }),
    antivirus: () =>
      needing('antivirus', STANDS, {
        or: [hasNo('antivirusOn'), { antivirusOn: { less_than: addDays(today, -antivirusDays) } }],
      }),
    spec: async (): Promise<Where> => ({
      or: [
        { model: { in: [...(await failingModels(ctx)).keys()] } } as Where,
        { and: [hasNo('model'), { type: { in: await typesWithRules(ctx) } }] },
        ...(await foreignModels(ctx)),
      ],
    }),
    site: () => needing('site', hasNo('siteNote')),
    type: () => hasNo('type'),
    period: () => ({
      and: [STANDS, { or: [{ from: { greater_than: today } }, { to: { less_than: today } }] }],
    }),
    starts: () => ({ and: [{ state: { equals: 'preparing' } }, between('from', today, soon)] }),
    ends: () => between('to', today, soon),
    overdue: () => ({ state: { equals: 'lent' }, loanDueOn: { less_than: today } }),
    unwiped: () => ({ state: { equals: 'returned' } }),
  }
  return {
    and: [{ state: { not_in: finalStates(device) } }, await found[lack as Lack]()],
  }
}

/** Devices with any of it, each once. */
export const anyLackWhere = async (ctx: ServiceContext): Promise<Where> => ({
  or: await Promise.all(Object.keys(LACK).map((lack) => lackWhere(ctx, lack))),
})
