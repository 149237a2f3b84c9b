'use client'

import type { ReportWish } from '@/services/figures/reports/report'

import { OutputBar } from '../frame/OutputBar'
import { download } from '../lists/download'

const PURPOSES = ['市への報告', '体制の見直し', '件数の確認・集計']

/** The table below as a file. */
export const ReportFiles = (wish: ReportWish) => (
  <OutputBar
    may
    purposes={PURPOSES}
    send={(how, paper) =>
      download(`/ops/call-stats/output?${new URLSearchParams({ ...wish, ...how })}`, paper)
    }
  />
)
