import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { Wall } from './Wall'

/** /admin/call-wall: the contact centre at this moment, to be read across a room (CC-14 to CC-17). */
export const WallView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/call-wall', lead: '20秒ごとに読み直します。大きな画面に出したままにできます。' },
    async () => <Wall />,
  )
