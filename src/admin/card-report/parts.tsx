import Link from 'next/link'

import { formatJa } from '@/domain/time/format'
import type { StatusAge } from '@/services/cards/reports/card-overview'
import type { RouteMonth } from '@/services/cards/reports/route-report'
import { STEP_TIME_COLUMNS, type StepTime } from '@/services/cards/reports/step-times'
import { shareOf, type WorkReport } from '@/services/cards/reports/work-report'

import { TableBox } from '../frame/TableBox'
import { Figure } from '../start/charts'

const BLUE = '#2f6fd0'
const ORANGE = '#e08a1e'
const number = (value: number): string => value.toLocaleString('ja-JP')
const listOf = (status: string, more = '') =>
  `/admin/cards?statuses=${encodeURIComponent(status)}${more}`

/** Cards per 状態区分 and how long they have been there; over the limit they are named (CD-23). */
export function Ages({ statuses }: { statuses: StatusAge[] }) {
  const overdue = statuses.filter((one) => one.overdue > 0)
  return (
    <>
      {overdue.length > 0 ? (
        <p className="mg-note mg-note--warn cd-gap">
          滞留の目安を超えたカードがあります:{' '}
          {overdue.map((one) => `${one.status} ${number(one.overdue)}枚`).join('、')}
        </p>
      ) : (
        <p className="mg-note mg-note--good cd-gap">滞留の目安を超えたカードはありません。</p>
      )}
      <TableBox label="状態区分ごとの枚数と日数" className="cd-gap">
        <table className="mg-table">
          <caption className="mg-hidden">状態区分ごとの枚数と日数</caption>
          <thead>
            <tr>
              <th>状態区分</th>
              <th className="mg-num">枚数</th>
              <th className="mg-num">滞留の目安</th>
              <th className="mg-num">目安を超えた枚数</th>
              <th className="mg-num">一番長い日数</th>
            </tr>
          </thead>
          <tbody>
            {statuses.map((one) => (
              <tr key={one.status}>
                <td>
                  <Link href={listOf(one.status)} prefetch={false}>
                    {one.status}
                  </Link>
                </td>
                <td className="mg-num">{number(one.cards)}</td>
                <td className="mg-num">{one.alertDays ? `${one.alertDays}日` : '—'}</td>
                <td className="mg-num">
                  {one.overdue > 0 && one.alertDays ? (
                    <Link href={listOf(one.status, `&staysFor=${one.alertDays}`)} prefetch={false}>
                      <span className="mg-tag mg-tag--bad">{number(one.overdue)}</span>
                    </Link>
                  ) : (
                    '0'
                  )}
                </td>
                <td className="mg-num">{one.oldestDays === null ? '—' : `${one.oldestDays}日`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Figure
        title="状態区分ごとの枚数"
        chart={{
          direction: 'across',
          size: { width: 860, height: 80 + statuses.length * 30 },
          labels: statuses.map(({ status }) => status),
          series: [
            {
              name: '目安以内',
              values: statuses.map((one) => one.cards - one.overdue),
              colour: BLUE,
            },
            {
              name: '目安を超えた',
              values: statuses.map(({ overdue: over }) => over),
              colour: ORANGE,
              pattern: true,
            },
          ],
        }}
        head={['状態区分', '目安以内（枚）', '目安を超えた（枚）']}
        rows={statuses.map((one) => [one.status, one.cards - one.overdue, one.overdue])}
      />
    </>
  )
}

/** What was done on each day, by kind (CD-23, CD-31). */
export function Work({ report }: { report: WorkReport }) {
  const { kinds, days, totals } = report
  if (days.length === 0) return <p className="mg-empty">この期間の作業はありません。</p>
  return (
    <TableBox label="作業件数">
      <table className="mg-table">
        <caption className="mg-hidden">作業件数</caption>
        <thead>
          <tr>
            <th>日</th>
            {kinds.map((kind) => (
              <th key={kind} className="mg-num">
                {kind}
              </th>
            ))}
            <th className="mg-num">合計</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <td>{formatJa(day.date)}</td>
              {kinds.map((kind) => (
                <td key={kind} className="mg-num">
                  {number(day.counts[kind] ?? 0)}
                </td>
              ))}
              <td className="mg-num">{number(day.total)}</td>
            </tr>
          ))}
          <tr className="mg-group">
            <th scope="row">合計</th>
            {kinds.map((kind) => (
              <td key={kind} className="mg-num">
                {number(totals[kind] ?? 0)}
              </td>
            ))}
            <td className="mg-num">{number(days.reduce((sum, { total }) => sum + total, 0))}</td>
          </tr>
        </tbody>
      </table>
    </TableBox>
  )
}

/** Days from 受入れ日 to each status that was reached (CD-23). */
export function Times({ rows }: { rows: StepTime[] }) {
  if (rows.length === 0) return <p className="mg-empty">この期間に状態区分の変更はありません。</p>
  const days = (value: number | null) => (value === null ? '—' : `${value}日`)
  return (
    <>
      <p className="mg-note cd-gap">
        受入れ日から、その月に各状態区分になるまでの日数です。月ごとに並べると、件数が増えても処理日数が変わらないかが分かります。
      </p>
      <TableBox label="処理日数（月別）">
        <table className="mg-table">
          <caption className="mg-hidden">処理日数（月別）</caption>
          <thead>
            <tr>
              {STEP_TIME_COLUMNS.map(({ header, kind }) => (
                <th key={header} className={kind === 'number' ? 'mg-num' : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.month} ${row.status}`}>
                <td>{row.month.replace('-', '年')}月</td>
                <td>{row.status}</td>
                <td className="mg-num">{number(row.cards)}</td>
                <td className="mg-num">{days(row.half)}</td>
                <td className="mg-num">{days(row.most)}</td>
                <td className="mg-num">{days(row.longest)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}

/** 窓口交付 and 郵送交付 of each month (CD-20). */
export function Routes({ months }: { months: RouteMonth[] }) {
  return (
    <>
      <TableBox label="交付の方法（月別）" className="cd-gap">
        <table className="mg-table">
          <caption className="mg-hidden">交付の方法（月別）</caption>
          <thead>
            <tr>
              <th>月</th>
              <th className="mg-num">窓口交付</th>
              <th className="mg-num">郵送交付</th>
              <th className="mg-num">記録なし</th>
              <th className="mg-num">窓口交付の割合</th>
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month}>
                <td>{one.month.replace('-', '年')}月</td>
                <td className="mg-num">{number(one.window)}</td>
                <td className="mg-num">{number(one.mail)}</td>
                <td className="mg-num">{number(one.unknown)}</td>
                <td className="mg-num">{shareOf(one) || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Figure
        title="窓口交付と郵送交付"
        chart={{
          direction: 'up',
          size: { width: 860, height: 280 },
          labels: months.map(({ month }) => month.slice(2).replace('-', '/')),
          series: [
            { name: '窓口交付', values: months.map((one) => one.window), colour: BLUE },
            {
              name: '郵送交付',
              values: months.map(({ mail }) => mail),
              colour: ORANGE,
              pattern: true,
            },
          ],
        }}
        head={['月', '窓口交付（枚）', '郵送交付（枚）']}
        rows={months.map((one) => [one.month, one.window, one.mail])}
      />
    </>
  )
}
