import { NOBODY, roles, type Short } from './people'

/**
 * Fields that no answer carries and no filter or order touches, by record: keys, hashes, sealed rows,
 * and what programs keep for themselves (AC-11, AU-06). A field of a readable record that has no place
 * on any screen and no line here or in HIDDEN_BUT_READ makes the suite fail.
 */
export const CLOSED: Record<string, string> = {
  eligibilities: 'reservationKey manufacturingKey birthdayHash card',
  slots: 'slotKey startsAt source rev epoch recountMark',
  'waitlist-entries': 'reservation entryKey offered',
  reservations:
    'liveKey idemKey details tokenHash pinHash eligibility group claims seated pending pendingAt releaseAt extensions rev history drainedSeq outboxAt counted',
  'external-bookings': 'actor recordKey',
  mails: 'ics reservation office mailKey nextAttemptAt claimedAt',
  services: 'presetKey',
  offices: 'presetKey',
  'opening-patterns': 'presetKey',
  'calendar-exceptions': 'presetKey requestKey',
  'document-templates': 'requestKey',
  'service-texts': 'presetKey',
  'mail-templates': 'presetKey',
  'referral-targets': 'presetKey',
  referrals: 'referralKey',
  cards:
    'cardKey sourceHash sourceRow importedStatus import sourceLine servedBy servedUntil rev history unlogged loggedSeq run reservationKey shippingKey manufacturingKey nameKey nameHeadKey familyKey givenKey kanaKey kanaHeadKey birthdayKey townKey',
  'card-statuses': 'presetKey',
  'handover-cases': 'presetKey',
  'card-import-profiles': 'presetKey',
  'case-rules': 'gone',
  'choice-lists': 'gone',
  'card-tasks': 'taskKey card stateOn stateSeq history extra unlogged',
  'card-events': 'eventKey card by',
  'card-papers': 'paperKey card stateOn stateSeq history extra unlogged unnoted',
  'card-imports': 'byId done of heartbeatAt owner form formKey',
  'card-import-problems': 'import level value number',
  'card-reminder-runs': 'runKey',
  'card-reminder-items': 'itemKey run card cardId',
  'card-disposals': 'disposalKey proposedBy approvedBy',
  'card-disposal-items': 'itemKey liveKey list card cardId',
  'procedure-counts': 'countKey',
  stocktakes: 'place',
  'stocktake-scans': 'scanKey stocktake card',
  'deadline-rules': 'presetKey',
  submissions: 'submissionKey rule period rev remindRev reminders history logPending',
  acknowledgements: 'document actor ackKey',
  'site-records': 'fileType file',
  users: 'totpSecret totpPending totpStep passwordHistory recoveryCodes factorRev verifiedSids',
  'label-sheets': 'rev',
  'sheet-moves': 'moveKey',
  'print-jobs': 'by order leftIds heartbeatAt owner requestKey',
  'audit-logs': 'actor office version auditKey hash sealKey',
  'saved-lists': 'kind query listKey',
  'case-nudges': 'nudgeKey letters rev',
  'job-runs': 'runKey',
  'transport-runs':
    'runKey route carrier driver vehicle sealing stops returned pending rev history',
  'transport-items': 'itemKey liveKey run stop card cardId lastOp',
  'transport-incidents': 'incidentKey run stateOn stateSeq history extra unlogged unnoted',
  'transport-requests': 'requestKey run route stateOn stateSeq history extra unlogged',
  'transport-positions': 'pointKey run',
  'transport-alerts': 'alertKey stateOn stateSeq history extra unlogged',
}

/** Without a place on a screen and yet answered: lists order by one, the panel asks the others. */
export const HIDDEN_BUT_READ = ['reservations.startsAt', 'users.secondFactor', 'users.outside']

/** Fields of a record that not everybody who reads it gets: who does. */
export const NARROW: Record<string, Short[]> = {
  'users.resetPasswordToken': NOBODY,
  'users.salt': NOBODY,
  'users.hash': NOBODY,
}

/** Worked out when a record is read: what is stored there is not what is told. */
export const COMPUTED = ['services.partyCheck', 'mail-templates.title', 'users.secondFactor']

/** Records of which a role sees its own, or its offices', alone; accounts: a vendor's manager sees the vendor's too. */
export const OWN_ONLY: Record<string, Short[]> = {
  'print-jobs': roles('cs ws po'),
  'duty-reports': roles('ws fs'),
  users: roles('cs ws op su vm se po hd fs au'),
}
