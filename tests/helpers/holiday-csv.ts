import iconv from 'iconv-lite'

import { holidaySeed } from '@/presets/holidays'

export const HEADING = '国民の祝日・休日月日,国民の祝日・休日名称'

/** `2026-05-06` → `2026/5/6`, as the Cabinet Office writes days. */
const slashed = (date: string): string => date.split('-').map(Number).join('/')

/**
 * The lines of the Cabinet Office's file of some years (field case D-1), made from the seeds: there
 * substitute days and days between holidays are only called 休日.
 */
export const linesOf = (from: number, to: number): string[] =>
  holidaySeed(from, to)
    .filter(({ kind }) => kind === 'national')
    .map(({ date, name }) => `${slashed(date)},${/振替休日|国民の休日/.test(name) ? '休日' : name}`)

/** Bytes of a file as it is published: CP932, no byte order mark. */
export const cp932 = (lines: string[], eol = '\r\n'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(iconv.encode([...lines, ''].join(eol), 'cp932'))

/** The same as Excel saves it: UTF-8 with a byte order mark. */
export const utf8Bom = (lines: string[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`\ufeff${[...lines, ''].join('\r\n')}`, 'utf8'))
