/**
 * Who may do what, written by hand from the requirements and not from the code (AC-06, AC-07, AC-11).
 * Two letters a role; a row that is missing here makes the test fail.
 */
export const ROLE_OF = {
  ca: 'city-admin',
  cs: 'city-staff',
  ws: 'window-staff',
  op: 'operator',
  su: 'supervisor',
  vm: 'vendor-manager',
  se: 'secretariat',
  po: 'post-office-staff',
  hd: 'helpdesk',
  fs: 'field-staff',
  au: 'auditor',
} as const

export type Short = keyof typeof ROLE_OF
export const EVERYBODY = Object.keys(ROLE_OF) as Short[]

const roles = (text: string): Short[] => text.split(' ').filter(Boolean) as Short[]

const SEES_BOOKINGS = roles('ca cs ws op su vm se po au')
const BOOKS = roles('ca cs ws op su se po')
const RECEIVES = roles('ca cs ws su po')
const PLANS = roles('ca cs se')
const TELLS_DEFECTS = roles('ca cs su se')
const CITY_ADMIN = roles('ca')
const SEES_PERSONAL = roles('ca cs ws su se po')
const IMPORTS = roles('ca cs su vm')
const HANDLES_CARDS = roles('ca cs ws su')
const PRINTS = roles('ca cs ws su se po')
const SEES_CARDS = roles('ca cs ws su vm au')
const PLACES_DEVICES = roles('ca su vm se')

/** Acts of staff: method and path below /api, and the roles that may. */
export const ACTS: Record<string, Short[]> = {
  'get /ops/catalogue': SEES_BOOKINGS,
  'post /ops/search': SEES_BOOKINGS,
  'get /ops/vacancy': SEES_BOOKINGS,
  'get /ops/slots': SEES_BOOKINGS,
  'get /ops/reservations/:id': SEES_BOOKINGS,
  'post /ops/reservations': BOOKS,
  'post /ops/reservations/:id/move': BOOKS,
  'post /ops/reservations/:id/cancel': BOOKS,
  'post /ops/reservations/:id/extend': BOOKS,
  'post /ops/reservations/:id/resend': BOOKS,
  'post /ops/reservations/:id/personal': SEES_PERSONAL,
  'post /ops/referrals': BOOKS,
  'post /ops/external-bookings': BOOKS,
  'get /ops/external-bookings': BOOKS,
  'get /ops/waitlist': BOOKS,
  'post /ops/waitlist': BOOKS,
  'post /ops/waitlist/:id/end': BOOKS,
  'get /ops/reception/today': RECEIVES,
  'get /ops/reception/unfinished': RECEIVES,
  'get /ops/reception/next-free': RECEIVES,
  'post /ops/reception/check-in': RECEIVES,
  'post /ops/reception/call-next': RECEIVES,
  'post /ops/reception/walk-in': RECEIVES,
  'post /ops/reception/:id/call': RECEIVES,
  'post /ops/reception/:id/release': RECEIVES,
  'post /ops/reception/:id/outcome': RECEIVES,
  'post /ops/reception/:id/undo': RECEIVES,
  'get /ops/lists/reservations': SEES_BOOKINGS,
  'get /ops/lists/accepted': SEES_BOOKINGS,
  'post /ops/lists/reservations/:id/contact': BOOKS,
  'get /ops/defects': TELLS_DEFECTS,
  'get /ops/defects/output': TELLS_DEFECTS,
  'get /ops/defects/:id': TELLS_DEFECTS,
  'post /ops/defects/:id/flag': TELLS_DEFECTS,
  'post /ops/defects/:id/mail': TELLS_DEFECTS,
  'post /ops/defects/:id/tries': TELLS_DEFECTS,
  'post /ops/defects/:id/close': TELLS_DEFECTS,
  'post /ops/defects/:id/reopen': TELLS_DEFECTS,
  'post /ops/calendar/impact': PLANS,
  'post /ops/calendar/close/preview': PLANS,
  'post /ops/calendar/close': PLANS,
  'get /ops/calendar/week': PLANS,
  'post /ops/calendar/capacity': PLANS,
  'post /ops/calendar/unit/preview': PLANS,
  'post /ops/calendar/unit': PLANS,
  'post /ops/eligibilities/export': CITY_ADMIN,
  'post /ops/eligibilities/transfer': roles('ca cs su vm'),
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
  'post /ops/cards/import': IMPORTS,
  'post /ops/cards/status': HANDLES_CARDS,
  'post /ops/cards/eligible': HANDLES_CARDS,
  'post /ops/cards/places': roles('ca cs su'),
  'get /ops/cards/places/codes': SEES_CARDS,
  'get /ops/cards/stocktakes/:id/output': roles('ca cs ws su vm'),
  'get /ops/printing/catalogue': PRINTS,
  'post /ops/printing/check': PRINTS,
  'post /ops/printing/preview': PRINTS,
  'post /ops/printing/jobs': PRINTS,
  'get /ops/printing/jobs': PRINTS,
  'get /ops/printing/jobs/:id': PRINTS,
  'get /ops/printing/jobs/:id/file': PRINTS,
  'get /ops/printing/jobs/:id/list': PRINTS,
  'post /ops/printing/jobs/:id/reprint': PRINTS,
  'get /ops/printing/frames': PRINTS,
  'get /ops/printing/window': PRINTS,
  'post /ops/printing/sheets/:id/stock': PRINTS,
}

/** Runs are carried out by those who handle cards and planned by those who answer for them. */
const PLANS_RUNS = roles('ca su vm')
const SEES_RUNS = roles('ca cs ws su vm au')
const run = (act: string) => `/ops/transport/runs/:id/${act}`
Object.assign(ACTS, {
  'get /ops/transport/week': SEES_RUNS,
  'get /ops/transport/masters': SEES_RUNS,
  'get /ops/transport/runs/:id': SEES_RUNS,
  'get /ops/transport/runs/:id/manifest': SEES_RUNS,
  'get /ops/transport/requests': SEES_RUNS,
  'post /ops/transport/week/plan': PLANS_RUNS,
  'post /ops/transport/runs': PLANS_RUNS,
  [`post ${run('positions')}`]: PLANS_RUNS,
  'post /ops/transport/requests/:id/reply': PLANS_RUNS,
  'post /ops/transport/alerts/:id/explain': PLANS_RUNS,
  [`post ${run('edit')}`]: HANDLES_CARDS,
  [`post ${run('cancel')}`]: HANDLES_CARDS,
  [`post ${run('pack')}`]: HANDLES_CARDS,
  [`post ${run('unpack')}`]: HANDLES_CARDS,
  [`post ${run('depart')}`]: HANDLES_CARDS,
  [`post ${run('reopen')}`]: HANDLES_CARDS,
  [`post ${run('arrive')}`]: HANDLES_CARDS,
  [`post ${run('receive')}`]: HANDLES_CARDS,
  [`post ${run('check')}`]: HANDLES_CARDS,
  [`post ${run('explain')}`]: HANDLES_CARDS,
  [`post ${run('complete')}`]: HANDLES_CARDS,
  [`post ${run('return')}`]: HANDLES_CARDS,
  [`post ${run('incidents')}`]: HANDLES_CARDS,
  'post /ops/transport/incidents/:id/close': HANDLES_CARDS,
  'post /ops/transport/requests': HANDLES_CARDS,
})

const SEES_WAITING = roles('ca cs ws su vm au')
const TAKES_LISTS = roles('ca cs ws su vm')
Object.assign(ACTS, {
  'get /ops/reminders/waiting': SEES_WAITING,
  'get /ops/reminders/waiting/output': TAKES_LISTS,
  'post /ops/reminders/returned': HANDLES_CARDS,
  'get /ops/reminders/runs': SEES_WAITING,
  'post /ops/reminders/runs': HANDLES_CARDS,
  'get /ops/reminders/runs/:id': SEES_WAITING,
  'get /ops/reminders/runs/:id/output': TAKES_LISTS,
  'get /ops/disposals/candidates': SEES_WAITING,
  'get /ops/disposals/candidates/output': TAKES_LISTS,
  'get /ops/disposals': SEES_WAITING,
  'post /ops/disposals': roles('ca cs su'),
  'get /ops/disposals/:id': SEES_WAITING,
  'get /ops/disposals/:id/output': TAKES_LISTS,
  // What is final is approved by the city itself (AC-06).
  'post /ops/disposals/:id/approve': roles('ca cs'),
  'post /ops/disposals/:id/reject': roles('ca cs'),
  'post /ops/disposals/:id/carry-out': roles('ca cs su'),
})

const SEES_SETTINGS = roles('ca cs su vm se au')
const FILES_PAPERS = roles('ca cs ws su fs')
const SEES_MAILS = roles('ca cs op su se au')
const SEES_SYSTEM = roles('ca su vm au')
const NOBODY: Short[] = []

/** Records: who may read them and who may add one. Nobody deletes; what services write nobody adds. */
export const RECORDS: Record<string, { read: Short[]; create: Short[] }> = {
  reservations: { read: SEES_BOOKINGS, create: NOBODY },
  'waitlist-entries': { read: SEES_BOOKINGS, create: NOBODY },
  'external-bookings': { read: SEES_BOOKINGS, create: NOBODY },
  eligibilities: { read: SEES_BOOKINGS, create: NOBODY },
  slots: { read: SEES_BOOKINGS, create: NOBODY },
  referrals: { read: SEES_BOOKINGS, create: NOBODY },
  mails: { read: SEES_MAILS, create: NOBODY },
  cards: { read: SEES_CARDS, create: NOBODY },
  'card-papers': { read: FILES_PAPERS, create: NOBODY },
  'replaced-numbers': { read: NOBODY, create: NOBODY },
  'procedure-counts': { read: roles('ca cs ws su vm fs'), create: NOBODY },
  'card-imports': { read: SEES_CARDS, create: NOBODY },
  'label-sheets': { read: PRINTS, create: CITY_ADMIN },
  'sheet-moves': { read: PRINTS, create: NOBODY },
  printers: { read: PRINTS, create: CITY_ADMIN },
  'document-templates': { read: PRINTS, create: CITY_ADMIN },
  'print-jobs': { read: PRINTS, create: NOBODY },
  'print-files': { read: NOBODY, create: NOBODY },
  facilities: { read: roles('ca cs su vm au'), create: roles('ca cs su vm') },
  devices: { read: roles('ca cs su vm se hd au'), create: PLACES_DEVICES },
  'audit-logs': { read: roles('ca au'), create: NOBODY },
  'job-runs': { read: SEES_SYSTEM, create: NOBODY },
  'check-results': { read: SEES_SYSTEM, create: NOBODY },
  leases: { read: NOBODY, create: NOBODY },
  'rate-buckets': { read: NOBODY, create: NOBODY },
  services: { read: EVERYBODY, create: CITY_ADMIN },
  offices: { read: EVERYBODY, create: CITY_ADMIN },
  holidays: { read: EVERYBODY, create: CITY_ADMIN },
  'opening-patterns': { read: EVERYBODY, create: PLANS },
  'calendar-exceptions': { read: EVERYBODY, create: PLANS },
  'service-texts': { read: EVERYBODY, create: CITY_ADMIN },
  'referral-targets': { read: EVERYBODY, create: CITY_ADMIN },
  notices: { read: EVERYBODY, create: roles('ca cs su vm') },
  faqs: { read: EVERYBODY, create: roles('ca su vm') },
  'mail-templates': { read: SEES_SETTINGS, create: CITY_ADMIN },
  'card-statuses': { read: SEES_SETTINGS, create: CITY_ADMIN },
  'rule-documents': { read: EVERYBODY, create: roles('ca su vm') },
  acknowledgements: { read: roles('ca su vm au'), create: NOBODY },
  'site-records': { read: roles('ca su vm au'), create: roles('ca su vm') },
  users: { read: EVERYBODY, create: roles('ca vm') },
  'card-reminder-runs': { read: SEES_WAITING, create: NOBODY },
  'card-reminder-items': { read: SEES_WAITING, create: NOBODY },
  'card-disposals': { read: SEES_WAITING, create: NOBODY },
  'card-disposal-items': { read: SEES_WAITING, create: NOBODY },
  'deadline-rules': { read: SEES_SETTINGS, create: roles('ca vm') },
  submissions: { read: SEES_SETTINGS, create: NOBODY },
  'transport-runs': { read: SEES_RUNS, create: NOBODY },
  'transport-items': { read: SEES_RUNS, create: NOBODY },
  'transport-incidents': { read: SEES_RUNS, create: NOBODY },
  'transport-requests': { read: SEES_RUNS, create: NOBODY },
  'transport-positions': { read: SEES_RUNS, create: NOBODY },
  'transport-alerts': { read: SEES_RUNS, create: NOBODY },
  'transport-carriers': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-drivers': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-vehicles': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-cases': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-routes': { read: SEES_RUNS, create: PLANS_RUNS },
}

/** Personal items in records: who reads them with the record itself. `outline`: `h***@example.jp`. */
export const PERSONAL: Record<string, { outline: Short[]; full: Short[] }> = {
  'reservations.mail': { outline: SEES_BOOKINGS, full: NOBODY },
  'reservations.details': { outline: NOBODY, full: NOBODY },
  'mails.to': { outline: SEES_MAILS, full: NOBODY },
  'waitlist-entries.mail': { outline: SEES_MAILS, full: NOBODY },
}
