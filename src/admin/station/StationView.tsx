import type { AdminViewServerProps } from 'payload'

import { stationCatalogue } from '@/services/cards/places/station'

import { screenPage } from '../frame/screen-page'

import { Station } from './Station'

/** /admin/station: one scan, one act (CD-05, CD-06, CD-12, CD-14, CD-15). */
export const StationView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/station',
      lead: 'することを選んで、カードの番号を読み取ります。1回の読み取りが1つの作業です。',
    },
    async (ctx) => <Station catalogue={await stationCatalogue(ctx)} />,
  )
