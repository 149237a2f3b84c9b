import { giveUpHold } from '@/services/booking/change'

import type { Flow, Item } from '../http/session'
import { forgetItem, keepItem, surplus } from '../http/session'
import type { Site } from '../site'

import { keepFlow } from './flow'

/** Carries an item on; the oldest make room, so that one browser does not hoard seats (PB-22). */
export async function keepNew(site: Site, item: Item): Promise<void> {
  keepItem(site.session, item)
  site.key = item.key
  for (const old of surplus(site.session, item.key)) {
    if (old.kind === 'flow' && old.hold && !old.done) await giveUpHold(site.ctx, old.hold)
    forgetItem(site.session, old.key)
  }
}

/** Begins a booking beside those under way in other tabs. */
export async function beginFlow(site: Site, flow: Flow): Promise<void> {
  await keepNew(site, flow)
  site.flow = flow
}

/** Seats held for another choice are given back at once; a booking made of them stays. */
export async function dropHold(site: Site): Promise<void> {
  const hold = site.flow?.hold
  if (!hold) return
  await giveUpHold(site.ctx, hold)
  keepFlow(site, { hold: undefined })
}

/** The booking is made: of what was entered nothing is carried on but which booking it is. */
export async function finishFlow(site: Site, reservation: string): Promise<void> {
  const { flow } = site
  if (!flow) return
  const { kind, key, service } = flow
  const begun = site.ctx.now().getTime()
  await beginFlow(site, { kind, key, begun, service, identities: [], party: 0, done: reservation })
}
