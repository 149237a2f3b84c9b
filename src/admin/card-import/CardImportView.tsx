import type { AdminViewServerProps } from 'payload'

import { importCatalogue } from '@/services/cards/import/catalogue'

import { panelPage } from '../frame/panel-page'

import { CardImport } from './CardImport'

/** /admin/cards/import: カードの取り込み (CD-01, CD-03, CD-04, CD-06, CD-26, CD-32). */
export const CardImportView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'cards.import',
      path: '/admin/cards/import',
      title: 'カードの取り込み',
      lead: 'ファイルを選ぶと、まず何も書き込まずに確かめます。結果を見てから取り込みます。',
    },
    async (ctx) => <CardImport catalogue={await importCatalogue(ctx)} />,
  )
