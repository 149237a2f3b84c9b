import type { AdminViewServerProps } from 'payload'

import { importCatalogue } from '@/services/cards/import/catalogue'

import { screenPage } from '../frame/screen-page'

import { CardImport } from './CardImport'

/** /admin/cards/import: カードの取り込み (CD-01, CD-03, CD-04, CD-06, CD-26, CD-32). */
export const CardImportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/cards/import',
      lead: 'ファイルを選ぶと、まず何も書き込まずに確かめます。結果を見てから取り込みます。',
    },
    async (ctx) => <CardImport catalogue={await importCatalogue(ctx)} />,
  )
