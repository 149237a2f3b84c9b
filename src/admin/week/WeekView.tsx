import type { AdminViewServerProps } from 'payload'

import { scopeCatalogue } from '@/services/lists/catalogue'

import { panelPage } from '../frame/panel-page'

import { Week } from './Week'

/** /admin/week: a week of one office and service; headcounts and slot units (BK-01, BK-03). */
export const WeekView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'slots.edit',
      path: '/admin/week',
      title: '枠の状況（週）',
      lead: '枠を選んで人数を変えます。変えた内容は、すぐに市民の画面に出ます。',
    },
    async (ctx) => <Week catalogue={await scopeCatalogue(ctx)} />,
  )
