import type { AdminViewServerProps } from 'payload'

import { FORMULA } from '@/domain/knowledge/search/self-resolution'
import { tokyoDateOf } from '@/domain/time/civil'
import { monthlyParts } from '@/services/knowledge/search/figures'

import { screenPage } from '../frame/screen-page'

import './search.css'
import { SearchedWords } from './SearchedWords'
import { Trend } from './Trend'

/** /admin/faq-figures: the self-resolution rate with its parts, and the words that find nothing (CC-20). */
export const FaqFiguresView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/faq-figures',
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
