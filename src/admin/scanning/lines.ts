import { SCAN_MODE } from '@/domain/cards/scan-modes'
import type { CardView } from '@/services/cards/card-view'

import type { FinalReply, Scan, StationMode } from './queue'
import type { Scanned } from './transport'

/** One scan on the screen, from the moment it was taken. */
export type Line = {
  op: string
  /** What was scanned; empty for what must not be shown. */
  code: string
  mode: StationMode
  at: number
  state: 'waiting' | 'ok' | 'bad' | 'elsewhere'
  title: string
  words: string[]
  card: CardView | null
  place?: string
  position?: string
}

export const modeLabel = (mode: StationMode): string =>
  mode === 'count' ? '棚卸し' : SCAN_MODE[mode].label

export const lineOf = (scan: Scan): Line => ({
  op: scan.op,
  code: scan.code,
  mode: scan.mode,
  at: scan.at,
  state: 'waiting',
  title: '確かめています…',
  words: [],
  card: null,
  place: scan.place,
  position: scan.position,
})

/** The line with its answer. */
export function answered(line: Line, reply: FinalReply<Scanned>): Line {
  if (reply.kind === 'elsewhere') {
    return { ...line, state: 'elsewhere', title: '別のタブで送りました' }
  }
  if (reply.kind === 'refused') {
    return { ...line, state: 'bad', title: titleOf(reply.code), words: [reply.message] }
  }
  const { result } = reply
  if (result.kind === 'count') return counted(line, result)
  return {
    ...line,
    state: 'ok',
    title: line.mode === 'look' ? '見つかりました' : result.title,
    words: line.mode === 'look' ? [result.title, ...result.lines] : result.lines,
    card: result.card,
  }
}

function counted(line: Line, result: Extract<Scanned, { kind: 'count' }>): Line {
  if (!result.isExpected) {
    return { ...line, state: 'bad', title: '記録と合いません', words: [result.why] }
  }
  return {
    ...line,
    state: 'ok',
    title: result.isNew ? '数えました' : 'もう数えたカードです',
    words: result.number === line.code ? [] : [result.number],
  }
}

const TITLES: Record<string, string> = {
  UNKNOWN_CARD: '登録のない番号です',
  SEVERAL_CARDS: '1枚に決まりません',
  INDIVIDUAL_NUMBER: '読み取らないでください',
  CODE_TOO_SHORT: '番号が短すぎます',
  ALREADY_DONE: 'もう済んでいます',
  TWICE: '同じカードです',
  MOVE_REFUSED: 'この状態ではできません',
  NOT_BOOKED: '予約のないカードです',
  PLACE_UNKNOWN: '登録のない場所です',
  PLACE_MISSING: '先に場所を読み取ってください',
  PLACE_CODE: '場所のコードです',
  WRONG_OFFICE: '窓口が違います',
  IN_TRANSIT: '移送中のカードです',
  GONE: '手元にないはずのカードです',
  NOT_SENT: '発送の記録がありません',
  FORBIDDEN: '権限がありません',
  STOCKTAKE_CLOSED: '棚卸しは終わっています',
  INTERNAL: '記録できませんでした',
}

const titleOf = (code: string): string => TITLES[code] ?? 'できません'
