import type { Stored } from '@/db/stored'
import { isoOfMoment, MS_PER_MINUTE } from '@/domain/time/civil'
import { minutesIn } from '@/kit/case/times'
import type { CaseRow } from '@/kit/case/types'

import type { ListColumn } from '../cases/kind'

/** Minutes that a record has spent in a state (CC-05). */
export const spent = (state: string, header: string): ListColumn => ({
  name: `spent-${state}`,
  header,
  kind: 'number',
  width: 12,
  only: 'file',
  value: (row: CaseRow) => minutesIn(row, state),
})

/** Minutes from the complaint to the report to the city (CC-12). */
export const untilReport: ListColumn = {
  name: 'until-report',
  header: '市への報告まで（分）',
  kind: 'number',
  width: 12,
  only: 'file',
  value: (row: CaseRow) => {
    const { openedAt, reportedAt } = row as Stored<'complaints'>
    if (!reportedAt) return ''
    return Math.round((Date.parse(isoOfMoment(reportedAt)) - Date.parse(openedAt)) / MS_PER_MINUTE)
  },
}
