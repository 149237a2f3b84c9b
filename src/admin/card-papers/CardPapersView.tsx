import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { tokyoDateOf } from '@/domain/time/civil'

import { panelPage } from '../frame/panel-page'

import { CardPapers } from './CardPapers'

/** /admin/card-papers: 受領書・申請書 on paper, their places and how long they are kept (CD-28). */
export const CardPapersView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'cards.papers',
      path: '/admin/card-papers',
      title: '受領書・申請書',
      lead: 'カードの番号を読み取って、書類の保管場所と保存期限を記録します。',
    },
    async (ctx) => (
      <CardPapers today={tokyoDateOf(ctx.now())} mayOpenCards={can(ctx.user, 'cards.read')} />
    ),
  )
