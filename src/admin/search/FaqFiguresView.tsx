import type { AdminViewServerProps } from 'payload'

import { FORMULA, type Parts, selfResolution } from '@/domain/knowledge/search/self-resolution'
import { tokyoDateOf } from '@/domain/time/civil'
import { monthlyParts } from '@/services/knowledge/search/figures'

import { panelPage } from '../frame/panel-page'
import { Figure } from '../start/charts'

import './search.css'
import { SearchedWords } from './SearchedWords'

const SIZE = { width: 900, height: 260 }

/** /admin/faq-figures: the self-resolution rate with its parts, and the words that find nothing (CC-20). */
export const FaqFiguresView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'faq.figures',
      path: '/admin/faq-figures',
      title: '自己解決率と検索の言葉',
      lead: '市民がよくある質問で解決できた割合の月別の動きと、FAQの改善に使う言葉の一覧です。',
    },
    async (ctx) => {
      const months = await monthlyParts(ctx)
      return (
        <div className="fs-figures">
          <p className="mg-note">
            自己解決率 ＝ {FORMULA}
            。訪問は、よくある質問のページを開いた回数（ページ内の移動は数えません）です。
          </p>
          <Trend months={months} />
          <SearchedWords today={tokyoDateOf(ctx.now())} />
        </div>
      )
    },
  )

const short = (month: string): string => `${Number(month.slice(5))}月`
const percent = (value: number | null): string => (value === null ? '—' : `${value}%`)
const share = (part: number, all: number): string =>
  all === 0 ? '—' : `${Math.round((part / all) * 1000) / 10}%`

/** The parts with the rate below each month, and below them how often the FAQ were revised. */
function Trend({ months }: { months: Parts[] }) {
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
