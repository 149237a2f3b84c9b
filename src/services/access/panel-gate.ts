import type { Payload } from 'payload'

import { isAllowed, parseAllowList } from '@/lib/ip-allow'
import { isPanelPath, refusedAddress } from '@/lib/panel-path'
import { sourceAddress } from '@/lib/source-address'

import { readCitySettings } from '../settings/read-settings'
import { shortCached } from '../settings/short-cache'

import { withSecondSite } from './second-site'

/** May this address in, by the list in the city's settings? At most a second old (AC-03). */
export async function allowedBySettings(payload: Payload, headers: Headers): Promise<boolean> {
  const list = await shortCached(payload, 'panel-allow-list', async () => {
    const { panelAllowList } = await readCitySettings(payload)
    return withSecondSite(payload, parseAllowList(panelAllowList ?? ''))
  })
  return isAllowed(list, sourceAddress(headers))
}

type Handler<A> = (request: Request, args: A) => Promise<Response>

/** Puts the city's list in front of an API handler; /api/public stays open. */
export const withPanelGate =
  <A>(payload: () => Promise<Payload>, handler: Handler<A>): Handler<A> =>
  async (request, args) => {
    const { pathname } = new URL(request.url)
    const isOpen =
      !isPanelPath(pathname) || (await allowedBySettings(await payload(), request.headers))
    return isOpen ? handler(request, args) : refusedAddress(pathname)
  }
