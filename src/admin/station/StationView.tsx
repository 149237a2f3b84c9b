import type { AdminViewServerProps } from 'payload'

import { stationCatalogue } from '@/services/cards/places/station'

import { panelPage } from '../frame/panel-page'

import { Station } from './Station'

/** /admin/station: one scan, one act (CD-05, CD-06, CD-12, CD-14, CD-15). */
export const StationView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'cards.read',
      path: '/admin/station',
      title: 'スキャン',
      lead: 'することを選んで、カードの番号を読み取ります。1回の読み取りが1つの作業です。',
    },
    async (ctx) => <Station catalogue={await stationCatalogue(ctx)} />,
  )
