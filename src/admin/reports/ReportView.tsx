import type { AdminViewServerProps } from 'payload'

import { reportScreen } from '@/services/reports/screen'

import { screenPage } from '../frame/screen-page'

import { Report } from './Report'
import './reports.css'

/** /admin/report?id=…: one report, its figures and its words beside each other (RP-26). */
export const ReportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/report',
      lead: '数字を見ながら、文章を書きます。書いたものは、すぐに保存されます。',
    },
    async (ctx) => {
      const asked = (props.searchParams as Record<string, unknown> | undefined)?.id
      const first =
        typeof asked === 'string' ? await reportScreen(ctx, asked).catch(() => null) : null
      if (!first)
        return (
          <p className="mg-empty">
            この報告書が見つかりません。「報告書」の一覧から開いてください。
          </p>
        )
      return <Report first={first} />
    },
  )
