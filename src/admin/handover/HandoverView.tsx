import type { AdminViewServerProps } from 'payload'

import { CITY_ROLES, hasRole } from '@/access/roles'

import { screenPage } from '../frame/screen-page'

import { Handover } from './Handover'

/** /admin/handover: 交付 at the window (CD-10, AC-06). */
export const HandoverView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/handover', lead: 'カードか受付番号を読み取り、確認をして、交付を記録します。' },
    async (ctx) => <Handover isCity={hasRole(ctx.user, ...CITY_ROLES)} />,
  )
