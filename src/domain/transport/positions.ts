import { foldWidth } from '../codes/normalise-code'
import { parseDate } from '../time/parse-date'
import { isCivilTime, toInstant } from '../time/civil'

export type Point = { at: string; latitude: string; longitude: string; device: string }

/** Headings under which makers of devices write their columns. */
const HEADINGS = {
  latitude: ['lat', 'latitude', '緯度'],
  longitude: ['lon', 'lng', 'long', 'longitude', '経度'],
  time: ['time', 'at', 'datetime', 'timestamp', '日時', '時刻', '測位日時'],
  device: ['device', '端末', '端末機', '端末番号', '端末機の番号'],
} as const

export type PointColumns = Record<keyof typeof HEADINGS, number>

/** Where the columns stand in the heading row; null when one that is needed is missing. */
export function pointColumns(cells: readonly string[]): PointColumns | null {
  const clean = cells.map((cell) => foldWidth(cell).trim().toLowerCase())
  const find = (names: readonly string[]) => clean.findIndex((cell) => names.includes(cell))
  const columns = {
    latitude: find(HEADINGS.latitude),
    longitude: find(HEADINGS.longitude),
    time: find(HEADINGS.time),
    device: find(HEADINGS.device),
  }
  return columns.latitude < 0 || columns.longitude < 0 || columns.time < 0 ? null : columns
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
const LONGEST_TIME = 100
const LOCAL = /^(\S+?)[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/

/** An instant with a zone, or a time of day in Japan; null for anything else. */
export function parsePointTime(text: string): string | null {
  if (text.length > LONGEST_TIME) return null
  const clean = foldWidth(text).trim()
  if (INSTANT.test(clean)) {
    const time = Date.parse(clean)
    return Number.isNaN(time) ? null : new Date(time).toISOString()
  }
  const local = LOCAL.exec(clean)
  if (!local) return null
  const [, day = '', hour = '', minute = '', second = '0'] = local
  const date = parseDate(day)
  const time = `${hour.padStart(2, '0')}:${minute}`
  if (!date || !isCivilTime(time) || Number(second) > 59) return null
  return new Date(toInstant(date, time).getTime() + Number(second) * 1000).toISOString()
}

const within = (text: string, limit: number): string | null => {
  const clean = foldWidth(text).trim()
  if (!/^-?\d{1,3}(\.\d{1,10})?$/.test(clean)) return null
  return Math.abs(Number(clean)) <= limit ? clean : null
}

/** @returns the point, or in Japanese what is wrong with the row */
export function readPoint(
  cells: readonly string[],
  columns: PointColumns,
): { point: Point } | { problem: string } {
  const latitude = within(cells[columns.latitude] ?? '', 90)
  if (latitude === null) return { problem: '緯度が正しくありません。' }
  const longitude = within(cells[columns.longitude] ?? '', 180)
  if (longitude === null) return { problem: '経度が正しくありません。' }
  const at = parsePointTime(cells[columns.time] ?? '')
  if (at === null) return { problem: '日時が正しくありません。' }
  return { point: { at, latitude, longitude, device: cells[columns.device]?.trim() ?? '' } }
}
