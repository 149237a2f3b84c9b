import { randomUUID } from 'node:crypto'

import { ALARMS } from './case-examples/alarms'
import { CARDS } from './case-examples/cards'
import { CONTACT } from './case-examples/contact'
import { EQUIPMENT } from './case-examples/equipment'
import { FIGURES } from './case-examples/figures'
import { KNOWLEDGE } from './case-examples/knowledge'
import { PEOPLE } from './case-examples/people'
import { REPORTS } from './case-examples/reports'
import { SHIFTS } from './case-examples/shifts'
import { TRANSPORT } from './case-examples/transport'
import type { Examples } from './case-examples/example'

/** One record of each case kind, for what is proved of all of them; a kind without one fails there. */
export const EXAMPLES: Examples = {
  ...ALARMS,
  ...CARDS,
  ...CONTACT,
  ...EQUIPMENT,
  ...FIGURES,
  ...KNOWLEDGE,
  ...PEOPLE,
  ...REPORTS,
  ...SHIFTS,
  ...TRANSPORT,
}

export const newKey = (): string => randomUUID()
