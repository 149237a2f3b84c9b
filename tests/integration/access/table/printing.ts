import type { Acts, Records } from './people'
import { CITY_ADMIN, NOBODY, PRINTS, roles } from './people'

/** Printing and what is placed: acts of staff, and the roles that may. */
export const PRINTING_ACTS: Acts = {
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

export const PRINTING_RECORDS: Records = {
  'label-sheets': { read: PRINTS, create: CITY_ADMIN },
  'sheet-moves': { read: PRINTS, create: NOBODY },
  printers: { read: PRINTS, create: CITY_ADMIN },
  'document-templates': { read: PRINTS, create: CITY_ADMIN },
  'print-jobs': { read: PRINTS, create: NOBODY },
  'print-files': { read: NOBODY, create: NOBODY },
  facilities: { read: roles('ca cs su vm au'), create: roles('ca cs su vm') },
}
