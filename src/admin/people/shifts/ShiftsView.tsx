import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { tokyoDateOf } from '@/domain/time/civil'

import { screenPage } from '../../frame/screen-page'

import { ShiftWeek } from './ShiftWeek'

/** /admin/shifts: who works when at a place, by the week (ST-09, ST-10, ST-27, CC-27, SC-12, SC-13). */
export const ShiftsView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/shifts',
      lead: '場所ごとの1週間の勤務です。人が足りない時間は、休憩も入れて15分ごとに確かめます。',
    },
    (ctx) =>
      Promise.resolve(
        <ShiftWeek today={tokyoDateOf(ctx.now())} mayPlan={can(ctx.user, 'shifts.plan')} />,
      ),
  )
