import type { AdminViewServerProps } from 'payload'

import { scopeCatalogue } from '@/services/lists/catalogue'

import { panelPage } from '../frame/panel-page'

import { Procedures } from './Procedures'

/** /admin/procedures: how often which procedure was done (CD-31). */
export const ProceduresView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'cards.procedures',
      path: '/admin/procedures',
      title: '手続きの件数',
      lead: '申請受付・電子証明書・暗証番号など、交付のほかの手続きを1日ごとに数えます。',
    },
    async (ctx) => <Procedures catalogue={await scopeCatalogue(ctx)} />,
  )
