'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { ContactDesk } from '@/services/contact/inquiries/desk'
import type { FollowUp } from '@/services/contact/inquiries/follow-up'
import type { DraftView, Finished } from '@/services/contact/inquiries/write'

import { apiGet, apiPost, type Problem, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'

import { EMPTY, type Fields, fieldsOf } from './fields'
import { forget, keep, kept } from './kept'

/** A pause in the typing after which it is stored: soon enough for the city to read along (CC-02). */
const PAUSE_MS = 700

type Saved = 'saved' | 'saving' | 'waiting'

export type RecordHandle = ReturnType<typeof useRecord>

/**
 * The record of the call on the line: begun with one key, stored as it is written, ended with Ctrl+Enter.
 * What could not be stored stays here and in this browser's tab, over a reload and the end of a log-in.
 */
export function useRecord(isOn: boolean) {
  const desk = useLive(isOn ? 'contact-desk' : null, () => apiGet<ContactDesk>('/ops/contact/desk'))
  const [record, setRecord] = useState<DraftView | null>(null)
  const [fields, setFields] = useState<Fields>(EMPTY)
  const [saved, setSaved] = useState<Saved>('saved')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [ended, setEnded] = useState<Finished | null>(null)
  const [busy, setBusy] = useState(false)
  const { once } = useOp()
  /** The newest truth for what runs later: the revision that the server has, and what is typed now. */
  const now = useRef({ rev: 0, id: '', fields: EMPTY, isSending: false, isAgain: false })

  const take = useCallback((draft: DraftView, own?: Fields) => {
    now.current = {
      ...now.current,
      rev: draft.rev,
      id: draft.id,
      fields: own ?? fieldsOf(draft),
    }
    setRecord(draft)
    setFields(now.current.fields)
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
      const told = await sendDraft(now.current)
      setProblem(told)
      setSaved(told ? 'waiting' : 'saved')
      if (told?.code === 'CHANGED_MEANWHILE') take(await readDraft(now.current.id))
    }
    now.current.isSending = false
  }, [take])

  // What was under way in this tab before a reload.
  useEffect(() => {
    const before = isOn ? kept() : null
    if (!before) return
    readDraft(before.id)
      .then((draft) => {
        take(draft, before.fields)
        void store()
      })
      .catch(() => undefined)
  }, [isOn, store, take])

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const edit = useCallback(
    (change: Partial<Fields>) => {
      const { current } = now
      current.fields = { ...current.fields, ...change }
      setFields(current.fields)
      setSaved('waiting')
      if (current.id) keep({ id: current.id, fields: current.fields })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void store(), PAUSE_MS)
    },
    [store],
  )

  const begin = useCallback(
    async (change: Partial<Fields> = {}) => {
      setEnded(null)
      setProblem(null)
      const line = now.current.fields.line || desk.data?.line
      try {
        const draft = await once('begin', [], (op) =>
          apiPost<DraftView>('/ops/contact/inquiries', { op, ...(line ? { line } : {}) }),
        )
        // What was typed while the answer was on its way stays.
        const typed = now.current.id ? {} : now.current.fields
        take(draft, { ...fieldsOf(draft), ...onlyFilled(typed), ...change })
        keep({ id: draft.id, fields: now.current.fields })
        if (Object.keys(onlyFilled(now.current.fields)).length > 0) void store()
      } catch (error) {
        setProblem(problemOf(error))
      }
    },
    [desk.data?.line, once, store, take],
  )

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    now.current = { ...now.current, id: '', rev: 0, fields: { ...EMPTY } }
    setRecord(null)
    setFields(EMPTY)
    setSaved('saved')
    forget()
  }, [])

  const finish = useCallback(
    async (more: FollowUp): Promise<boolean> => {
      const { current } = now
      if (!current.id || busy) return false
      clearTimeout(timer.current)
      setBusy(true)
      try {
        const path = `/ops/contact/inquiries/${current.id}/finish`
        const body = { rev: current.rev, fields: current.fields, more }
        const answer = await once('finish', body, (op) => apiPost<Finished>(path, { ...body, op }))
        clear()
        setProblem(null)
        setEnded(answer)
        void desk.refresh()
        return true
      } catch (error) {
        setProblem(problemOf(error))
        return false
      } finally {
        setBusy(false)
      }
    },
    [busy, clear, desk, once],
  )

  /** Goes on with a record that was left open. */
  const resume = useCallback(
    async (id: string) => {
      try {
        take(await readDraft(id))
      } catch (error) {
        setProblem(problemOf(error))
      }
    },
    [take],
  )

  return {
    desk: desk.data,
    refresh: desk.refresh,
    record,
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

/** Sends what is typed now, and notes what the server has. @returns why it was refused; null when it was not */
async function sendDraft(now: {
  id: string
  rev: number
  fields: Fields
}): Promise<Problem | null> {
  try {
    const { id, rev, fields } = now
    now.rev = (await apiPost<DraftView>(`/ops/contact/inquiries/${id}/save`, { rev, fields })).rev
    return null
  } catch (error) {
    return problemOf(error)
  }
}

const onlyFilled = (fields: Partial<Fields>): Partial<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        value !== '' && value !== false && name !== 'language' && name !== 'outcome',
    ),
  )

/** Whether somebody has written anything that another call must not take over. */
export const hasContent = ({ question, answer, category, booking }: Fields): boolean =>
  [question, answer, category, booking].some((text) => text !== '')
