'use client'

import { useState } from 'react'

import type { VisitResult } from '@/domain/booking/visit'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import type { CheckedIn } from '@/services/reception/check-in'
import type { DayList } from '@/services/reception/day-list'
import type { DayRow } from '@/services/reception/day-row'
import type { VisitChoice } from '@/services/reception/visit-choices'

import { apiGet, apiPost, Problem, problemOf } from '../shell/api'
import type { Live } from '../shell/useLive'
import { useLive } from '../shell/useLive'

import { beep } from './beep'

/** The large answer beside the scan field. */
export type Answer = {
  kind: 'ok' | 'bad'
  title: string
  lines: string[]
  row: DayRow | null
  /** What was typed or scanned, for the next step with it. */
  text: string
  code: string
  /** Everybody whom the number fits, where the clerk has to say who came. */
  choices?: VisitChoice[]
  /** The choices are visits of one person. */
  isOnePerson?: boolean
}

export type Reception = {
  office: string
  /** The account may go on to hand the card over (CD-10). */
  mayHandOver: boolean
  list: Live<DayList>
  unfinished: Live<{ rows: DayRow[] }>
  answer: Answer | null
  busy: boolean
  /** What stands in the scan field. */
  typed: string
  setTyped: (text: string) => void
  /** `id`: the booking that was chosen, where the number fits several. */
  checkIn: (text: string, id?: string) => Promise<void>
  callNext: () => Promise<void>
  act: (row: DayRow, act: RowAct, reason?: string) => Promise<boolean>
  say: (answer: Answer | null) => void
  refresh: () => Promise<void>
}

export type RowAct = 'check-in' | 'call' | 'release' | 'undo' | VisitResult

const EVERY_MS = 15_000

const OWN_NUMBER =
  'これはマイナンバーです。読み取りも入力もしないでください。受付番号か予約番号を使ってください。'

const SAID: Record<Exclude<RowAct, 'check-in'>, string> = {
  call: '呼び出してください',
  release: '待ちに戻しました',
  undo: '元に戻しました',
  completed: '来庁済みにしました',
  'no-show': '未来庁にしました',
  refused: '交付できずにしました',
}

/** Everything that one window does with today's visitors. */
export function useReception(office: string, mayHandOver: boolean): Reception {
  const list = useLive(
    office,
    (key) => apiGet<DayList>('/ops/reception/today', { office: key }),
    EVERY_MS,
  )
  const unfinished = useLive(
    office,
    (key) => apiGet<{ rows: DayRow[] }>('/ops/reception/unfinished', { office: key }),
    EVERY_MS * 4,
  )
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState('')

  const refresh = async () => {
    await Promise.all([list.refresh(), unfinished.refresh()])
  }

  async function run(text: string, work: () => Promise<Answer>): Promise<boolean> {
    if (busy) return false
    setBusy(true)
    let done: Answer
    try {
      done = await work()
    } catch (error) {
      done = badAnswer(problemOf(error), text)
    }
    setAnswer(done)
    // The field waits for the next visitor.
    setTyped('')
    beep(done.kind)
    setBusy(false)
    await refresh()
    return done.kind === 'ok'
  }

  const checkIn = async (text: string, id?: string) => {
    await run(text, async () => {
      // Refused here already: the number never leaves this machine.
      if (isIndividualNumber(text)) throw new Problem('INDIVIDUAL_NUMBER', OWN_NUMBER)
      const done = await apiPost<CheckedIn>('/ops/reception/check-in', { text, office, id })
      return receivedAnswer(done, text)
    })
  }

  const callNext = async () => {
    await run('', async () => {
      const { row } = await apiPost<{ row: DayRow | null }>('/ops/reception/call-next', { office })
      if (!row) throw new Problem('NOBODY', '待っている方はいません。')
      return okAnswer('呼び出してください', row)
    })
  }

  const act = (row: DayRow, what: RowAct, reason = '') =>
    what === 'check-in'
      ? run(row.number, async () =>
          receivedAnswer(
            await apiPost<CheckedIn>('/ops/reception/check-in', {
              text: row.number,
              office,
              id: row.id,
            }),
            row.number,
          ),
        )
      : run(row.number, async () => okAnswer(SAID[what], await send(row, what, reason)))

  return {
    office,
    mayHandOver,
    list,
    unfinished,
    answer,
    busy,
    typed,
    setTyped,
    checkIn,
    callNext,
    act,
    say: setAnswer,
    refresh,
  }
}

const send = (row: DayRow, what: Exclude<RowAct, 'check-in'>, reason: string) =>
  what === 'call' || what === 'release' || what === 'undo'
    ? apiPost<DayRow>(`/ops/reception/${row.id}/${what}`)
    : apiPost<DayRow>(`/ops/reception/${row.id}/outcome`, { outcome: what, reason })

const okAnswer = (title: string, row: DayRow): Answer => ({
  kind: 'ok',
  title,
  lines: [`${row.start}　${row.serviceName}${row.partySize > 1 ? `　${row.partySize}人` : ''}`],
  row,
  text: '',
  code: '',
})

function receivedAnswer({ row, minutes }: CheckedIn, text: string): Answer {
  const late = minutes > 0 ? `予約の ${minutes}分 あとです` : ''
  const early = minutes < -30 ? `予約まで ${-minutes}分 あります` : ''
  const base = okAnswer('受け付けました', row)
  return { ...base, text, lines: [...base.lines, late || early].filter(Boolean) }
}

const badAnswer = (problem: Problem, text: string): Answer => ({
  kind: 'bad',
  title: problem.details.isOnePerson
    ? 'どの予約か選んでください'
    : (TITLES[problem.code] ?? '受け付けられません'),
  lines: [problem.message],
  row: null,
  text: problem.code === 'INDIVIDUAL_NUMBER' ? '' : text,
  code: problem.code,
  choices:
    problem.code === 'SEVERAL_VISITS' ? (problem.details.choices as VisitChoice[]) : undefined,
  isOnePerson: problem.details.isOnePerson === true,
})

const TITLES: Record<string, string> = {
  NOT_FOUND: '見つかりません',
  SEVERAL_VISITS: 'どの方か選んでください',
  NO_BOOKING: '予約がありません',
  WRONG_OFFICE: '窓口が違います',
  WRONG_DAY: '日が違います',
  ALREADY_CHECKED_IN: '受付済みです',
  VISIT_OVER: '終わった予約です',
  CANCELLED: '取消し済みです',
  INDIVIDUAL_NUMBER: '読み取らないでください',
  ALREADY_CALLED: '別の人が対応中です',
  NOBODY: '待っている方はいません',
  OFFLINE: 'つながりません',
  UNAUTHENTICATED: 'ログインが切れました',
}
