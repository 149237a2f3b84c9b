import { caseActs, fileActs } from './case-acts'
import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, roles } from './people'

const SEES = roles('ca su vm se au')
const EDITS = roles('su vm se')

/** Acts and records of the area `people`: who works for the contract, and what they have learnt. */
export const PEOPLE_ACTS: Acts = {
  'get /ops/open-records': SEES,
  'get /ops/open-records/output': SEES,
  'post /ops/open-records/hand-over': EDITS,
  'get /ops/open-records/handed/:id/output': SEES,
  'get /ops/cases/work-handovers': SEES,
  'get /ops/cases/work-handovers/counts': SEES,
  'get /ops/cases/work-handovers/output': SEES,
  'get /ops/cases/work-handovers/:id': SEES,
  'get /ops/cases/work-handovers/:id/paper': SEES,
  'post /ops/cases/work-handovers/:id/receive': CITY_ADMIN,
  'post /ops/cases/work-handovers/:id/ask': CITY_ADMIN,
  'post /ops/cases/work-handovers/:id/edit': CITY_ADMIN,
  'post /ops/cases/work-handovers/:id/answer': EDITS,
  'post /ops/cases/work-handovers/:id/withdraw': EDITS,
  'post /ops/cases/work-handovers/:id/add': SEES,
  'get /ops/contact-card': EVERYBODY,
  'get /ops/roster': SEES,
  'get /ops/roster/output': SEES,
  'get /ops/roster/structure': SEES,
  'get /ops/assignments/:id/notice': SEES,
  'get /ops/cases/assignments': SEES,
  'get /ops/cases/assignments/counts': SEES,
  'get /ops/cases/assignments/output': SEES,
  'get /ops/cases/assignments/:id': SEES,
  'get /ops/cases/assignments/:id/paper': SEES,
  'post /ops/cases/assignments': EDITS,
  ...fileActs('assignments', SEES, EDITS),
  ...Object.fromEntries(
    ['edit', 'submit', 'start', 'move', 'end', 'plan', 'cancel', 'add'].map((move) => [
      `post /ops/cases/assignments/:id/${move}`,
      EDITS,
    ]),
  ),
  ...caseActs('staff-reports', {
    ...{ read: SEES, output: SEES, edit: EDITS },
    moves: {
      ...{ report: EDITS, reply: EDITS, cancel: EDITS, add: EDITS },
      ...{ accept: CITY_ADMIN, ask: CITY_ADMIN },
    },
    many: ['report', 'accept'],
  }),
  'get /ops/training': SEES,
  'get /ops/training/output': SEES,
  'get /ops/training/report': SEES,
  'get /ops/training-sessions/:id': SEES,
  'get /ops/training-sessions/:id/choices': SEES,
  'get /ops/training-sessions/:id/sheet': SEES,
  'get /ops/training-sessions/:id/certificates': SEES,
  'post /ops/courses/:id/sessions': EDITS,
  ...Object.fromEntries(
    ['arrange', 'people', 'attendance', 'complete'].map((act) => [
      `post /ops/training-sessions/:id/${act}`,
      EDITS,
    ]),
  ),
  'get /ops/cases/training-sessions': SEES,
  'get /ops/cases/training-sessions/counts': SEES,
  'get /ops/cases/training-sessions/output': SEES,
  'get /ops/cases/training-sessions/:id': SEES,
  'get /ops/cases/training-sessions/:id/paper': SEES,
  'post /ops/cases/training-sessions': EDITS,
  ...Object.fromEntries(
    [
      ...['edit', 'submit', 'confirm', 'reopen', 'deliver', 'hold', 'complete', 'cancel', 'add'],
    ].map((move) => [`post /ops/cases/training-sessions/:id/${move}`, EDITS]),
  ),
  // Looked up first, on the session's own screen.
  'post /ops/cases/training-sessions/:id/approve': CITY_ADMIN,
  'post /ops/cases/training-sessions/:id/giveBack': CITY_ADMIN,
  'post /ops/cases/training-sessions/many/submit': EDITS,
  'post /ops/cases/training-sessions/many/confirm': EDITS,
  'post /ops/cases/training-sessions/many/approve': CITY_ADMIN,
  'post /ops/cases/assignments/many/submit': EDITS,
  'post /ops/cases/assignments/many/start': EDITS,
}

export const PEOPLE_RECORDS: Records = {
  'work-handovers': { read: SEES, create: NOBODY },
  'work-handover-lists': { read: NOBODY, create: NOBODY },
  attachments: { read: NOBODY, create: NOBODY },
  assignments: { read: SEES, create: NOBODY },
  'staff-reports': { read: SEES, create: NOBODY },
  'training-sessions': { read: SEES, create: NOBODY },
  attendances: { read: SEES, create: NOBODY },
  'work-roles': { read: SEES, create: CITY_ADMIN },
  // The city records its approval in them, and nothing else.
  workers: { read: SEES, create: EDITS, update: roles('ca su vm se') },
  // What a course asks for is the city's alone, field by field.
  courses: { read: SEES, create: roles('ca su vm se') },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const PEOPLE_CLOSED: Record<string, string> = {
  'work-handovers': 'requestKey stateOn stateSeq history extra unlogged',
  'work-handover-lists': 'listKey lines',
  attachments: 'kind record name fileKey type lines unlogged attachKey',
  assignments: 'requestKey worker role stateOn stateSeq history extra unlogged',
  'staff-reports': 'requestKey worker stateOn stateSeq history extra unlogged',
  'training-sessions':
    'requestKey course planKey office trainer isClosing stateOn stateSeq history extra unlogged',
  attendances: 'requestKey worker course session office seat isClosed rev acts unlogged',
  'work-roles': 'presetKey',
  workers: 'presetKey accountKey',
  courses: 'presetKey',
}
