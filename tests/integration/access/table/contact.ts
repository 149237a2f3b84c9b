import { caseActs, fileActs } from './case-acts'
import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, roles } from './people'

const READS = roles('ca cs op su vm se au')
const RECORDS = roles('op su se')
const LEADS = roles('su vm')
const ANSWERS_FOR_CITY = roles('ca cs')
const TAKES_FILES = roles('ca su vm au')
const SEES_HELPDESK = roles('ca hd su vm se au')
const HELPS = roles('hd se')

/** Acts of staff of the call centre and the helpdesk, and the roles that may. */
export const CONTACT_ACTS: Acts = {
  'get /ops/contact/desk': RECORDS,
  'post /ops/contact/inquiries': RECORDS,
  'get /ops/contact/inquiries/:id': RECORDS,
  'post /ops/contact/inquiries/:id/save': RECORDS,
  'post /ops/contact/inquiries/:id/finish': RECORDS,
  'post /ops/contact/callbacks/:id/person': RECORDS,
  ...caseActs('inquiries', {
    read: READS,
    output: TAKES_FILES,
    edit: RECORDS,
    moves: { finish: NOBODY, drop: RECORDS, add: RECORDS },
  }),
  ...caseActs('escalations', {
    read: READS,
    output: TAKES_FILES,
    edit: LEADS,
    moves: {
      take: LEADS,
      answer: LEADS,
      toCity: LEADS,
      cityAnswer: ANSWERS_FOR_CITY,
      giveBack: ANSWERS_FOR_CITY,
      close: LEADS,
      add: LEADS,
    },
    many: ['take'],
  }),
  ...fileActs('complaints', READS, LEADS),
  ...caseActs('complaints', {
    read: READS,
    output: TAKES_FILES,
    edit: LEADS,
    moves: {
      take: LEADS,
      start: LEADS,
      promise: LEADS,
      toCity: LEADS,
      cityAnswer: ANSWERS_FOR_CITY,
      called: LEADS,
      analyse: LEADS,
      record: LEADS,
      report: LEADS,
      close: LEADS,
      add: LEADS,
    },
    many: ['take'],
  }),
  ...caseActs('callbacks', {
    read: READS,
    output: TAKES_FILES,
    edit: RECORDS,
    moves: { take: RECORDS, reached: RECORDS, absent: RECORDS, drop: RECORDS, refuse: RECORDS },
    many: ['take'],
  }),
  ...caseActs('urgent-demands', {
    read: READS,
    output: TAKES_FILES,
    edit: LEADS,
    begin: RECORDS,
    moves: {
      take: LEADS,
      start: LEADS,
      check: LEADS,
      police: LEADS,
      report: LEADS,
      close: LEADS,
      add: LEADS,
    },
    many: ['take'],
  }),
  ...caseActs('helpdesk-tickets', {
    read: SEES_HELPDESK,
    output: SEES_HELPDESK,
    edit: HELPS,
    begin: HELPS,
    moves: {
      take: HELPS,
      answer: HELPS,
      reopen: HELPS,
      promise: HELPS,
      called: HELPS,
      absent: HELPS,
      close: HELPS,
      maintenance: HELPS,
      add: HELPS,
    },
    many: ['take'],
  }),
}

export const CONTACT_RECORDS: Records = {
  inquiries: { read: READS, create: NOBODY },
  escalations: { read: READS, create: NOBODY },
  complaints: { read: READS, create: NOBODY },
  callbacks: { read: READS, create: NOBODY },
  'urgent-demands': { read: READS, create: NOBODY },
  'helpdesk-tickets': { read: SEES_HELPDESK, create: NOBODY },
  'phone-lines': { read: EVERYBODY, create: CITY_ADMIN, update: roles('ca su vm se') },
  'inquiry-categories': { read: EVERYBODY, create: roles('ca su') },
  checklists: { read: roles('ca cs su vm se au'), create: CITY_ADMIN },
}

const KIT = 'requestKey stateOn stateSeq history extra unlogged'

/** Fields that no answer carries, by record (see `fields.ts`). */
export const CONTACT_CLOSED: Record<string, string> = {
  inquiries: `${KIT} line operator category basisVersion promptMinutes draftRev searchText`,
  escalations: `${KIT} assignee`,
  complaints: `${KIT} assignee`,
  callbacks: `${KIT} assignee person phone`,
  'urgent-demands': `${KIT} assignee checks`,
  'helpdesk-tickets': `${KIT} assignee category ticketDue`,
  'phone-lines': 'presetKey',
  'inquiry-categories': 'presetKey',
  checklists: 'presetKey',
}
