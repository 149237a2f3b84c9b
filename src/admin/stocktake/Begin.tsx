'use client'

import { useState } from 'react'

import { normaliseCode } from '@/domain/codes/normalise-code'
import type { StationCatalogue } from '@/services/cards/places/station'
import type { StocktakeRow } from '@/services/cards/stocktake/stocktake'

import { beep } from '../reception/beep'
import { apiPost, problemOf } from '../shell/api'
import { ScanBox } from '../scanning/ScanBox'
import { Refused } from '../frame/Refused'

type Props = {
  catalogue: StationCatalogue
  office: string
  onBegun: (take: StocktakeRow) => void
}

/** A count of one place begins with the scan of its code, or by choosing from the list. */
export function Begin({ catalogue, office, onBegun }: Props) {
  const places = catalogue.places.filter((place) => place.office === office)
  const [place, setPlace] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const begin = async (wanted: string) => {
    setBusy(true)
    setProblem('')
    try {
      const body = { office, place: wanted || undefined }
      onBegun(await apiPost<StocktakeRow>('/ops/cards/stocktakes', body))
    } catch (error) {
      setProblem(problemOf(error).message)
      setBusy(false)
    }
  }
  const scanned = (code: string) => {
    const found = places.find((one) => normaliseCode(one.code) === normaliseCode(code))
    beep(found ? 'ok' : 'bad')
    if (found) return void begin(found.id)
    setProblem(
      'この窓口の保管場所のコードではありません。棚か箱のコード（P-…）を読み取ってください。',
    )
  }
  return (
    <section className="mg-panel" aria-labelledby="st-begin">
      <h2 id="st-begin">棚卸しを始める</h2>
      <div className="st-begin">
        <ScanBox label="数える棚か箱のコードを読み取る" onCode={scanned} />
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            または、一覧から選ぶ
            <select value={place} onChange={(event) => setPlace(event.target.value)}>
              <option value="">この窓口の全部のカード</option>
              {places.map(({ id, label, code }) => (
                <option key={id} value={id}>
                  {label}（{code}）
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="mg-button mg-button--main"
            disabled={busy}
            onClick={() => void begin(place)}
          >
            {busy ? '始めています…' : '始める'}
          </button>
        </div>
      </div>
      {problem ? <Refused>{problem}</Refused> : null}
    </section>
  )
}
