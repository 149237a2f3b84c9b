'use client'

import { formatJa } from '@/domain/time/format'
import type { StationCatalogue } from '@/services/cards/places/station'

import { focusScan } from '../scanning/ScanBox'

type Props = { catalogue: StationCatalogue; date: string; onDate: (date: string) => void }

/** For which day's visitors cards are taken out. */
export function PullBar({ catalogue, date, onDate }: Props) {
  const choose = (day: string) => {
    onDate(day)
    focusScan()
  }
  return (
    <div className="st-place">
      <p aria-live="polite">
        <span>来庁日</span>
        <strong>{formatJa(date)}</strong>
      </p>
      <div className="mg-row">
        <button type="button" className="mg-button" onClick={() => choose(catalogue.today)}>
          今日
        </button>
        {catalogue.pickDay === catalogue.today ? null : (
          <button type="button" className="mg-button" onClick={() => choose(catalogue.pickDay)}>
            次の来庁日 {formatJa(catalogue.pickDay)}
          </button>
        )}
        <label className="mg-inline">
          ほかの日
          <input
            type="date"
            value={date}
            min={catalogue.today}
            onChange={(event) => event.target.value && onDate(event.target.value)}
          />
        </label>
      </div>
    </div>
  )
}
