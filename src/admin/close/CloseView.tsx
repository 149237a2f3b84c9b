import type { AdminViewServerProps } from 'payload'

import { scopeCatalogue } from '@/services/lists/catalogue'

import { screenPage } from '../frame/screen-page'

import { Close } from './Close'

/** /admin/close: 窓口を臨時に閉める, with everybody who is booked in that time told (BK-04, BK-05). */
export const CloseView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/close',
      lead: '閉める日時を選ぶと、そこに予約している人を調べます。確認してから閉めて、知らせます。',
    },
    async (ctx) => <Close catalogue={await scopeCatalogue(ctx)} />,
  )
