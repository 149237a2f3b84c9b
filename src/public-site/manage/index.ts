import type { Routed } from '../routes'
import type { Site } from '../site'

import { getBooking } from './booking'
import { getCancel, postCancel } from './cancel'
import { getChange } from './change'
import { getChangeConfirm, getChangeDay, postChangeConfirm, postChangeDay } from './change-day'
import { getEarlier, postEarlier } from './earlier'
import { getManage, getService, postManage, postService } from './enter'

/** `/{lang}/manage[/…]`; null when there is no such page. */
export async function manageRoute(site: Site): Promise<Routed> {
  const [, page = '', ...rest] = site.path
  const key = [page, rest[0] === undefined ? '' : (WITH_ARGUMENT[page] ?? rest[0])]
    .filter(Boolean)
    .join('/')
  const argument = rest.at(-1) ?? ''
  const isPost = site.form !== null
  switch (rest.length > 2 ? 'none' : key) {
    case '':
      return isPost ? postManage(site) : getManage(site)
    case 'service/code':
      return isPost ? postService(site, argument) : getService(site, argument)
    case 'booking':
      return isPost ? 'method' : getBooking(site)
    case 'cancel':
      return isPost ? postCancel(site) : getCancel(site)
    case 'earlier':
      return isPost ? postEarlier(site) : getEarlier(site)
    case 'change':
      return isPost ? 'method' : getChange(site)
    case 'change/day':
      return isPost ? postChangeDay(site, argument) : getChangeDay(site, argument)
    case 'change/confirm':
      return isPost ? postChangeConfirm(site) : getChangeConfirm(site)
    default:
      return null
  }
}

/** Pages whose next part of the address is a value, not a name. */
const WITH_ARGUMENT: Record<string, string> = { service: 'code' }
