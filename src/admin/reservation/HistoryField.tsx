'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import type { StaffBooking } from '@/services/booking/staff-view'

import { HistoryTable } from '../desk/HistoryTable'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'
import '../shell/work.css'

/** The history inside the record of a booking, in words (OP-13). */
export function HistoryField() {
  const { id } = useDocumentInfo()
  const live = useLive(id ? String(id) : null, (key) =>
    apiGet<StaffBooking>(`/ops/reservations/${key}`),
  )
  return (
    <div className="wk wk-inset">
      <h2>履歴</h2>
      {live.problem && <p className="wk-problem">{live.problem.message}</p>}
      {live.data && <HistoryTable lines={live.data.history} />}
    </div>
  )
}
