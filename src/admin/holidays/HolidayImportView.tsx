import type { AdminViewServerProps } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'

import { screenPage } from '../frame/screen-page'

import { HolidayImport } from './HolidayImport'

/** /admin/holiday-import: the Cabinet Office's holidays, looked at first, then taken over (F-33). */
export const HolidayImportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/holiday-import',
      lead: '内閣府の「国民の祝日」のCSV（syukujitsu.csv）を選ぶと、何が変わるかと、影響を受ける予約を調べます。確かめてから取り込みます。',
    },
    async (ctx) => <HolidayImport today={tokyoDateOf(ctx.now())} />,
  )
