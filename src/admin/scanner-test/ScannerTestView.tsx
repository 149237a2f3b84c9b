import type { AdminViewServerProps } from 'payload'

import { panelPage } from '../frame/panel-page'

import { ScannerTest } from './ScannerTest'

/** /admin/scanner-test: what the scanner at this computer sends (CD-05). */
export const ScannerTestView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'booking.read',
      path: '/admin/scanner-test',
      title: '読み取りの確認',
      lead: 'スキャナーから届いているものを確かめます。何も記録しません。',
    },
    () => Promise.resolve(<ScannerTest />),
  )
