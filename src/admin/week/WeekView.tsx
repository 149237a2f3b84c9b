import type { AdminViewServerProps } from 'payload'

import { scopeCatalogue } from '@/services/lists/catalogue'

import { screenPage } from '../frame/screen-page'

import { Week } from './Week'

/** /admin/week: a week of one office and service; headcounts and slot units (BK-01, BK-03). */
export const WeekView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/week', lead: '枠を選んで人数を変えます。変えた内容は、すぐに市民の画面に出ます。' },
    async (ctx) => <Week catalogue={await scopeCatalogue(ctx)} />,
  )
