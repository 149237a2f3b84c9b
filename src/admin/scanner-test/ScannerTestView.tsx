import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { ScannerTest } from './ScannerTest'

/** /admin/scanner-test: what the scanner at this computer sends (CD-05). */
export const ScannerTestView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/scanner-test', lead: 'スキャナーから届いているものを確かめます。何も記録しません。' },
    () => Promise.resolve(<ScannerTest />),
  )
