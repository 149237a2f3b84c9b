import type { AdminViewServerProps } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'

import { screenPage } from '../frame/screen-page'

import { Defects } from './Defects'

/** /admin/defects: applicants who have to be told what is missing (NT-08). */
export const DefectsView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/defects',
      lead: '申請に不備がある人へ、メールか電話で連絡し、結果を残します。来庁日の近いものから並びます。',
    },
    async (ctx) => <Defects today={tokyoDateOf(ctx.now())} />,
  )
