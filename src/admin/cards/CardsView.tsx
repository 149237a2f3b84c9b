import type { AdminViewServerProps } from 'payload'

import { cardCatalogue } from '@/services/cards/card-catalogue'

import { screenPage } from '../frame/screen-page'

import { Cards } from './Cards'

/** /admin/cards: カードを探す (CD-02, CD-07, CD-08, CD-11, CD-12, CD-18, PR-10). */
export const CardsView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/cards', lead: '番号・氏名・カナ・生年月日のどれでも、1つの欄で探せます。' },
    async (ctx) => <Cards catalogue={await cardCatalogue(ctx)} />,
  )
