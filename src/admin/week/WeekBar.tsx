'use client'

import type { ReactNode } from 'react'

import { addDays, weekStart } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import type { WeekState } from './address'
import { serviceAt, servicesAt } from './address'

type Props = {
  state: WeekState
  change: (part: Partial<WeekState>) => void
  catalogue: ScopeCatalogue
  children: ReactNode
}

/** Which office, service and week is shown. */
export function WeekBar({ state, change, catalogue, children }: Props) {
  return (
    <div className="mg-panel">
      <div className="mg-row">
        <label className="mg-inline">
          窓口
          <select
            value={state.office}
            onChange={({ target: { value } }) =>
              change({ office: value, service: serviceAt(catalogue, value, state.service) })
            }
          >
            {catalogue.offices.map((office) => (
              <option key={office.id} value={office.id}>
                {office.name}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-inline">
          サービス
          <select
            value={state.service}
            onChange={(event) => change({ service: event.target.value })}
          >
            {servicesAt(catalogue, state.office).map((service) => (
              <option key={service.id} value={service.id}>
                {service.name}
              </option>
            ))}
          </select>
        </label>
        <div className="mg-segments" role="group" aria-label="週">
          <button type="button" onClick={() => change({ from: addDays(state.from, -7) })}>
            ← 前の週
          </button>
          <button
            type="button"
            aria-pressed={state.from === weekStart(catalogue.today)}
            onClick={() => change({ from: weekStart(catalogue.today) })}
          >
            今週
          </button>
          <button type="button" onClick={() => change({ from: addDays(state.from, 7) })}>
            次の週 →
          </button>
        </div>
      </div>
      <div className="mg-row mg-spread">
        <strong>
          {formatJa(state.from)}〜{formatJa(addDays(state.from, 6))}
        </strong>
        {children}
      </div>
    </div>
  )
}
