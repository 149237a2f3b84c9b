/**
 * Who may do what, written by hand from the requirements and not from the code (AC-06, AC-07, AC-11).
 * Two letters a role. Every act, record and closed field of the product has its row in this folder; one without
 * makes the suite fail.
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

/** Short names, one blank between them. */
export const roles = (text: string): Short[] => text.split(' ').filter(Boolean) as Short[]

export const SEES_BOOKINGS = roles('ca cs ws op su vm se po au')
export const BOOKS = roles('ca cs ws op su se po')
export const RECEIVES = roles('ca cs ws su po')
export const PLANS = roles('ca cs se')
export const TELLS_DEFECTS = roles('ca cs su se')
export const CITY_ADMIN = roles('ca')
export const SEES_PERSONAL = roles('ca cs ws su se po')
export const IMPORTS = roles('ca cs su vm')
export const HANDLES_CARDS = roles('ca cs ws su')
export const PRINTS = roles('ca cs ws su se po')
export const SEES_CARDS = roles('ca cs ws su vm au')
export const PLACES_DEVICES = roles('ca su vm se')
/** Runs are carried out by those who handle cards and planned by those who answer for them. */
export const PLANS_RUNS = roles('ca su vm')
export const SEES_RUNS = roles('ca cs ws su vm au')
export const SEES_WAITING = roles('ca cs ws su vm au')
export const TAKES_LISTS = roles('ca cs ws su vm')
export const SEES_SETTINGS = roles('ca cs su vm se au')
export const FILES_PAPERS = roles('ca cs ws su fs')
export const SEES_MAILS = roles('ca cs op su se au')
export const SEES_SYSTEM = roles('ca su vm au')
export const NOBODY: Short[] = []
export const COUNTS_PROCEDURES = roles('ca cs ws su vm fs')

/** Acts of staff: method and path below /api, and the roles that may. */
export type Acts = Record<string, Short[]>

/**
 * Records: who may read them, who may add one, and who may change one, and many at once, where that
 * is not the same. Nobody deletes; what services write nobody adds or changes.
 */
export type Records = Record<string, { read: Short[]; create: Short[]; update?: Short[] }>
