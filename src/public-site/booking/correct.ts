import { giveUpHold } from '@/services/booking/change'
import type { Identity } from '@/services/booking/identify'
import type { ReservationRow } from '@/services/booking/types'
import { findOffice, type ServiceConfig } from '@/services/settings/booking-config'

import { problemOf } from '../errors'
import type { Flow } from '../http/session'
import { flowsOf } from '../http/session'
import type { Reply, Site } from '../site'

import { showDay } from './day'
import { bookHref, bookingSession, hasNumber, keepFlow } from './flow'
import { liveHold, takeTime } from './hold'

/** What was entered on the first page of the booking under way, as its fields show it (WCAG 3.3.7). */
export function enteredBefore(site: Site, service: ServiceConfig): Record<string, string> {
  const flow = bookingSession(site, service)
  if (!flow || hasNumber(service)) return {}
  const details = JSON.parse(flow.identities[0]?.details || '{}') as Record<string, string>
  const birthday = details.birthday?.replaceAll('-', '')
  return { ...details, ...(birthday ? { birthday } : {}), party: String(flow.party) }
}

/** The booking under way that is corrected: the one of the address, or this person's in this browser. */
function underCorrection(site: Site, service: ServiceConfig, found: string): Flow | null {
  const own = bookingSession(site, service)
  if (own) return own
  return (
    flowsOf(site.session).find(
      (one) => one.hold === found && one.service === service.id && !one.done,
    ) ?? null
  )
}

/**
 * Whoever comes back to the first page of a booking that keeps a time corrects it: what was typed is
 * taken over, and the time stays. Null where no time is kept, or where a number says who books.
 * @param found the reservation that the person has now
 */
export async function correct(
  site: Site,
  service: ServiceConfig,
  identity: Identity,
  party: number,
  found: ReservationRow | null,
): Promise<Reply | null> {
  if (hasNumber(service)) return null
  const flow = underCorrection(site, service, found?.id ?? '')
  if (!flow || (found && found.id !== flow.hold)) return null
  const before = { flow: site.flow, key: site.key }
  const isElsewhere = flow.key !== site.key
  Object.assign(site, { flow, key: flow.key })
  const hold = await liveHold(site)
  if (!hold) {
    Object.assign(site, before)
    return null
  }
  const isSame = flow.identities[0]?.key === identity.key && hold.partySize === party
  keepFlow(site, { identities: [identity], party })
  const done = {
    redirect: `${bookHref(site, service, 'confirm')}${isElsewhere ? '?why=kept' : ''}`,
  }
  return isSame ? done : ((await sameTimeAgain(site, service, hold)) ?? done)
}

/** The seats were kept for others: they are taken anew. @returns null when that was possible */
async function sameTimeAgain(
  site: Site,
  service: ServiceConfig,
  hold: ReservationRow,
): Promise<Reply | null> {
  const { date, start } = hold
  const office = findOffice(site.config, hold.office)
  await giveUpHold(site.ctx, hold.id)
  keepFlow(site, { hold: undefined })
  if (!office) return { redirect: bookHref(site, service, 'office') }
  try {
    const row = await takeTime(site, { service, office, date, start })
    keepFlow(site, { office: office.id, hold: row.id })
    return null
  } catch (error) {
    const problem = problemOf(site, error)
    site.form = null
    return showDay(site, service, office, date, problem)
  }
}
