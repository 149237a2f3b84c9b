import type { AdminViewServerProps } from 'payload'

import { panelPage } from '../frame/panel-page'

import { Wall } from './Wall'

/** /admin/call-wall: the contact centre at this moment, to be read across a room (CC-14 to CC-17). */
export const WallView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'figures.read',
      path: '/admin/call-wall',
      title: '電話の現況',
      lead: '20秒ごとに読み直します。大きな画面に出したままにできます。',
    },
    async () => <Wall />,
  )
