import type { AdminViewServerProps } from 'payload'

import { stationCatalogue } from '@/services/cards/places/station'

import { screenPage } from '../frame/screen-page'

import { Stocktake } from './Stocktake'

/** /admin/stocktake: what lies on the shelf against what the records say (CD-27). */
export const StocktakeView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/stocktake',
      lead: '棚のカードを全部読み取り、記録と比べます。足りないカードと余分なカードがわかります。',
    },
    async (ctx) => <Stocktake catalogue={await stationCatalogue(ctx)} />,
  )
