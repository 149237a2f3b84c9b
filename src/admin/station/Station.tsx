'use client'

import { useCallback, useRef, useState } from 'react'

import { isPlaceCode } from '@/domain/cards/place-code'
import { SCAN_MODE, type ScanMode } from '@/domain/cards/scan-modes'
import { normaliseCode } from '@/domain/codes/normalise-code'
import type { PlaceChoice, StationCatalogue } from '@/services/cards/places/station'

import { apiGet } from '../shell/api'
import { useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'

import type { BulkWish } from './bulk'
import { BulkBox } from './BulkBox'
import { CameraBox } from './CameraBox'
import { InBrowser } from './InBrowser'
import { LargeAnswer } from '../scanning/LargeAnswer'
import type { Line } from '../scanning/lines'
import { LineList } from '../scanning/LineList'
import { ModeBar } from './ModeBar'
import { PlaceBar } from './PlaceBar'
import { PullBar } from './PullBar'
import { nextPosition } from './position'
import { QueueBanner } from '../scanning/QueueBanner'
import { focusScan, ScanBox } from '../scanning/ScanBox'
import { useScans } from '../scanning/useScans'
import { Unseen } from '../scanning/Unseen'
import '../scanning/scanning.css'

export function Station({ catalogue }: { catalogue: StationCatalogue }) {
  return <InBrowser>{() => <StationScreen catalogue={catalogue} />}</InBrowser>
}

const PLACES_MS = 5 * 60_000

function StationScreen({ catalogue }: { catalogue: StationCatalogue }) {
  const { modes } = catalogue
  const [{ mode }, show] = useAddress(
    (query) => ({ mode: modeIn(query, modes) }),
    ({ mode: shown }) => `mode=${shown}`,
  )
  const [place, setPlace] = useState<PlaceChoice | null>(null)
  const [position, setPosition] = useState('')
  const [date, setDate] = useState(catalogue.pickDay)
  const [isList, setIsList] = useState(false)
  /** What this place was given since it was scanned: code → position. */
  const placed = useRef(new Map<string, string>())
  const scans = useScans(catalogue.user.id, (scan, reply) => {
    if (scan.mode !== 'place' || reply.kind !== 'refused') return
    placed.current.delete(normaliseCode(scan.code))
    // The last one's position is free again; an earlier one's is told in its line.
    setPosition((now) =>
      scan.position && now === nextPosition(scan.position) ? scan.position : now,
    )
  })
  const read = useCallback(() => apiGet<{ rows: PlaceChoice[] }>('/ops/cards/places/codes'), [])
  const live = useLive('places', read, PLACES_MS)
  const places = live.data?.rows ?? catalogue.places

  const choose = (wanted: ScanMode) => show({ mode: wanted })

  const takePlace = (code: string) => {
    const found = places.find((one) => normaliseCode(one.code) === normaliseCode(code))
    const wish = { code, mode }
    if (mode === 'look' && found) return scans.note(wish, found.label, ['保管場所です'])
    if (mode !== 'place') {
      return scans.refuse(wish, {
        code: 'PLACE_CODE',
        message: '保管場所のコードです。カードの番号を読み取ってください。',
      })
    }
    placed.current.clear()
    setPlace(found ?? null)
    if (found) return scans.note(wish, found.label, ['ここに置くカードを読み取ってください'])
    void live.refresh()
    return scans.refuse(wish, {
      code: 'PLACE_UNKNOWN',
      message: 'このコードの保管場所は登録されていません。「保管場所」の画面で確かめてください。',
    })
  }

  const placeCard = (code: string) => {
    if (!place) {
      return scans.refuse(
        { code, mode },
        { code: 'PLACE_MISSING', message: '棚か箱のコード（P-…）を先に読み取ってください。' },
      )
    }
    const key = normaliseCode(code)
    const before = placed.current.get(key)
    if (before !== undefined) {
      return scans.refuse(
        { code, mode },
        {
          code: 'TWICE',
          message: `いま ${place.label}${before ? ` ${before}` : ''} に置いたカードです。`,
        },
      )
    }
    placed.current.set(key, position)
    scans.add({ code, mode, place: place.id, position })
    setPosition(nextPosition(position))
  }

  const take = (code: string) => {
    if (isPlaceCode(code)) return takePlace(code)
    if (mode === 'place') return placeCard(code)
    return scans.add(mode === 'pull' ? { code, mode, date } : { code, mode })
  }

  /** One of the cards that a scan fitted was chosen: the scan is sent once more, for that card. */
  const goOn = ({ op, code, mode: meant, place: at, position: where }: Line, card: string) => {
    scans.clear(op)
    scans.add({
      code,
      card,
      mode: meant,
      place: at,
      position: where,
      ...(meant === 'pull' ? { date } : {}),
    })
    if (meant === 'place' && where === position) setPosition(nextPosition(position))
    focusScan()
  }

  const wish: BulkWish = {
    mode,
    ...(mode === 'place' && place ? { place: place.id } : {}),
    ...(mode === 'pull' ? { date } : {}),
  }
  return (
    <div className="st">
      <QueueBanner scans={scans} />
      <ModeBar modes={modes} mode={mode} onChoose={choose}>
        {modes.length > 1 ? (
          <button type="button" aria-pressed={isList} onClick={() => setIsList(!isList)}>
            番号の一覧から
          </button>
        ) : null}
      </ModeBar>
      {mode === 'place' ? (
        <PlaceBar
          place={place}
          position={position}
          onPosition={setPosition}
          onLeave={() => {
            setPlace(null)
            focusScan()
          }}
        />
      ) : null}
      {mode === 'pull' ? <PullBar catalogue={catalogue} date={date} onDate={setDate} /> : null}
      {isList ? (
        <BulkBox
          key={mode}
          wish={wish}
          missing={missingFor(wish)}
          onClose={() => setIsList(false)}
        />
      ) : (
        <div className="st-columns">
          <div className="st-work">
            <ScanBox
              label={labelOf(mode, place)}
              onCode={take}
              onDigit={(digit) => {
                const wanted = modes[digit - 1]
                if (wanted) choose(wanted)
                focusScan()
              }}
            />
            <LargeAnswer line={scans.last} idle="読み取りを待っています" onChoose={goOn} />
            <Unseen scans={scans} />
            <CameraBox onCode={take} />
            <p className="mg-hint">
              <kbd>F2</kbd> 読み取りの欄へ
              {modes.length > 1 ? (
                <>
                  　<kbd>Alt</kbd>＋<kbd>1</kbd>～<kbd>{modes.length}</kbd> または <kbd>Esc</kbd>{' '}
                  のあと数字で、することを選びます。
                </>
              ) : null}
            </p>
          </div>
          <LineList scans={scans} />
        </div>
      )}
    </div>
  )
}

function missingFor({ mode, place }: BulkWish): string {
  if (mode === 'look') return '先に、上のボタンで「照会」ではない作業を選んでください。'
  if (mode === 'place' && !place) {
    return '先に「1枚ずつの読み取り」で、置く棚か箱のコードを読み取ってください。'
  }
  return ''
}

const labelOf = (mode: ScanMode, place: PlaceChoice | null): string =>
  mode === 'place' && !place
    ? '棚か箱のコードを読み取る'
    : `「${SCAN_MODE[mode].label}」するカードの番号を読み取る`

function modeIn(query: URLSearchParams, modes: ScanMode[]): ScanMode {
  const wanted = query.get('mode')
  return modes.find((mode) => mode === wanted) ?? 'look'
}
