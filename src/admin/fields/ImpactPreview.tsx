'use client'

import { useAllFormFields, useDocumentInfo } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'

import { ImpactSummary } from '../calendar/ImpactSummary'
import { useImpact } from '../calendar/useImpact'
import '../frame/panel.css'

/** Fields without which the server cannot say anything. */
const NEEDED: Record<string, string[]> = {
  'opening-patterns': ['office', 'service', 'start', 'end', 'slotMinutes', 'capacity', 'validFrom'],
  'calendar-exceptions': ['kind', 'from', 'to'],
  holidays: ['date'],
}

/** Shows, before saving, which bookings would no longer fit (BK-04). */
export function ImpactPreview() {
  const [fields] = useAllFormFields()
  const { id, collectionSlug, hasSavePermission } = useDocumentInfo()
  const data = reduceFieldsToValues(fields, true) as Record<string, unknown>
  const needed = NEEDED[collectionSlug ?? ''] ?? []
  // Nothing is saved by somebody who only looks at the record.
  const isShown = hasSavePermission !== false
  const isComplete = needed.every(
    (name) => data[name] !== null && data[name] !== undefined && data[name] !== '',
  )
  const body =
    isShown && isComplete
      ? JSON.stringify({ collection: collectionSlug, ...(id ? { id: String(id) } : {}), data })
      : null
  const { impact, problem, waiting } = useImpact('/ops/calendar/impact', body)
  if (!isShown) return null
  return (
    <section className="mg mg-field-box" aria-labelledby="impact-title" aria-live="polite">
      <h2 id="impact-title">保存すると、どうなるか</h2>
      {body === null ? (
        <p className="mg-hint">窓口・日付・時刻などを入れると、ここに影響が出ます。</p>
      ) : null}
      {waiting ? <p className="mg-hint">調べています…</p> : null}
      {problem ? <p className="mg-note mg-note--warn">{problem.message}</p> : null}
      {impact ? <ImpactSummary impact={impact} /> : null}
    </section>
  )
}
