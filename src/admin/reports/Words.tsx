'use client'

import { useEffect, useRef, useState } from 'react'

import type { ReportPart, Texts } from '@/domain/reports/parts'

import { useUnsaved } from '../frame/Unsaved'
import { apiPost, problemOf } from '../shell/api'
import { isPassing, useRetry } from '../shell/useRetry'

type Props = {
  path: string
  parts: readonly ReportPart[]
  texts: Texts
  /** Number of the report as it was read. */
  seen: number
  mayWrite: boolean
  onSaved: () => Promise<void>
}

const AFTER_MS = 1200

type State = { words: string; tone: 'plain' | 'bad' }
const QUIET: State = { words: '', tone: 'plain' }

/**
 * The words of a report, kept as they are written. What somebody else wrote meanwhile is never written over: the
 * person is told, and what was typed stays on the screen.
 */
export function Words({ path, parts, texts, seen, mayWrite, onSaved }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { saved, question } = useUnsaved(box)
  const [draft, setDraft] = useState<Texts>({})
  const [state, setState] = useState<State>(QUIET)
  const [fields, setFields] = useState<Record<string, string>>({})
  const latest = useRef({ draft, seen, busy: false })
  const retry = useRetry()
  useEffect(() => {
    latest.current.draft = draft
    // While something waits to be kept, it goes by what the person saw when it was typed.
    if (Object.keys(draft).length === 0) latest.current.seen = seen
  }, [draft, seen])

  const save = useRef<() => Promise<void>>(undefined)
  useEffect(() => {
    save.current = async () => {
      const { draft: sent, seen: known, busy } = latest.current
      if (busy || Object.keys(sent).length === 0) return
      latest.current.busy = true
      setState(QUIET)
      try {
        const done = await apiPost<{ seen: number }>(`${path}/texts`, { seen: known, texts: sent })
        latest.current.seen = done.seen
        setDraft((now) =>
          Object.fromEntries(Object.entries(now).filter(([part, words]) => sent[part] !== words)),
        )
        setFields({})
        setState({ words: '保存しました', tone: 'plain' })
        saved()
        retry.done()
        await onSaved()
      } catch (error) {
        const problem = problemOf(error)
        setFields(problem.fields)
        setState({ words: problem.message, tone: 'bad' })
        if (isPassing(problem)) retry.later(() => void save.current?.())
      } finally {
        latest.current.busy = false
      }
    }
  }, [path, onSaved, retry, saved])
  useEffect(() => {
    if (Object.keys(draft).length === 0) return
    const timer = setTimeout(() => void save.current?.(), AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft])

  const isWaiting = Object.keys(draft).length > 0
  return (
    <div ref={box}>
      {parts.map(({ id, heading, hint, required }) => {
        const words = draft[id] ?? texts[id] ?? ''
        return (
          <div key={id} className="mg-panel rp-part">
            {mayWrite ? (
              <label className="mg-field">
                {heading}
                {required ? '（必須）' : ''}
                {hint ? <small>{hint}</small> : null}
                <textarea
                  name={id}
                  rows={Math.min(20, Math.max(4, words.split('\n').length + 1))}
                  value={words}
                  aria-invalid={fields[id] ? true : undefined}
                  onChange={({ target }) => setDraft((now) => ({ ...now, [id]: target.value }))}
                  onBlur={() => void save.current?.()}
                />
                {fields[id] ? <small className="mg-bad">{fields[id]}</small> : null}
              </label>
            ) : (
              <>
                <h3>{heading}</h3>
                <p className="rp-words">{words || '—'}</p>
              </>
            )}
          </div>
        )
      })}
      <p role={state.tone === 'bad' ? 'alert' : 'status'} className="rp-state">
        {state.tone === 'plain' && isWaiting ? '保存しています…' : state.words}
      </p>
      {question}
    </div>
  )
}
