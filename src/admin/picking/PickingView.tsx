import type { AdminViewServerProps } from 'payload'

import { stationCatalogue } from '@/services/cards/places/station'

import { screenPage } from '../frame/screen-page'

import { Picking } from './Picking'

/** /admin/picking: cards for a day's visitors in walking order, and back again (CD-13, PR-02). */
export const PickingView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/picking',
      lead: '予約した人のカードを、棚を歩く順に引き出します。夜は、渡さなかったカードを戻します。',
    },
    async (ctx) => <Picking catalogue={await stationCatalogue(ctx)} />,
  )
