import { serviceByCode } from '../booking/flow'
import type { Routed } from '../routes'
import type { Site } from '../site'

import { getJoin, postJoin } from './join'
import { getLeave, postLeave } from './leave'

/** `/{lang}/waitlist?t=…` ends a wish, `/{lang}/waitlist/{service}` notes one. */
export async function waitlistRoute(site: Site): Promise<Routed> {
  const [, code, ...rest] = site.path
  if (!code) return site.form ? postLeave(site) : getLeave(site)
  const service = serviceByCode(site, code)
  if (!service?.waitlist || rest.length > 0) return null
  return site.form ? postJoin(site, service) : getJoin(site, service)
}
