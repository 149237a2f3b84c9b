'use client'

import { OutputBar } from '../frame/OutputBar'
import { download } from '../lists/download'

const PURPOSES = ['市への報告', '件数の確認・集計', '処理日数の確認']

type Props = { tab: string; from: string; to: string; office: string; may: boolean }

/** The table below as a file. */
export const ReportOutput = ({ tab, from, to, office, may }: Props) => (
  <OutputBar
    may={may}
    purposes={PURPOSES}
    send={(wish, paper) => {
      const query = new URLSearchParams({ report: tab, from, to, office, ...wish })
      return download(`/ops/cards/report/output?${query}`, paper)
    }}
  />
)
