'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import { isIndividualNumber } from '@/domain/codes/individual-number'

import { beep } from '../reception/beep'
import { useOwnLoginBanner } from '../session/SessionKeeper'

import { answered, type Line, lineOf } from './lines'
import type { FinalReply, QueueState, Scan, ScanStore } from './queue'
import { ScanQueue } from './queue'
import { browserStore } from './store'
import { type Scanned, sender } from './send'

const LINES_SHOWN = 50
const LINES_KEPT = 300

/** The last fifty, and older ones that wait or were refused: nobody has seen to those yet. */
const trim = (lines: Line[]): Line[] =>
  lines
    .filter(({ state }, index) => index < LINES_SHOWN || state === 'waiting' || state === 'bad')
    .slice(0, LINES_KEPT)

/** The answer that a tab got itself says more than "another tab has done it". */
const withLine = (lines: Line[], line: Line): Line[] => {
  const before = lines.find(({ op }) => op === line.op)
  if (!before) return trim([line, ...lines])
  if (line.state === 'elsewhere' && before.state !== 'waiting') return lines
  return lines.map((one) => (one === before ? line : one))
}

/** Scans of another tab that wait so long are taken over: that tab is probably closed. */
const ORPHAN_MS = 60_000
const LOOK_ROUND_MS = 30_000

const OWN_NUMBER =
  'これはマイナンバーです。どこにも残していません。カードのケースかラベルの番号を読み取ってください。'

export type Wish = Omit<Scan, 'op' | 'at' | 'tab'>
export type Refusal = { code: string; message: string }

export type Scans = {
  lines: Line[]
  /** The scan that the large answer is about. */
  last: Line | null
  queue: QueueState
  /** Takes a scan and returns at once. */
  add: (wish: Wish) => void
  /** A scan that the screen itself refuses; nothing is sent. */
  refuse: (wish: Wish, refusal: Refusal) => void
  /** Something the screen itself did with a scan. */
  note: (wish: Wish, title: string, words: string[]) => void
  /** The clerk has seen a refused scan: it leaves the list. */
  clear: (op: string) => void
  resume: () => void
}

type Answered = (scan: Scan, reply: FinalReply<Scanned>) => void
type Parts = { queue: ScanQueue<Scanned>; store: ScanStore; tab: string }

const IDLE: QueueState = { waiting: 0, offline: false, login: '', unsafe: false }

/**
 * Scans of a screen: taken at once, answered one by one, kept over reloads. What another
 * scanning screen of the same user has left waiting is sent as well. Once a page: two would both show it.
 * @param user id of the signed-in account; waiting scans of others are left alone
 */
export function useScans(user: string, onAnswer?: Answered): Scans {
  const [lines, setLines] = useState<Line[]>([])
  const [lastOp, setLastOp] = useState('')
  const [state, setState] = useState<QueueState>(IDLE)
  const told = useRef(onAnswer)
  useEffect(() => {
    told.current = onAnswer
  })

  const put = useCallback((line: Line) => {
    setLines((old) => withLine(old, line))
    setLastOp(line.op)
  }, [])

  useOwnLoginBanner()
  const parts = useRef<Parts | null>(null)
  useEffect(() => {
    const store = browserStore(user)
    const queue = new ScanQueue<Scanned>({
      store,
      send: sender(user, store),
      onChange: setState,
      onAnswer: (scan, reply) => {
        const line = answered(lineOf(scan), reply)
        setLines((old) => withLine(old, line))
        if (reply.kind !== 'elsewhere') {
          setLastOp(scan.op)
          beep(line.state === 'ok' ? 'ok' : 'bad')
        }
        told.current?.(scan, reply)
      },
    })
    const tab = tabId()
    parts.current = { queue, store, tab }
    const recover = () => {
      const found = queue.recover((scan) => scan.tab === tab || Date.now() - scan.at > ORPHAN_MS)
      if (found.length > 0) {
        setLines((old) => found.map(lineOf).reduce(withLine, old))
      }
    }
    const resume = () => queue.resume()
    recover()
    const timer = setInterval(recover, LOOK_ROUND_MS)
    window.addEventListener('online', resume)
    window.addEventListener('focus', resume)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', resume)
      window.removeEventListener('focus', resume)
      queue.stop()
    }
  }, [user])

  const refuse = useCallback(
    (wish: Wish, { code, message }: Refusal) => {
      const scan = { ...wish, op: crypto.randomUUID(), at: Date.now() }
      put(answered(lineOf(scan), { kind: 'refused', code, message }))
      beep('bad')
    },
    [put],
  )

  const note = useCallback(
    (wish: Wish, title: string, words: string[]) => {
      const line = lineOf({ ...wish, op: crypto.randomUUID(), at: Date.now() })
      put({ ...line, state: 'ok', title, words })
      beep('ok')
    },
    [put],
  )

  const add = useCallback(
    (wish: Wish) => {
      if (isIndividualNumber(wish.code)) {
        return refuse({ ...wish, code: '' }, { code: 'INDIVIDUAL_NUMBER', message: OWN_NUMBER })
      }
      if (!parts.current) return
      const { queue, tab } = parts.current
      const scan = { ...wish, op: crypto.randomUUID(), at: Date.now(), tab }
      put(lineOf(scan))
      queue.add(scan)
    },
    [put, refuse],
  )

  const resume = useCallback(() => parts.current?.queue.resume(), [])
  const clear = useCallback(
    (op: string) => setLines((old) => old.filter((line) => line.op !== op)),
    [],
  )
  const last = lines.find(({ op }) => op === lastOp) ?? null
  return { lines, last, queue: state, add, refuse, note, clear, resume }
}

/** Names this tab over its reloads. */
function tabId(): string {
  try {
    const known = sessionStorage.getItem('mg-tab') ?? crypto.randomUUID()
    sessionStorage.setItem('mg-tab', known)
    return known
  } catch {
    return crypto.randomUUID()
  }
}
