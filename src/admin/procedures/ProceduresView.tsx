import type { AdminViewServerProps } from 'payload'

import { scopeCatalogue } from '@/services/lists/catalogue'

import { screenPage } from '../frame/screen-page'

import { Procedures } from './Procedures'

/** /admin/procedures: how often which procedure was done (CD-31). */
export const ProceduresView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/procedures',
      lead: '申請受付・電子証明書・暗証番号など、交付のほかの手続きを1日ごとに数えます。',
    },
    async (ctx) => <Procedures catalogue={await scopeCatalogue(ctx)} />,
  )
