import { caseActs, fileActs } from './case-acts'
import type { Acts, Records } from './people'
import { CITY_ADMIN, NOBODY, PLACES_DEVICES, roles } from './people'

const SEES = roles('ca cs ws su vm se po hd fs au')
const OVERSEES = roles('ca su vm se au')
const EDITS = PLACES_DEVICES
const WORKS = roles('ca ws su vm se fs')
const SEES_SUPPLIES = roles('ca cs ws su vm se po fs au')
const ASKS = roles('ws se po fs')
const SENDS = roles('su vm se')
const SEES_FAULTS = roles('ca cs ws su vm se po hd fs au')
const TELLS_FAULTS = roles('ca cs ws su se po hd fs')
const REPAIRS = roles('su vm se')

const each = (names: string, may: typeof SEES): Record<string, typeof SEES> =>
  Object.fromEntries(names.split(' ').map((name) => [name, may]))

/** Devices, consumables and maintenance: acts of staff, and the roles that may. */
export const EQUIPMENT_ACTS: Acts = {
  'get /ops/equipment/promised': OVERSEES,
  'get /ops/equipment/promised/output': OVERSEES,
  'get /ops/equipment/devices/:id/certificate': SEES,
  'get /ops/equipment/maintenance/:id/report': SEES_FAULTS,
  'post /ops/equipment/import/preview': EDITS,
  'post /ops/equipment/import': EDITS,
  'post /ops/equipment/counts/:id/scan': WORKS,
  'post /ops/equipment/counts/:id/unscan': WORKS,
  'post /ops/equipment/borrower': WORKS,
  'post /ops/equipment/loans': WORKS,
  'get /ops/equipment/supplies': SEES_SUPPLIES,
  'get /ops/equipment/supplies/output': SEES_SUPPLIES,
  'post /ops/equipment/supplies/:id/move': SENDS,
  ...fileActs('devices', SEES, EDITS),
  ...fileActs('device-damages', SEES, WORKS),
  ...fileActs('maintenance-tickets', SEES_FAULTS, TELLS_FAULTS),
  ...caseActs('devices', {
    read: SEES,
    output: SEES,
    edit: EDITS,
    begin: EDITS,
    moves: {
      ...each('check place relocate label secure sim discs toRepair repaired', EDITS),
      ...each('lock remoteWipe found writeOff plan certify remove keep mend add', EDITS),
      ...each('unplug repairedUnwiped foundUnwiped keepUnwiped keepPreparing', EDITS),
      ...each('keepRepair retype', EDITS),
      ...each('antivirus lend giveBack clean lose', WORKS),
    },
    many: 'place label secure discs antivirus lend giveBack clean plan certify remove'.split(' '),
  }),
  ...caseActs('maintenance-tickets', {
    read: SEES_FAULTS,
    output: SEES_FAULTS,
    edit: REPAIRS,
    begin: TELLS_FAULTS,
    moves: {
      ...each('take call planVisit arrive repaired report close add', REPAIRS),
      again: TELLS_FAULTS,
    },
    many: ['take'],
  }),
  ...caseActs('supply-requests', {
    read: SEES_SUPPLIES,
    output: SEES_SUPPLIES,
    edit: SENDS,
    begin: ASKS,
    moves: { deliver: SENDS, refuse: SENDS, receive: ASKS },
  }),
  ...caseActs('device-damages', {
    read: SEES,
    output: SEES,
    edit: EDITS,
    begin: WORKS,
    moves: each('decide settle', EDITS),
  }),
  ...caseActs('removal-checks', {
    read: SEES,
    output: SEES,
    edit: WORKS,
    moves: each('check close', WORKS),
  }),
  ...caseActs('device-counts', {
    read: SEES,
    output: SEES,
    edit: WORKS,
    begin: WORKS,
    moves: each('finish', WORKS),
  }),
  ...caseActs('contract-ends', {
    read: SEES,
    output: SEES,
    edit: EDITS,
    begin: EDITS,
    moves: { ...each('check report', EDITS), ...each('accept giveBack', CITY_ADMIN) },
  }),
}

export const EQUIPMENT_RECORDS: Records = {
  devices: { read: SEES, create: NOBODY },
  'maintenance-tickets': { read: SEES_FAULTS, create: NOBODY },
  'supply-requests': { read: SEES_SUPPLIES, create: NOBODY },
  'device-damages': { read: SEES, create: NOBODY },
  'removal-checks': { read: SEES, create: NOBODY },
  'device-counts': { read: SEES, create: NOBODY },
  'contract-ends': { read: SEES, create: NOBODY },
  'supply-stocks': { read: SEES_SUPPLIES, create: NOBODY },
  'supply-moves': { read: SEES_SUPPLIES, create: NOBODY },
  'device-types': { read: SEES, create: EDITS },
  'device-models': { read: SEES, create: EDITS },
  'device-contracts': { read: SEES, create: EDITS },
  supplies: { read: SEES_SUPPLIES, create: EDITS },
}

const KIT = 'stateOn stateSeq history extra unlogged'

/** Fields that no answer carries, by record (see `fields.ts`). */
export const EQUIPMENT_CLOSED: Record<string, string> = {
  devices: `deviceKey contractId lineKey sim plannedFrom type needs model checks active ${KIT}`,
  'maintenance-tickets': `ticketKey device assignee ${KIT}`,
  'supply-requests': `requestKey supply ${KIT}`,
  'device-damages': `damageKey device ${KIT}`,
  'removal-checks': `removalKey checks ${KIT}`,
  'device-counts': `countKey expected scans ${KIT}`,
  'contract-ends': `endKey contractId checks ${KIT}`,
  'supply-stocks': 'supply rev pending',
  'supply-moves': 'supply moveKey',
  'device-types': 'presetKey',
  'device-models': 'presetKey',
  'device-contracts': 'presetKey',
  supplies: 'presetKey',
}
