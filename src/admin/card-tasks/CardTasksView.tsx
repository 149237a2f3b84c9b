import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { cardCatalogue } from '@/services/cards/card-catalogue'

import { panelPage } from '../frame/panel-page'

import { CardTasks } from './CardTasks'

/** /admin/card-tasks: what somebody has to do about a card (CD-17, CD-21). */
export const CardTasksView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'cards.read',
      path: '/admin/card-tasks',
      title: 'カードの対応',
      lead: '連絡・再発行・確認など、人がすることの一覧です。古いものから並びます。',
    },
    async (ctx) => (
      <CardTasks
        catalogue={await cardCatalogue(ctx)}
        may={{ write: can(ctx.user, 'cards.write'), print: can(ctx.user, 'print.use') }}
      />
    ),
  )
