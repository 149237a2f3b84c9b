import { fileActs } from './case-acts'
import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, roles } from './people'

const SEES = roles('ca su vm se au')
const ANSWERS = roles('ca su vm se')
const EDITS = roles('ca su vm')
const SEES_INCIDENTS = roles('ca cs ws op su vm se po fs au')
const REPORTS = roles('ca cs ws op su vm se po fs')
const HANDLES = roles('ca su vm')
const PUBLISHES = roles('ca cs su vm')
const SEES_REGISTERS = roles('ca cs su vm se au')
const WRITES = roles('ca su vm se')
const ACCEPTS = roles('ca cs')

/** Moves of a kind. */
const moves = (slug: string, may: typeof SEES, ...names: string[]): Acts =>
  Object.fromEntries(names.map((name) => [`post /ops/cases/${slug}/:id/${name}`, may]))

/** A kind's lists, its screen and its moves. */
const kind = (slug: string, reads: typeof SEES, own: Acts): Acts => ({
  [`get /ops/cases/${slug}`]: reads,
  [`get /ops/cases/${slug}/counts`]: reads,
  [`get /ops/cases/${slug}/output`]: reads,
  [`get /ops/cases/${slug}/:id`]: reads,
  [`get /ops/cases/${slug}/:id/paper`]: reads,
  ...own,
})

/** Acts of staff and records of the area `alarms`, and the roles that may. */
export const ALARMS_ACTS: Acts = {
  'get /ops/alarms/open': EVERYBODY,
  'post /ops/alarms/:id/answer': EVERYBODY,
  'get /ops/alarms/contacts/:id/secret': CITY_ADMIN,
  ...kind('alerts', SEES, {
    'post /ops/cases/alerts/:id/edit': ANSWERS,
    'post /ops/cases/alerts/:id/acknowledge': ANSWERS,
    'post /ops/cases/alerts/:id/takeOver': ANSWERS,
    'post /ops/cases/alerts/:id/answer': ANSWERS,
    'post /ops/cases/alerts/:id/resolve': ANSWERS,
    'post /ops/cases/alerts/many/acknowledge': ANSWERS,
    'post /ops/cases/alerts/many/resolve': ANSWERS,
  }),
  ...fileActs('incidents', SEES_INCIDENTS, REPORTS),
  ...fileActs('security-diagnoses', SEES_REGISTERS, WRITES),
  ...kind('incidents', SEES_INCIDENTS, {
    'post /ops/cases/incidents': REPORTS,
    ...moves('incidents', REPORTS, 'oral', 'note'),
    ...moves('incidents', PUBLISHES, 'publish'),
    ...moves('incidents', HANDLES, 'edit', 'start', 'written', 'instruct', 'takeOver', 'check'),
    ...moves('incidents', HANDLES, 'restore', 'toPrevention', 'close'),
  }),
  ...kind('security-ticks', SEES_REGISTERS, {
    ...moves('security-ticks', WRITES, 'edit', 'check', 'miss', 'explain'),
  }),
  ...kind('vulnerabilities', SEES_REGISTERS, {
    'post /ops/cases/vulnerabilities': WRITES,
    ...moves('vulnerabilities', WRITES, 'edit', 'fix', 'clear'),
  }),
  ...kind('security-diagnoses', SEES_REGISTERS, {
    'post /ops/cases/security-diagnoses': WRITES,
    ...moves('security-diagnoses', WRITES, 'edit', 'carryOut', 'fix'),
  }),
  ...kind('issues', SEES_REGISTERS, {
    'post /ops/cases/issues': WRITES,
    ...moves('issues', WRITES, 'edit', 'plan', 'close', 'drop'),
  }),
  ...kind('city-requests', SEES_REGISTERS, {
    'post /ops/cases/city-requests': ACCEPTS,
    ...moves('city-requests', WRITES, 'edit', 'answer'),
    ...moves('city-requests', ACCEPTS, 'accept', 'giveBack'),
  }),
}

export const ALARMS_RECORDS: Records = {
  alerts: { read: SEES, create: NOBODY },
  'alert-deliveries': { read: SEES, create: NOBODY },
  incidents: { read: SEES_INCIDENTS, create: NOBODY },
  'security-ticks': { read: SEES_REGISTERS, create: NOBODY },
  vulnerabilities: { read: SEES_REGISTERS, create: NOBODY },
  'security-diagnoses': { read: SEES_REGISTERS, create: NOBODY },
  issues: { read: SEES_REGISTERS, create: NOBODY },
  'city-requests': { read: SEES_REGISTERS, create: NOBODY },
  'emergency-contacts': { read: SEES, create: EDITS },
  'alert-policies': { read: SEES, create: CITY_ADMIN },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const ALARMS_CLOSED: Record<string, string> = {
  alerts:
    'alertKey topic policy step nextAt lastTryAt panel awaited answered stateSeq stateOn history extra unlogged',
  incidents:
    'incidentKey source checks isAlerted isUnpublished stateOn stateSeq history extra unlogged',
  'security-ticks': 'tickKey stateOn stateSeq history extra unlogged',
  vulnerabilities: 'vulnerabilityKey stateOn stateSeq history extra unlogged',
  'security-diagnoses': 'diagnosisKey stateOn stateSeq history extra unlogged',
  issues: 'issueKey stateOn stateSeq history extra unlogged',
  'city-requests': 'requestKey stateOn stateSeq history extra unlogged',
  'alert-policies': 'presetKey',
  'alert-deliveries': 'deliveryKey alert contact address nextAttemptAt claimedAt',
}
