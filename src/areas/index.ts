import { grant } from '@/access/capabilities'

import { booking } from './booking'
import { calendar } from './calendar'
import { cards } from './cards'
import { compose } from './compose'
import { deadlines } from './deadlines'
import { mail } from './mail'
import { notices } from './notices'
import { printing } from './printing'
import { staff } from './staff'
import { system } from './system'
import { transport } from './transport'

/** Every area of the product: a new one is its file, an import and a word here. */
export const PRODUCT = compose([
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
])

grant(PRODUCT.capabilities)
