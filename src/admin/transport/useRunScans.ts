'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import { isIndividualNumber } from '@/domain/codes/individual-number'
import type { ScanAnswer } from '@/services/transport/pack'

import { beep } from '../reception/beep'
import { apiPost, type Problem, problemOf } from '../shell/api'

export type RunScan = {
  op: string
  code: string
  state: 'waiting' | 'ok' | 'bad'
  title: string
  lines: string[]
}

const TITLES: Record<string, string> = {
  UNKNOWN_CARD: '登録のない番号です',
  SEVERAL_CARDS: '1枚に決まりません',
  INDIVIDUAL_NUMBER: '読み取らないでください',
  CODE_TOO_SHORT: '番号が短すぎます',
  WRONG_OFFICE: '行き先が違います',
  WRONG_STATUS: '積み込めない状態です',
  ALREADY_PACKED: 'もう積み込みました',
  IN_OTHER_RUN: 'ほかの移送にあります',
  NOT_PACKED: '積み込まれていません',
  SEALING: '出発の確認中です',
  EXTRA_CARD: '一覧にないカードです',
  ALREADY_RECEIVED: 'もう受け取りました',
  FORBIDDEN: '権限がありません',
}
const OWN_NUMBER =
  'これはマイナンバーです。どこにも残していません。カードの表に貼られた番号を読み取ってください。'
const RETRY_MS = 3000
const SHOWN = 30

/** Nothing was carried out, or nobody knows: the scan is sent again under its id. */
const isAway = ({ status, code }: Problem): boolean =>
  code === 'OFFLINE' || code === 'BUSY' || status === 429 || status >= 500

/**
 * Scans of the run's page: taken at once, answered in their order, repeated until the server is back.
 * @param path of the act, below /ops/transport/runs/:id
 */
export function useRunScans(path: string, more: object, onDone: () => void) {
  const [scans, setScans] = useState<RunScan[]>([])
  const waiting = useRef<RunScan[]>([])
  const isBusy = useRef(false)
  const [left, setLeft] = useState(0)
  const latest = useRef({ path, more, onDone })
  useEffect(() => {
    latest.current = { path, more, onDone }
  })
  const put = useCallback((scan: RunScan) => {
    setScans((old) =>
      old.some(({ op }) => op === scan.op)
        ? old.map((one) => (one.op === scan.op ? scan : one))
        : [scan, ...old].slice(0, SHOWN),
    )
  }, [])

  const pump = useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    for (let scan = waiting.current[0]; scan; scan = waiting.current[0]) {
      const target = latest.current
      try {
        const { code, op } = scan
        const answer = await apiPost<ScanAnswer>(target.path, { code, op, ...target.more })
        put({ ...scan, state: 'ok', title: answer.title, lines: [answer.number, ...answer.lines] })
        beep('ok')
      } catch (error) {
        const problem = problemOf(error)
        if (isAway(problem)) {
          put({ ...scan, title: '送れません。つながりしだい送ります', lines: [problem.message] })
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
          continue
        }
        put({
          ...scan,
          state: 'bad',
          title: TITLES[problem.code] ?? 'できません',
          lines: [problem.message],
        })
        beep('bad')
      }
      waiting.current.shift()
      setLeft(waiting.current.length)
      latest.current.onDone()
    }
    isBusy.current = false
  }, [put])

  const add = useCallback(
    (text: string) => {
      const scan: RunScan = {
        op: crypto.randomUUID(),
        code: text,
        state: 'waiting',
        title: '確かめています…',
        lines: [],
      }
      if (isIndividualNumber(text)) {
        put({
          ...scan,
          code: '',
          state: 'bad',
          title: TITLES.INDIVIDUAL_NUMBER!,
          lines: [OWN_NUMBER],
        })
        beep('bad')
        return
      }
      put(scan)
      waiting.current.push(scan)
      setLeft(waiting.current.length)
      void pump()
    },
    [pump, put],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current.length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  return { scans, last: scans[0] ?? null, left, add }
}
