import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, SEES_SETTINGS, SEES_SYSTEM, roles } from './people'

/** Accounts, duties, logs and the system: acts of staff, and the roles that may. */
export const STAFF_ACTS: Acts = {
  'get /ops/staff/badges': roles('ca su vm au'),
  'post /ops/staff/close-vendor': CITY_ADMIN,
  'post /ops/staff/:id/reset-second-factor': roles('ca vm'),
  'get /ops/second-factor': EVERYBODY,
  'post /ops/second-factor/begin': EVERYBODY,
  'post /ops/second-factor/confirm': EVERYBODY,
  'post /ops/second-factor/verify': EVERYBODY,
  'post /ops/second-factor/recovery': EVERYBODY,
  'post /ops/second-factor/disable': EVERYBODY,
  'post /ops/own-account/password': EVERYBODY,
  'post /ops/own-account/mail': EVERYBODY,
  'post /ops/checks/:id/acknowledge': roles('ca su vm'),
  'post /ops/notices/:id/notify-city': roles('ca cs su vm'),
  'post /ops/rules/:id/acknowledge': EVERYBODY,
  'get /ops/rules/:id/readers': EVERYBODY,
  'get /ops/deadlines': roles('ca cs su vm se au'),
  'post /ops/deadlines/:id/submit': roles('ca su vm se'),
  'post /ops/deadlines/:id/waive': roles('ca su vm se'),
  'post /ops/deadlines/:id/reopen': roles('ca su vm se'),
  'post /ops/site-records/:id/file': roles('ca su vm'),
  'get /ops/site-records/:id/file': roles('ca su vm au'),
  'post /ops/mail/preview': roles('ca'),
  'post /ops/audit/logs': roles('ca au'),
}

export const STAFF_RECORDS: Records = {
  'audit-logs': { read: roles('ca au'), create: NOBODY },
  'case-nudges': { read: SEES_SYSTEM, create: NOBODY },
  'job-runs': { read: SEES_SYSTEM, create: NOBODY },
  'check-results': { read: SEES_SYSTEM, create: NOBODY },
  leases: { read: NOBODY, create: NOBODY },
  'rate-buckets': { read: NOBODY, create: NOBODY },
  'rule-documents': { read: EVERYBODY, create: roles('ca su vm') },
  acknowledgements: { read: roles('ca su vm au'), create: NOBODY },
  'site-records': { read: roles('ca su vm au'), create: roles('ca su vm') },
  // The own account is everybody's to read, and some of its fields to write.
  users: { read: EVERYBODY, create: roles('ca vm'), update: EVERYBODY },
  'deadline-rules': { read: SEES_SETTINGS, create: roles('ca vm') },
  submissions: { read: SEES_SETTINGS, create: NOBODY },
  'data-keys': { read: NOBODY, create: NOBODY },
}
