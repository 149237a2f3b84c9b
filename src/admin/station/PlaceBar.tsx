'use client'

import type { PlaceChoice } from '@/services/cards/places/station'

import { focusScan } from '../scanning/ScanBox'
import { ownKeys } from '../shell/keys'

type Props = {
  place: PlaceChoice | null
  position: string
  onPosition: (position: string) => void
  onLeave: () => void
}

/** Where the next card goes, large enough to compare with the shelf's label. */
export function PlaceBar({ place, position, onPosition, onLeave }: Props) {
  return (
    <div className={`st-place${place ? '' : ' is-none'}`}>
      <p aria-live="polite">
        <span>置く場所</span>
        <strong>{place ? place.label : '先に、棚か箱のコードを読み取ってください'}</strong>
      </p>
      {place ? (
        <div className="mg-row">
          <label className="mg-inline">
            次の位置
            <input
              type="text"
              value={position}
              maxLength={20}
              size={6}
              placeholder="なし"
              onChange={(event) => onPosition(event.target.value)}
              onKeyDown={ownKeys((event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                focusScan()
              })}
            />
          </label>
          <button type="button" className="mg-button" onClick={onLeave}>
            場所をやめる
          </button>
        </div>
      ) : null}
    </div>
  )
}
