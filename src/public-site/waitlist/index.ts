import { serviceByCode } from '../booking/flow'
import type { Routed, Site } from '../site'

import { takeForm } from '../http/form-page'

import { joinForm } from './join'
import { leaveForm } from './leave'

/** `/{lang}/waitlist?t=…` ends a wish, `/{lang}/waitlist/{service}` notes one. */
export async function waitlistRoute(site: Site): Promise<Routed> {
  const [, code, ...rest] = site.path
  if (!code) return site.form ? takeForm(site, leaveForm) : leaveForm.get(site)
  const service = serviceByCode(site, code)
  if (!service?.waitlist || rest.length > 0) return null
  return site.form ? takeForm(site, joinForm, service) : joinForm.get(site, service)
}
