import { foldWidth, normaliseCode } from '../codes/normalise-code'

import { PLACE_PREFIX } from './scan-modes'

/** Shelves and boxes of one room, as a person says them: `A` to `F`, `1` to `40`. */
export type PlaceSeries = {
  room: string
  shelfFrom: string
  shelfTo: string
  boxFrom: string
  boxTo: string
  /** What all codes begin with after `P-`: letters, digits, hyphens. */
  codeHead: string
}

export type PlaceDraft = { label: string; code: string; room: string; shelf: string; box: string }

export const MAX_PLACES = 2000

export type PlacesPlan =
  { ok: true; places: PlaceDraft[] } | { ok: false; field: keyof PlaceSeries; message: string }

/**
 * Names and codes for every shelf and box (CD-12). Numbers of a series get the same length, because
 * codes are compared without hyphens: box 11 of shelf 1 and box 1 of shelf 11 must differ.
 */
export function planPlaces(series: PlaceSeries): PlacesPlan {
  const head = foldWidth(series.codeHead).toUpperCase().replace(/^P-/, '')
  if (!/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(head)) {
    return no('codeHead', 'コードの頭は、英数字と - で入れてください。例: KW')
  }
  const shelves = rangeOf(series.shelfFrom, series.shelfTo)
  if (!shelves) return no('shelfFrom', '棚は、A から F、または 1 から 12 のように入れてください。')
  const boxes = rangeOf(series.boxFrom, series.boxTo)
  if (!boxes) return no('boxFrom', '箱は、1 から 40、または A から F のように入れてください。')
  const number = shelves.length * boxes.length
  if (number > MAX_PLACES) {
    return no(
      'boxTo',
      `一度に登録できるのは${MAX_PLACES.toLocaleString('ja-JP')}か所までです（今は${number.toLocaleString('ja-JP')}か所）。`,
    )
  }
  const room = series.room.trim()
  const places = shelves.flatMap((shelf) =>
    boxes.map((box) => ({
      label: [room, shelf && `${shelf}棚`, box && `箱${box}`].filter(Boolean).join(' ') || head,
      code: PLACE_PREFIX + [head, shelf, box].filter(Boolean).join('-'),
      room,
      shelf,
      box,
    })),
  )
  const clash = clashIn(places.map(({ code }) => code))
  return clash
    ? no('codeHead', `同じに読めるコードができます（${clash}）。範囲を見直してください。`)
    : { ok: true, places }
}

const no = (field: keyof PlaceSeries, message: string): PlacesPlan => ({
  ok: false,
  field,
  message,
})

/** Two codes that a scanner's text cannot tell apart, or null. */
export function clashIn(codes: string[], taken: ReadonlyMap<string, string> = new Map()) {
  const seen = new Map(taken)
  for (const code of codes) {
    const key = normaliseCode(code)
    const before = seen.get(key)
    if (before !== undefined && before !== code) return `${before} と ${code}`
    seen.set(key, code)
  }
  return null
}

/** `1`–`12` → `01`…`12`, `A`–`C` → `A`,`B`,`C`; an empty range is one place without that part. */
function rangeOf(fromText: string, toText: string): string[] | null {
  const from = foldWidth(fromText).trim().toUpperCase()
  const to = foldWidth(toText).trim().toUpperCase() || from
  if (from === '') return to === '' ? [''] : null
  if (/^\d{1,4}$/.test(from) && /^\d{1,4}$/.test(to)) {
    const length = Math.max(from.length, to.length)
    return series(Number(from), Number(to), (value) => String(value).padStart(length, '0'))
  }
  if (/^[A-Z]$/.test(from) && /^[A-Z]$/.test(to)) {
    return series(from.charCodeAt(0), to.charCodeAt(0), (value) => String.fromCharCode(value))
  }
  return null
}

const series = (from: number, to: number, write: (value: number) => string): string[] | null =>
  to < from ? null : Array.from({ length: to - from + 1 }, (_, index) => write(from + index))
