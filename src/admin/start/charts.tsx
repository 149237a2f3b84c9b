import { barChartSvg, type BarChart } from '@/documents/chart-svg'
import type { Channel } from '@/domain/booking/vocabulary'
import { CHANNEL } from '@/domain/booking/vocabulary'
import { addDays, partsOf, tokyoDateOf, weekdayOf } from '@/domain/time/civil'
import { formatJa, WEEKDAYS_JA } from '@/domain/time/format'
import type { ServiceContext } from '@/services/context'
import type { OccupancyReport } from '@/services/dashboard/occupancy'
import { countAccepted } from '@/services/lists/counts'

const BLUE = '#2f6fd0'
const PALE = '#d5e2f5'
const COLOURS: Record<Channel, string> = {
  web: '#2f6fd0',
  'call-centre': '#e08a1e',
  'phone-counter': '#7a5cc4',
  'city-staff': '#2b8a57',
  'walk-in': '#8a8f98',
}

const shortDay = (date: string): string => {
  const { month, day } = partsOf(date)
  return `${month}/${day}\n${WEEKDAYS_JA[weekdayOf(date)]}`
}
const percent = (taken: number, capacity: number): string =>
  capacity === 0 ? '—' : `${Math.round((taken / capacity) * 100)}%`

type FigureProps = {
  title: string
  chart: BarChart
  head: string[]
  rows: (string | number)[][]
}

/** A chart with its figures in a table: the picture alone says nothing to a screen reader. */
export function Figure({ title, chart, head, rows }: FigureProps) {
  const svg = barChartSvg(chart)
  return (
    <figure className="mg-panel mg-figure">
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <div
        role="img"
        aria-label={`${title}（数字は下の表）`}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <details>
        <summary>数字を表で見る</summary>
        <table className="mg-table">
          <thead>
            <tr>
              {head.map((label, at) => (
                <th key={label} className={at > 0 ? 'mg-num' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((cell, at) => (
                  <td key={head[at]} className={at > 0 ? 'mg-num' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

export function DayChart({ days }: { days: OccupancyReport['byDay'] }) {
  return (
    <Figure
      title="これから14日間の予約と空き（人）"
      chart={{
        direction: 'up',
        size: { width: 560, height: 270 },
        labels: days.map((day) => shortDay(day.date)),
        series: [
          { name: '予約済み', values: days.map((day) => day.taken), colour: BLUE },
          {
            name: '空き',
            values: days.map((day) => Math.max(0, day.capacity - day.taken)),
            colour: PALE,
            pattern: true,
          },
        ],
      }}
      head={['日付', '予約済み（人）', '枠（人）', '埋まり具合']}
      rows={days.map((day) => [
        formatJa(day.date),
        day.taken,
        day.capacity,
        percent(day.taken, day.capacity),
      ])}
    />
  )
}

export function OfficeChart({ offices }: { offices: OccupancyReport['byOffice'] }) {
  return (
    <Figure
      title="窓口別の予約と空き（14日間・人）"
      chart={{
        direction: 'across',
        size: { width: 560, height: 80 + offices.length * 26 },
        labels: offices.map((office) => office.name),
        series: [
          { name: '予約済み', values: offices.map((one) => one.taken), colour: BLUE },
          {
            name: '空き',
            values: offices.map((one) => Math.max(0, one.capacity - one.taken)),
            colour: PALE,
            pattern: true,
          },
        ],
      }}
      head={['窓口', '予約済み（人）', '枠（人）', '埋まり具合']}
      rows={offices.map((one) => [
        one.name,
        one.taken,
        one.capacity,
        percent(one.taken, one.capacity),
      ])}
    />
  )
}

/** 予約受付件数 of the last 14 days per channel (OP-10). */
export async function AcceptedChart({ ctx }: { ctx: ServiceContext }) {
  const to = tokyoDateOf(ctx.now())
  const counts = await countAccepted(ctx, {
    from: addDays(to, -13),
    to,
    offices: [],
    services: [],
  })
  const used = (Object.keys(CHANNEL) as Channel[]).filter(
    (channel) => counts.byChannel[channel] > 0,
  )
  const channels = used.length > 0 ? used : (['web'] as Channel[])
  return (
    <Figure
      title="予約の受付件数（この14日間・件）"
      chart={{
        direction: 'up',
        size: { width: 560, height: 270 },
        labels: counts.days.map((day) => shortDay(day.date)),
        series: channels.map((channel, at) => ({
          name: CHANNEL[channel],
          values: counts.days.map((day) => day.byChannel[channel]),
          colour: COLOURS[channel],
          ...(at % 2 === 1 ? { pattern: true as const } : {}),
        })),
      }}
      head={['受け付けた日', ...channels.map((channel) => CHANNEL[channel]), '合計']}
      rows={counts.days.map((day) => [
        formatJa(day.date),
        ...channels.map((channel) => day.byChannel[channel]),
        day.total,
      ])}
    />
  )
}
