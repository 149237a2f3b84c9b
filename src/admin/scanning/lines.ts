import { SCAN_MODE } from '@/domain/cards/scan-modes'
import type { CardChoice } from '@/services/cards/find-card'
import type { CardView } from '@/services/cards/card-view'

import type { FinalReply, RunAct, Scan, ScanAct } from './queue'
import type { Scanned } from './send'
import { titleOf } from './titles'

/** One scan on the screen, from the moment it was taken. */
export type Line = {
  op: string
  /** What was scanned; empty for what must not be shown. */
  code: string
  mode: ScanAct
  at: number
  state: 'waiting' | 'ok' | 'bad' | 'elsewhere'
  title: string
  words: string[]
  card: CardView | null
  /** Cards that the code fits, for somebody to choose from. */
  choices?: CardChoice[]
  place?: string
  position?: string
  run?: string
  stop?: string
}

const OTHER_ACTS: Record<'count' | RunAct, string> = {
  count: '棚卸し',
  'run-pack': '積込み',
  'run-unpack': '積込みから取出し',
  'run-receive': '移送の受取り',
}

export const modeLabel = (mode: ScanAct): string =>
  Object.hasOwn(OTHER_ACTS, mode)
    ? OTHER_ACTS[mode as keyof typeof OTHER_ACTS]
    : SCAN_MODE[mode as keyof typeof SCAN_MODE].label

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
  run: scan.run,
  stop: scan.stop,
})

/** The line with its answer. */
export function answered(line: Line, reply: FinalReply<Scanned>): Line {
  if (reply.kind === 'elsewhere') {
    return { ...line, state: 'elsewhere', title: '別のタブで送りました' }
  }
  if (reply.kind === 'refused') {
    const { code, message, choices } = reply
    return { ...line, state: 'bad', title: titleOf(code, line.mode), words: [message], choices }
  }
  const { result } = reply
  if (result.kind === 'count') return counted(line, result)
  if (result.kind === 'run') {
    const words = result.number === line.code ? result.lines : [result.number, ...result.lines]
    return { ...line, state: 'ok', title: result.title, words }
  }
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
