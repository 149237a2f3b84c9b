import type { Payload } from 'payload'

import type { SealedCollection, Place } from '@/lib/crypto/places'
import { processWide } from '@/lib/process-wide'

import { jobContext } from '../context'
import { recordCheck } from '../system/record-check'

/** Name of the check whose alarm the start page and the status page show. */
export const UNREADABLE_CHECK = 'personal-fields'

const COLLECTION: Record<SealedCollection, string> = {
  cards: 'カード',
  'card-import-undo': '取り込みの取消し用の控え',
  'card-import-problems': '取り込めなかった行',
  reservations: '予約',
  'waitlist-entries': 'キャンセル待ち',
  mails: 'メール',
  users: 'アカウント',
  'site-records': '管理記録',
  'print-files': '印刷用のファイル',
  callbacks: '折り返し',
  attachments: '添付ファイル',
}

const MOST = 200

type Seen = { places: Map<string, Place>; last: Promise<void> }
const seenBy = processWide('unreadable-alarm', () => new WeakMap<Payload, Seen>())

/**
 * Raises the alarm for a value that could not be read (AU-10), once for each place and process. Does
 * not hold up whoever reads; names rows, never values.
 */
export function alarmUnreadable(payload: Payload, place: Place): void {
  const seen = seenBy.get(payload) ?? { places: new Map(), last: Promise.resolve() }
  seenBy.set(payload, seen)
  const key = `${place.collection}/${place.row}/${place.field}`
  if (seen.places.has(key) || seen.places.size >= MOST) return
  seen.places.set(key, place)
  seen.last = seen.last
    .then(() => write(payload, [...seen.places.values()]))
    .catch((error: Error) => payload.logger.error({ msg: 'alarm not written', err: error.name }))
}

/** Until every alarm so far is written. */
export const alarmsWritten = (payload: Payload): Promise<void> =>
  seenBy.get(payload)?.last ?? Promise.resolve()

/** Values that are readable again may raise a new alarm. */
export const forgetUnreadable = (payload: Payload): void => void seenBy.delete(payload)

function write(payload: Payload, places: Place[]): Promise<void> {
  const kinds = [...new Set(places.map(({ collection }) => COLLECTION[collection]))]
  return recordCheck(payload, {
    name: UNREADABLE_CHECK,
    at: jobContext(payload).now().toISOString(),
    ok: 'no',
    summary: `読み取れない個人情報があります（${kinds.join('、')}、${places.length}${places.length >= MOST ? '件以上' : '件'}）。鍵かデータが変わっていないか確かめてください。`,
    details: {
      places: places.map(({ collection, row, field }) => `${collection}/${row}/${field}`),
    },
  })
}
