'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { ContactDesk } from '@/services/contact/inquiries/desk'
import type { FollowUp } from '@/services/contact/inquiries/follow-up'
import type { DraftView, Finished } from '@/services/contact/inquiries/write'

import { apiGet, apiPost, Problem, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'
import { isPassing, useRetry } from '../shell/useRetry'

import { EMPTY, type Fields, fieldsOf } from './fields'
import { isMixed, joined } from './join'
import { forget, keep, kept } from './kept'

/** A pause in the typing after which it is stored: soon enough for the city to read along (CC-02). */
const PAUSE_MS = 700

const OFFLINE =
  'サーバーにつながりません。入力した内容はこの画面に残っています。つながりしだい、自動で保存します。'
export const NO_NUMBER_YET =
  'まだサーバーにつながらず、番号がついていません。つながりしだい番号がつきます。それから続けてください。'
const BOTH =
  '別の画面でもこの記録が書かれていました。両方の文を上下に残しました。いらない方を消してください。'
const OVER = 'この記録は、別の画面で終わっています。'
const THEIRS = '別の画面でこの記録が書き換えられました。いまの内容を表示します。'

type Saved = 'saved' | 'saving' | 'waiting'

export type RecordHandle = ReturnType<typeof useRecord>

const none = () => undefined
const NO_ACTS: { store: () => void; askNumber: () => void; readAgain: (id: string) => void } = {
  store: none,
  askNumber: none,
  readAgain: none,
}

const NOTHING = { id: '', op: '', begunAt: '', rev: 0, base: EMPTY, fields: EMPTY }

/**
 * The record of the call on the line: begun with one key, stored as it is written, ended with Ctrl+Enter.
 * It is there to write in at once; its number comes when the server has answered. What could not be
 * stored stays here and in this browser's tab, over a reload and the end of a log-in, and is sent again
 * by itself.
 */
export function useRecord(isOn: boolean) {
  const desk = useLive(isOn ? 'contact-desk' : null, () => apiGet<ContactDesk>('/ops/contact/desk'))
  const [record, setRecord] = useState<DraftView | null>(null)
  /** Since when a record stands on the screen; empty = none. */
  const [begunAt, setBegunAt] = useState('')
  const [fields, setFields] = useState<Fields>(EMPTY)
  const [saved, setSaved] = useState<Saved>('saved')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [ended, setEnded] = useState<Finished | null>(null)
  const [busy, setBusy] = useState(false)
  const { once } = useOp()
  const retry = useRetry()
  /** The newest truth for what runs later: what the server has, and what is typed now. */
  const now = useRef({ ...NOTHING, isSending: false, isAgain: false })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  /** For a later try: each of them as it is then. */
  const acts = useRef(NO_ACTS)
  /** What is under way with the server and comes before the end of the record: its number, a save. */
  const underWay = useRef<Promise<unknown>>(Promise.resolve())

  /** What the server has now, with what was written here meanwhile. */
  const take = useCallback((draft: DraftView) => {
    const { current } = now
    const theirs = fieldsOf(draft)
    const both = joined(current.base, current.fields, theirs)
    const isBoth = isMixed(current.fields, theirs, both)
    Object.assign(current, { rev: draft.rev, id: draft.id, base: theirs, fields: both })
    keepNow(current)
    setRecord(draft)
    setFields(both)
    return { isBoth, isStored: isSame(both, theirs) }
  }, [])

  const store = useCallback(async () => {
    if (!now.current.id) return
    // Whoever is sending sends once more when the answer is there.
    now.current.isAgain = true
    if (now.current.isSending) return
    now.current.isSending = true
    setSaved('saving')
    while (now.current.isAgain) {
      now.current.isAgain = false
      const { id } = now.current
      const told = await sendDraft(now.current)
      // The call was ended, or another one begun, while this was on its way.
      if (now.current.id !== id) continue
      const isChanged = told?.code === 'CHANGED_MEANWHILE'
      const after = isChanged ? await joinWith(id, take) : null
      if (after) setProblem(new Problem('CHANGED_MEANWHILE', after.isBoth ? BOTH : THEIRS))
      else setProblem((before) => problemAfter(before, told))
      const isStored = after ? after.isStored : !told
      setSaved(isStored ? 'saved' : 'waiting')
      if (isStored) retry.done()
      else if (isChanged || isPassing(told!)) retry.later(() => acts.current.store())
    }
    now.current.isSending = false
  }, [retry, take])

  /** Asks for the number of what has been begun here, until there is one. */
  const askNumber = useCallback(async () => {
    const { op, begunAt: since, fields: typed, id } = now.current
    if (!op || id) return
    const waitedMs = Math.max(0, Date.now() - Date.parse(since))
    try {
      const draft = await apiPost<DraftView>('/ops/contact/inquiries', {
        op,
        waitedMs,
        ...(typed.line ? { line: typed.line } : {}),
      })
      if (now.current.op !== op) return
      retry.done()
      setProblem(null)
      const { isStored } = take(draft)
      if (isStored) setSaved('saved')
      else await store()
    } catch (error) {
      if (now.current.op !== op) return
      const told = problemOf(error)
      setProblem(problemAfter(null, told))
      setSaved('waiting')
      if (isPassing(told)) retry.later(() => acts.current.askNumber())
    }
  }, [retry, store, take])

  /** Puts a record on the screen as it was written here. */
  const show = useCallback((own: typeof NOTHING) => {
    keepNow(Object.assign(now.current, own))
    setBegunAt(own.begunAt)
    setFields(own.fields)
  }, [])

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    retry.done()
    Object.assign(now.current, NOTHING)
    setRecord(null)
    setBegunAt('')
    setFields(EMPTY)
    setSaved('saved')
    forget()
  }, [retry])

  const readAgain = useCallback(
    async (id: string) => {
      try {
        const { isBoth, isStored } = take(await readDraft(id))
        if (isBoth) setProblem(new Problem('CHANGED_MEANWHILE', BOTH))
        if (!isStored) await store()
      } catch (error) {
        const told = problemOf(error)
        setProblem(problemAfter(null, told))
        if (isPassing(told)) retry.later(() => acts.current.readAgain(id))
        else if (told.status === 404) {
          // Ended elsewhere: nobody can go on with it, and what was not stored is told.
          const left = unsavedWords(now.current)
          clear()
          setProblem(new Problem(told.code, `${OVER}${left ? `保存できなかった文：${left}` : ''}`))
        }
      }
    },
    [clear, retry, store, take],
  )

  useEffect(() => {
    const first = (work: Promise<void>) => {
      underWay.current = Promise.all([underWay.current, work])
    }
    acts.current = {
      store: () => first(store()),
      askNumber: () => first(askNumber()),
      readAgain: (id) => first(readAgain(id)),
    }
  })

  // What was under way in this tab before a reload.
  useEffect(() => {
    const before = isOn ? kept() : null
    if (!before || now.current.begunAt) return
    queueMicrotask(() => {
      show({ ...NOTHING, ...before })
      if (before.id) acts.current.readAgain(before.id)
      else acts.current.askNumber()
    })
  }, [isOn, show])

  const edit = useCallback((change: Partial<Fields>) => {
    if (Object.keys(change).length === 0) return
    const { current } = now
    current.fields = { ...current.fields, ...change }
    setFields(current.fields)
    setSaved('waiting')
    if (current.begunAt) keepNow(current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => acts.current.store(), PAUSE_MS)
  }, [])

  const line = desk.data?.line
  const begin = useCallback(
    (change: Partial<Fields> = {}) => {
      // Pressed twice is one call.
      if (now.current.begunAt) return edit(change)
      setEnded(null)
      setProblem(null)
      setSaved('waiting')
      const first = { ...EMPTY, ...(line ? { line } : {}) }
      show({
        ...NOTHING,
        op: crypto.randomUUID(),
        begunAt: new Date().toISOString(),
        base: first,
        fields: { ...first, ...change },
      })
      acts.current.askNumber()
    },
    [edit, line, show],
  )

  const finish = useCallback(
    async (more: FollowUp): Promise<boolean> => {
      const { current } = now
      const { begunAt: since } = current
      if (!since || busy) return false
      setBusy(true)
      try {
        // Whoever is faster than the answer presses once all the same.
        await underWay.current
        if (current.begunAt !== since) return false
        if (!current.id) {
          setProblem(new Problem('NO_NUMBER', NO_NUMBER_YET))
          return false
        }
        clearTimeout(timer.current)
        const path = `/ops/contact/inquiries/${current.id}/finish`
        const body = { rev: current.rev, fields: current.fields, more }
        const answer = await once('finish', body, (op) => apiPost<Finished>(path, { ...body, op }))
        clear()
        setProblem(null)
        setEnded(answer)
        void desk.refresh()
        return true
      } catch (error) {
        const told = problemOf(error)
        if (told.code === 'CHANGED_MEANWHILE') await readAgain(current.id)
        setProblem((before) => (before?.code === told.code ? before : told))
        return false
      } finally {
        setBusy(false)
      }
    },
    [busy, clear, desk, once, readAgain],
  )

  /** Goes on with a record that was left open. */
  const resume = useCallback(
    async (id: string) => {
      try {
        const draft = await readDraft(id)
        const own = fieldsOf(draft)
        show({ ...NOTHING, id, begunAt: draft.startedAt, base: own, fields: own })
        take(draft)
      } catch (error) {
        setProblem(problemOf(error))
      }
    },
    [show, take],
  )

  return {
    desk: desk.data,
    refresh: desk.refresh,
    record,
    /** Since when there is a record to write in, with or without a number. */
    begunAt,
    fields,
    saved,
    problem,
    ended,
    busy,
    edit,
    begin,
    finish,
    resume,
    setProblem,
  }
}

const readDraft = (id: string) => apiGet<DraftView>(`/ops/contact/inquiries/${id}`)

/** @returns null when it cannot be read just now */
const joinWith = async <T>(id: string, take: (draft: DraftView) => T): Promise<T | null> =>
  readDraft(id).then(take, () => null)

const keepNow = ({ id, op, begunAt, base, fields }: typeof NOTHING): void =>
  keep({ id, op, begunAt, base, fields })

const isSame = (one: Fields, other: Fields): boolean =>
  Object.entries(one).every(([name, value]) => other[name as keyof Fields] === value)

const unsavedWords = ({ base, fields }: { base: Fields; fields: Fields }): string =>
  (['question', 'answer'] as const)
    .filter((name) => fields[name] !== base[name])
    .map((name) => fields[name])
    .join(' ')

/** A save in between that went through leaves it said that two had written. */
function problemAfter(before: Problem | null, told: Problem | null): Problem | null {
  if (told?.code === 'OFFLINE') return new Problem(told.code, OFFLINE)
  return told ?? (before?.message === BOTH ? before : null)
}

/** Sends what is typed now, and notes what the server has. @returns why it was refused; null when it was not */
async function sendDraft(now: {
  id: string
  rev: number
  base: Fields
  fields: Fields
}): Promise<Problem | null> {
  try {
    const { id, rev, fields } = now
    const path = `/ops/contact/inquiries/${id}/save`
    const stored = await apiPost<DraftView>(path, { rev, fields })
    if (now.id === id) Object.assign(now, { rev: stored.rev, base: fields })
    return null
  } catch (error) {
    return problemOf(error)
  }
}

/** Whether somebody has written anything that another call must not take over. */
export const hasContent = ({ question, answer, category, booking }: Fields): boolean =>
  [question, answer, category, booking].some((text) => text !== '')
