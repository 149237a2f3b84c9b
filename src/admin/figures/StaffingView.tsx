import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { hourLabel, percentText } from '@/domain/figures/bands'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { decidedFigures } from '@/services/figures/rules'
import { MOST_SEATS, type Staffing, staffingOf } from '@/services/figures/staffing'

import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

import './figures.css'
import { NoLine } from './NoLine'

/** Four weeks are enough to know a line, and recent enough. */
const BACK_DAYS = 28

/** /admin/staffing: what share of the calls so many seats will answer, and where seats are lacking. */
export const StaffingView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/staffing', lead: 'この4週間の着信から、席の数ごとに、応答できる割合を見込みます。' },
    async (ctx) => {
      const { lines } = await decidedFigures(ctx.payload)
      const asked = (props.searchParams as Record<string, unknown> | undefined)?.line
      const line = lines.find(({ code }) => code === asked) ?? lines[0]
      if (!line) return <NoLine />
      const today = tokyoDateOf(ctx.now())
      const wish = { line: line.code, from: addDays(today, -BACK_DAYS), to: addDays(today, -1) }
      const staffing = await staffingOf(ctx, wish)
      return (
        <>
          {lines.length > 1 ? (
            <nav className="mg-tabs fg-tabs" aria-label="回線">
              {lines.map(({ code, name }) => (
                <Link
                  key={code}
                  href={`/admin/staffing?line=${code}`}
                  prefetch={false}
                  aria-current={code === line.code ? 'page' : undefined}
                >
                  {name}
                </Link>
              ))}
            </nav>
          ) : null}
          <Gaps staffing={staffing} />
          <Rates staffing={staffing} />
        </>
      )
    },
  )

function Gaps({ staffing: { gaps, minSeats, unplanned } }: { staffing: Staffing }) {
  const plan = <Link href="/admin/collections/call-seats">席の予定</Link>
  return (
    <>
      {minSeats === null ? (
        <p className="mg-note">最低の席数の定めはありません。</p>
      ) : gaps.length === 0 ? (
        <p className="mg-note mg-note--good">
          これから2週間の{plan}に、{minSeats}席を下回る時間はありません。
        </p>
      ) : (
        <div className="mg-note mg-note--bad">
          <h2>最低 {minSeats}席を下回る時間があります</h2>
          <ul>
            {gaps.map(({ date, from, to, seats }) => (
              <li key={`${date}${from}`}>
                {formatJa(date)} {from}〜{to}: {seats}席
              </li>
            ))}
          </ul>
          <p>{plan}で、休憩の時間をずらすか、席を増やしてください。</p>
        </div>
      )}
      {unplanned.length > 0 ? (
        <p className="mg-note mg-note--warn fg-gap">
          {plan}のない受付日があります: {unplanned.map(formatJa).join('、')}
        </p>
      ) : null}
    </>
  )
}

/** A rate that keeps the promise has a sign beside its colour. */
function Rates({ staffing: { hours, target, assumed } }: { staffing: Staffing }) {
  const keeps = (rate: number) => target !== null && rate >= target * 10
  return (
    <>
      <TableBox label="席数ごとの応答率の見込み" className="fg-gap">
        <table className="mg-table fg-table">
          <caption className="mg-hidden">席数ごとの応答率の見込み</caption>
          <thead>
            <tr>
              <th>時間帯</th>
              <th className="mg-num">着信（平均）</th>
              <th className="mg-num">予定の席</th>
              <th className="mg-num">{target === null ? '必要な席' : `${target}%に必要な席`}</th>
              {Array.from({ length: MOST_SEATS }, (_, at) => (
                <th key={at} className="mg-num">
                  {at + 1}席
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, calls, planned, needed, rates }) => {
              const isShort = planned !== null && needed !== null && planned < needed
              return (
                <tr key={hour} className={isShort ? 'fg-marked' : undefined}>
                  <th scope="row">
                    {isShort ? '！ ' : ''}
                    {hourLabel(hour)}
                  </th>
                  <td className="mg-num">{calls.toFixed(1)}</td>
                  <td className="mg-num">
                    {planned === null ? '—' : Number(planned.toFixed(1))}
                    {isShort ? '（不足）' : ''}
                  </td>
                  <td className="mg-num">
                    {needed ?? (target === null ? '—' : `${MOST_SEATS}席を超える`)}
                  </td>
                  {rates.map((rate, at) => (
                    <td key={at} className="mg-num">
                      {keeps(rate) ? <b>○ {percentText(rate)}</b> : percentText(rate)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableBox>
      <section className="mg-panel fg-gap">
        <h2>この見込みの前提</h2>
        <dl>
          {assumed.map(({ label, value, from }) => (
            <div key={label} className="mg-row">
              <dt>
                <b>{label}</b>
              </dt>
              <dd>
                {value}（{from}）
              </dd>
            </div>
          ))}
        </dl>
        <p className="mg-hint">
          待っている間に切る人がいることを入れた計算（アーランA）です。○は応答率の基準を満たす席数です。実際の応答率は、かかってくる時間の偏りで上下します。
        </p>
      </section>
    </>
  )
}
