'use client'

import { partsOf } from '@/domain/time/civil'
import { formatJa, WEEKDAYS_JA } from '@/domain/time/format'

import type { Draft } from './draft'
import { nextWeeks, PARTS } from './draft'

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; today: string }

const shortDay = (date: string): string => {
  const { month, day } = partsOf(date)
  return `${month}/${day}`
}

/** The days ahead by name (来週の金曜), any other day by date; then the part of the day. */
export function WhenFields({ draft, change, today }: Props) {
  return (
    <section className="mg-section">
      <h2>いつ閉めますか</h2>
      <table className="mg-days">
        <thead>
          <tr>
            <td />
            {[1, 2, 3, 4, 5, 6, 0].map((day) => (
              <th key={day} scope="col">
                {WEEKDAYS_JA[day]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nextWeeks(today).map((week) => (
            <tr key={week.label}>
              <th scope="row">{week.label}</th>
              {week.days.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    aria-label={`${shortDay(day)} ${week.label} ${formatJa(day)}`}
                    aria-pressed={draft.from !== '' && draft.from <= day && day <= draft.to}
                    disabled={day < today}
                    onClick={() => change({ from: day, to: day })}
                  >
                    {shortDay(day)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mg-row">
        <label className="mg-inline">
          開始日
          <input
            type="date"
            min={today}
            value={draft.from}
            onChange={({ target: { value } }) =>
              change({ from: value, to: draft.to < value ? value : draft.to })
            }
          />
        </label>
        <label className="mg-inline">
          終了日
          <input
            type="date"
            min={draft.from || today}
            value={draft.to}
            onChange={(event) => change({ to: event.target.value })}
          />
        </label>
        <span className="mg-hint">続けて何日も閉めるときは、終了日を変えます。</span>
      </div>
      <div className="mg-row">
        <div className="mg-segments" role="group" aria-label="時間帯">
          {PARTS.map(({ value, label, start, end }) => (
            <button
              key={value}
              type="button"
              aria-pressed={draft.part === value}
              onClick={() => change({ part: value, start, end })}
            >
              {label}
            </button>
          ))}
        </div>
        {draft.part === 'other' ? (
          <>
            <input
              type="time"
              aria-label="開始時刻"
              value={draft.start}
              onChange={(event) => change({ start: event.target.value })}
            />
            <span>〜</span>
            <input
              type="time"
              aria-label="終了時刻"
              value={draft.end}
              onChange={(event) => change({ end: event.target.value })}
            />
          </>
        ) : null}
      </div>
    </section>
  )
}
