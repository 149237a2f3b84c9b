import type { AdminViewServerProps } from 'payload'

import { scopeCatalogue } from '@/services/lists/catalogue'

import { screenPage } from '../frame/screen-page'

import { Lists } from './Lists'

/** /admin/lists: 予約一覧・出力 (BK-17, BK-18, BK-19, PR-02), conflict list (BK-04), counts (OP-10). */
export const ListsView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/lists',
      lead: '期間と窓口を選ぶと、下の表が変わります。同じ内容をExcel・CSV・紙で出せます。',
    },
    async (ctx) => <Lists catalogue={await scopeCatalogue(ctx)} />,
  )
