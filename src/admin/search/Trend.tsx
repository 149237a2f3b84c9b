import { type Parts, selfResolution } from '@/domain/knowledge/search/self-resolution'

import { Figure } from '../start/charts'

const SIZE = { width: 900, height: 260 }

const short = (month: string): string => `${Number(month.slice(5))}月`
const percent = (value: number | null): string => (value === null ? '—' : `${value}%`)
const share = (part: number, all: number): string =>
  all === 0 ? '—' : `${Math.round((part / all) * 1000) / 10}%`

/** The rate of each month with its parts, and beside it how often the FAQ were revised (CC-20). */
export function Trend({ months }: { months: Parts[] }) {
  const rates = months.map((one) => percent(selfResolution(one)))
  return (
    <>
      <Figure
        title="自己解決率"
        chart={{
          labels: months.map(({ month }, at) => `${short(month)}\n${rates[at]}`),
          direction: 'up',
          size: SIZE,
          series: [
            { name: '解決した', colour: '#2b8a57', values: months.map(({ solved }) => solved) },
            {
              name: '解決しなかった',
              colour: '#e08a1e',
              pattern: true,
              values: months.map(({ unsolved }) => unsolved),
            },
            {
              name: '回答せず連絡先へ',
              colour: '#8a8f98',
              values: months.map(({ toContact }) => toContact),
            },
          ],
        }}
        head={[
          ...['月', '自己解決率', '訪問', '解決した', '解決しなかった', '連絡先へ'],
          ...['問合せ', 'FAQで解決できた内容', 'その割合', 'FAQの改訂'],
        ]}
        rows={months.map((one, at) => [
          ...[one.month, rates[at]!, one.sessions, one.solved, one.unsolved, one.toContact],
          ...[one.inquiries, one.solvable, share(one.solvable, one.inquiries), one.revisions],
        ])}
      />
      <Figure
        title="FAQの改訂（有効になった版の数）"
        chart={{
          labels: months.map(({ month }) => short(month)),
          direction: 'up',
          size: { ...SIZE, height: 160 },
          series: [
            { name: '改訂', colour: '#2f6fd0', values: months.map(({ revisions }) => revisions) },
          ],
        }}
        head={['月', 'FAQの改訂']}
        rows={months.map(({ month, revisions }) => [month, revisions])}
      />
    </>
  )
}
