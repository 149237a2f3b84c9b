import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { DeviceImport } from './DeviceImport'

/** /admin/device-file: an inventory from Excel, with a dry run first (EQ-01). */
export const ImportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/device-file',
      lead: '機器の一覧をExcelかCSVから登録します。取り込む前に、1行ずつ確かめられます。',
    },
    async () => <DeviceImport />,
  )
