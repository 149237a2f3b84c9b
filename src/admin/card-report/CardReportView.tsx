import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

import { can } from '@/access/capabilities'
import { cardOverview } from '@/services/cards/reports/card-overview'
import { routeReport } from '@/services/cards/reports/route-report'
import { stepTimes } from '@/services/cards/reports/step-times'
import { workReport } from '@/services/cards/reports/work-report'
import type { ServiceContext } from '@/services/context'
import { scopeCatalogue, type ScopeCatalogue } from '@/services/lists/catalogue'

import '../cards/cards.css'
import { screenPage } from '../frame/screen-page'
import { periodFrom } from '../frame/period'
import '../start/start.css'

import { Ages, Routes, Times, Work } from './parts'
import { ReportOutput } from './ReportOutput'

const TABS = {
  ages: '滞留',
  work: '作業件数',
  times: '処理日数（月別）',
  routes: '交付の方法（月別）',
} as const
type Tab = keyof typeof TABS

const DAYS: Record<Tab, number> = { ages: 1, work: 31, times: 92, routes: 365 }

export type Wanted = { tab: Tab; from: string; to: string; office: string }

/** /admin/card-report: ages, work, times and ways of issue, for those who lead the work (CD-20, CD-23). */
export const CardReportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/card-report',
      lead: '状態区分ごとの枚数と日数、毎日の作業件数、受入れからの処理日数、窓口交付と郵送交付の割合。',
    },
    async (ctx) => {
      const query = (props.searchParams ?? {}) as Record<string, string | string[] | undefined>
      const catalogue = await scopeCatalogue(ctx)
      const tab = Object.hasOwn(TABS, String(query.tab ?? '')) ? (query.tab as Tab) : 'ages'
      const office = catalogue.offices.find(({ id }) => id === query.office)?.id ?? ''
      const wanted = { tab, office, ...periodFrom(query, catalogue.today, DAYS[tab]) }
      return (
        <>
          <nav className="mg-tabs cd-tabs" aria-label="集計の種類">
            {(Object.keys(TABS) as Tab[]).map((one) => (
              <Link
                key={one}
                href={`/admin/card-report?tab=${one}${office ? `&office=${office}` : ''}`}
                prefetch={false}
                aria-current={one === tab ? 'page' : undefined}
              >
                {TABS[one]}
              </Link>
            ))}
          </nav>
          <Conditions wanted={wanted} catalogue={catalogue} />
          <ReportOutput {...wanted} may={can(ctx.user, 'cards.export')} />
          {await report(ctx, wanted)}
        </>
      )
    },
  )

async function report(ctx: ServiceContext, wanted: Wanted): Promise<ReactNode> {
  const { tab, from, to } = wanted
  const office = wanted.office || undefined
  if (tab === 'ages') return <Ages statuses={(await cardOverview(ctx, office)).statuses} />
  if (tab === 'work') return <Work report={await workReport(ctx, { from, to, office })} />
  if (tab === 'times') return <Times rows={await stepTimes(ctx, { from, to, office })} />
  const months = await routeReport(ctx, { from: from.slice(0, 7), to: to.slice(0, 7), office })
  return <Routes months={months} />
}

/** A plain form: the page works and can be kept as a bookmark without a script. */
function Conditions({ wanted, catalogue }: { wanted: Wanted; catalogue: ScopeCatalogue }) {
  const { tab, from, to, office } = wanted
  return (
    <form className="mg-panel" method="get" aria-label="条件">
      <input type="hidden" name="tab" value={tab} />
      <div className="mg-row">
        {tab === 'ages' ? null : (
          <>
            <input type="date" name="from" aria-label="開始日" defaultValue={from} required />
            <span>〜</span>
            <input type="date" name="to" aria-label="終了日" defaultValue={to} required />
          </>
        )}
        {catalogue.offices.length > 1 ? (
          <label className="mg-inline">
            窓口
            <select name="office" defaultValue={office}>
              <option value="">すべて</option>
              {catalogue.offices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button type="submit" className="mg-button">
          表示する
        </button>
      </div>
    </form>
  )
}
