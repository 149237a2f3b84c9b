'use client'

import { OutputBar } from '../frame/OutputBar'
import { download } from '../lists/download'

import type { CardSearch } from './search-state'
import { queryOf } from './search-state'

const PURPOSES = [
  '状態区分ごとの確認',
  'カードの準備・保管の確認',
  '市への報告',
  '件数の確認・集計',
]

type Props = { search: CardSearch; total: number | null; may: boolean }

/** Exactly the cards that the list shows, as a file or on paper (CD-08, CD-11, PR-10). */
export const CardOutputs = ({ search, total, may }: Props) => (
  <OutputBar
    total={total}
    unit="枚"
    may={may}
    papers
    purposes={PURPOSES}
    send={(wish, paper) =>
      download('/ops/cards/output', paper, { ...queryOf({ ...search, page: 1 }), ...wish })
    }
  />
)
