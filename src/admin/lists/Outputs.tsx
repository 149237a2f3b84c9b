'use client'

import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { OutputBar } from '../frame/OutputBar'

import { download } from './download'
import type { ListState } from './state'
import { apiQuery } from './state'

const PURPOSES = [
  '窓口の準備',
  'カードの準備（取り出し）',
  '予約した人への連絡',
  '市への報告',
  '件数の確認・集計',
]

type Props = {
  state: ListState
  total: number | null
  catalogue: ScopeCatalogue
  /** What the purpose begins with. */
  purpose?: string
}

/** The list of bookings as a file or on paper. */
export const Outputs = ({ state, total, catalogue, purpose }: Props) => (
  <OutputBar
    total={total}
    may={catalogue.may.export}
    purposes={PURPOSES}
    first={purpose}
    send={(wish, paper) => {
      const query = new URLSearchParams({ ...apiQuery(state), ...wish })
      return download(`/ops/lists/reservations?${query}`, paper)
    }}
  />
)
