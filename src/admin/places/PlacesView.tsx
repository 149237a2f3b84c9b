import type { AdminViewServerProps } from 'payload'

import { stationCatalogue } from '@/services/cards/places/station'

import { screenPage } from '../frame/screen-page'

import { Places } from './Places'

/** /admin/places: storage places with what lies there (CD-12). */
export const PlacesView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/places',
      lead: '棚や箱ごとの枚数です。引き出しリストは、この順（歩く順）に並びます。',
    },
    async (ctx) => <Places catalogue={await stationCatalogue(ctx)} />,
  )
