import { admission } from './admission'
import { alarms } from './alarms'
import type { Area } from './area'
import { booking } from './booking'
import { calendar } from './calendar'
import { cards } from './cards'
import { compose } from './compose'
import { contact } from './contact'
import { deadlines } from './deadlines'
import { equipment } from './equipment'
import { figures } from './figures'
import { knowledge } from './knowledge'
import { mail } from './mail'
import { notices } from './notices'
import { people } from './people'
import { printing } from './printing'
import { reports } from './reports'
import { search } from './search'
import { shifts } from './shifts'
import { staff } from './staff'
import { system } from './system'
import { transport } from './transport'

/** A new area is its file, an import and a word here; people on the telephone are waited for first. */
export const AREAS: readonly Area[] = [
  booking,
  notices,
  contact,
  cards,
  transport,
  knowledge,
  search,
  figures,
  alarms,
  admission,
  mail,
  printing,
  equipment,
  deadlines,
  calendar,
  people,
  shifts,
  reports,
  staff,
  system,
]

/** What the areas make together; handed to whoever builds the product. */
export const PRODUCT = compose(AREAS)

export type { Area } from './area'
export { compose, type Product } from './compose'
export { type MenuBlock, page, type Page, type Placed, type Start } from './page'
