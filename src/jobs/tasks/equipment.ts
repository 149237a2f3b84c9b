import type { Payload } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'
import type { ServiceContext } from '@/services/context'
import { adoptDevices } from '@/services/equipment/devices/adopt'
import { settleHelpdesk } from '@/services/equipment/maintenance/from-helpdesk'
import { noteResponses } from '@/services/equipment/maintenance/list'
import { keepRemovals } from '@/services/equipment/registers/removals'
import { spreadMasters } from '@/services/equipment/spread'
import { settleRequests } from '@/services/equipment/supplies/deliver'
import { settleSupplies } from '@/services/equipment/supplies/ledger'

import type { Task } from '../task'

/** What one look does, and how the list of runs calls it. */
export type Look = readonly [name: string, look: (ctx: ServiceContext) => Promise<number>]

/**
 * What reads everything and finds nothing unless a process died, or rows are older than the product: in the first
 * round of a process, and of each day. One that broke is tried in the next round.
 */
export function onceADay(look: Look[1]): Look[1] {
  const lastOn = new WeakMap<Payload, string>()
  return async (ctx) => {
    const today = tokyoDateOf(ctx.now())
    if (lastOn.get(ctx.payload) === today) return 0
    const done = await look(ctx)
    lastOn.set(ctx.payload, today)
    return done
  }
}

const LOOKS: readonly Look[] = [
  ['以前の機器の引き継ぎ', onceADay(adoptDevices)],
  ['種類・契約の反映', onceADay(spreadMasters)],
  ['ヘルプデスクからの依頼', settleHelpdesk],
  ['最初の対応の時間', noteResponses],
  ['撤収の確認', keepRemovals],
  ['在庫の記録の続き', settleSupplies],
  ['取りやめた請求の戻し', settleRequests],
]

/**
 * Each look for itself: what breaks in one keeps none of the others from its work, and is thrown when all are
 * through. @returns what was done, by name
 */
export async function lookRound(ctx: ServiceContext, looks: readonly Look[]): Promise<string> {
  const done: string[] = []
  const broken: unknown[] = []
  for (const [name, look] of looks)
    try {
      done.push(`${name} ${await look(ctx)} 件`)
    } catch (error) {
      ctx.payload.logger.error({ msg: `equipment: ${name}`, err: error })
      broken.push(error)
    }
  if (broken.length > 0) throw new AggregateError(broken, '機器・消耗品の見回りの一部ができません')
  return done.join('、')
}

/** Today's checks of what is taken home, and whatever a process left half done. */
export const equipmentTask: Task = {
  name: 'equipment',
  label: '機器・消耗品の見回り',
  schedule: { everyMinutes: 5 },
  limitMinutes: 5,
  attempts: 1,
  run: (ctx) => lookRound(ctx, LOOKS),
}
