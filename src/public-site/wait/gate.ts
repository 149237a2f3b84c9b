import { isAllowed } from '@/lib/ip-allow'
import { sourceAddress } from '@/lib/source-address'
import { keeperOf } from '@/services/admission/here'
import { admissionConfig } from '@/services/admission/settings'

import type { Reply, Site } from '../site'

import { waitingHref } from './answer'

/** Whoever had a form open when the queue opened may send it for so long. */
const OPEN_FORM_MS = 30 * 60_000
/** Steps of a booking that take seats or write. */
const DEAR = new Set(['people', 'day', 'confirm'])

/**
 * Is this a dear step: identify, hold, book, change of time? Looking – calendars, questions, one's own
 * booking – never is, and neither is giving seats back.
 * @returns `begin` where somebody comes to begin, `go` within, null for everything else
 */
export function dearStep({ path, form, flow }: Site): 'begin' | 'go' | null {
  const [area, first, second] = path
  if (area === 'book' && first && path.length === 2) return flow ? 'go' : 'begin'
  if (area === 'book' && second && DEAR.has(second)) return form ? 'go' : null
  if (area === 'manage' && first === 'change') return second ? 'go' : 'begin'
  return null
}

/** Seats that are held and bookings that were under way before the queue opened go on. */
function isUnderWay(site: Site): boolean {
  const { flow, token, ctx } = site
  if (flow?.hold) return true
  const gate = keeperOf(site.payload).known()
  // Where lots are drawn, nobody comes in by having opened a form before.
  if (!gate?.isOpen || gate.draw) return false
  const openedAt = new Date(gate.openedAt).getTime()
  if (ctx.now().getTime() - openedAt > OPEN_FORM_MS) return false
  const begun = flow && flow.identities.length > 0 ? flow.begun : token?.at
  return begun !== undefined && begun < openedAt
}

/** Staff have their own session; kiosks are known by where the city has put them. */
async function isOfTheCity({ payload, kiosk }: Site, headers: Headers): Promise<boolean> {
  if (headers.get('x-door-session') === '1') return true
  if (!kiosk) return false
  const { kiosks } = await admissionConfig(payload)
  return kiosks.ranges.length > 0 && isAllowed(kiosks, sourceAddress(headers))
}

/**
 * The gate before dear steps (AV-01).
 * @returns where to wait; null: go on. A ticket or pass goes with the answer
 */
export async function waitBefore(site: Site, headers: Headers): Promise<Reply | null> {
  const step = dearStep(site)
  if (!step || isUnderWay(site) || (await isOfTheCity(site, headers))) return null
  const admission = await keeperOf(site.payload).admit({
    ticket: site.ticket,
    source: site.source,
    begins: step === 'begin' && !site.form,
  })
  site.newTicket = 'ticket' in admission ? admission.ticket : null
  if (admission.as === 'in') return null
  return { redirect: waitingHref(site.language, site.url.pathname + site.url.search) }
}
