import { grant } from '@/access/capabilities'

import type { Area } from './area'
import { booking } from './booking'
import { calendar } from './calendar'
import { cards } from './cards'
import { capabilitiesOf } from './compose'
import { deadlines } from './deadlines'
import { mail } from './mail'
import { notices } from './notices'
import { printing } from './printing'
import { staff } from './staff'
import { system } from './system'
import { transport } from './transport'

/** Every area of the product. A new one is its file and a line here. */
export const AREAS: readonly Area[] = [
  booking,
  cards,
  transport,
  notices,
  mail,
  printing,
  deadlines,
  calendar,
  staff,
  system,
]

grant(capabilitiesOf(AREAS))
