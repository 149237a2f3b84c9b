import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { daysOfMonth, monthOf } from '@/domain/figures/hours'
import { addDays, isRequestDate, tokyoDateOf } from '@/domain/time/civil'
import type { Line } from '@/services/figures/lines'
import { REPORT, type ReportKind, reportOf, type ReportWish } from '@/services/figures/reports'
import { decidedFigures, lastThreeMonths } from '@/services/figures/rules'

import { screenPage } from '../frame/screen-page'
import { periodFrom } from '../frame/period'
import '../start/start.css'

import './figures.css'
import { NoLine } from './NoLine'
import { ReportFiles } from './ReportFiles'
import { ReportTable } from './ReportTable'

type Query = Record<string, string | string[] | undefined>

/** /admin/call-stats: what the phone system and the records say, as tables, charts and files. */
export const StatsView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/call-stats',
      lead: '着信・応答・応答率を、1日・1か月・3か月で見ます。表と同じ数字をファイルに出せます。',
    },
    async (ctx) => {
      const decided = await decidedFigures(ctx.payload)
      const today = tokyoDateOf(ctx.now())
      const wish = wishOf((props.searchParams ?? {}) as Query, decided.lines, today)
      if (!wish) return <NoLine />
      return (
        <>
          <Tabs wish={wish} />
          <Conditions wish={wish} lines={decided.lines} today={today} />
          <ReportFiles {...wish} />
          <ReportTable report={await reportOf(ctx, wish, decided)} />
        </>
      )
    },
  )

/** So many days are a table and a chart that can still be read. */
const MOST_DAYS = 400

function wishOf(query: Query, lines: readonly Line[], today: string): ReportWish | null {
  const line = lines.find(({ code }) => code === query.line) ?? lines[0]
  if (!line) return null
  const kind = Object.hasOwn(REPORT, String(query.kind ?? '')) ? (query.kind as ReportKind) : 'day'
  if (kind === 'day') {
    const day = [query.to, query.from].find(isRequestDate) ?? today
    return { kind, line: line.code, from: day, to: day }
  }
  const month = daysOfMonth(monthOf(today))
  const { from, to } =
    isRequestDate(query.from) || isRequestDate(query.to)
      ? periodFrom(query, today, 31)
      : { from: month.from, to: today }
  const least = addDays(to, -MOST_DAYS)
  return { kind, line: line.code, from: from < least ? least : from, to }
}

const href = (wish: ReportWish): string =>
  `/admin/call-stats?${new URLSearchParams({ ...wish, kind: wish.kind })}`

const Tabs = ({ wish }: { wish: ReportWish }) => (
  <nav className="mg-tabs fg-tabs" aria-label="統計の種類">
    {(Object.keys(REPORT) as ReportKind[]).map((kind) => (
      <Link
        key={kind}
        href={
          kind === 'day' || wish.kind === 'day'
            ? `/admin/call-stats?kind=${kind}&line=${wish.line}`
            : href({ ...wish, kind })
        }
        prefetch={false}
        aria-current={kind === wish.kind ? 'page' : undefined}
      >
        {REPORT[kind]}
      </Link>
    ))}
  </nav>
)

type ConditionsProps = { wish: ReportWish; lines: readonly Line[]; today: string }

/** A plain form: the page works and can be kept as a bookmark without a script. */
function Conditions({ wish, lines, today }: ConditionsProps) {
  const isDay = wish.kind === 'day'
  const months = lastThreeMonths(today)
  const spans = [
    { label: '今月', ...daysOfMonth(months[2]!), to: today },
    { label: '先月', ...daysOfMonth(months[1]!) },
    { label: '3か月', from: daysOfMonth(months[0]!).from, to: today },
  ]
  return (
    <form className="mg-panel" method="get" aria-label="条件">
      <input type="hidden" name="kind" value={wish.kind} />
      <div className="mg-row">
        <label className="mg-inline">
          回線
          <select name="line" defaultValue={wish.line}>
            {lines.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {isDay ? null : (
          <>
            <input type="date" name="from" aria-label="開始日" defaultValue={wish.from} required />
            <span>〜</span>
          </>
        )}
        <input
          type="date"
          name="to"
          aria-label={isDay ? '日' : '終了日'}
          defaultValue={wish.to}
          required
        />
        <button type="submit" className="mg-button">
          表示する
        </button>
        {isDay ? (
          <>
            <Link
              prefetch={false}
              href={href({ ...wish, from: addDays(wish.to, -1), to: addDays(wish.to, -1) })}
            >
              前の日
            </Link>
            <Link
              prefetch={false}
              href={href({ ...wish, from: addDays(wish.to, 1), to: addDays(wish.to, 1) })}
            >
              次の日
            </Link>
          </>
        ) : (
          spans.map(({ label, from, to }) => (
            <Link key={label} prefetch={false} href={href({ ...wish, from, to })}>
              {label}
            </Link>
          ))
        )}
      </div>
    </form>
  )
}
