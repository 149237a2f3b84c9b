'use client'

import { useEffect, useRef, useState } from 'react'

import type { ReportPart, Texts } from '@/domain/reports/parts'
import type { Written } from '@/services/reports/screen'

import { useUnsaved } from '../frame/Unsaved'
import { apiPost, problemOf } from '../shell/api'
import { isPassing, useRetry } from '../shell/useRetry'

type Props = {
  path: string
  parts: readonly ReportPart[]
  texts: Texts
  mayWrite: boolean
  onSaved: () => Promise<void>
}

const AFTER_MS = 1200
const TOUCHED = 'ほかの人がこの欄を書き換えました。下の文章を見て、どちらにするか選んでください。'

type Drafts = Record<string, Written>
type State = { words: string; isBad?: true }

/** What is still to be kept; what was sent is, and stands for the rest as what was there. */
const stillOpen = (now: Drafts, sent: Drafts): Drafts =>
  Object.fromEntries(
    Object.entries(now)
      .filter(([part, { words }]) => words !== sent[part]?.words)
      .map(([part, one]) => [part, { ...one, was: sent[part]?.words ?? one.was }]),
  )

/**
 * The words of a report, kept as they are written. Where somebody else has written in the same part meanwhile
 * nothing is written over: both texts stand there, and the person decides.
 */
export function Words({ path, parts, texts, mayWrite, onSaved }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { saved, question } = useUnsaved(box)
  const [drafts, setDrafts] = useState<Drafts>({})
  const [state, setState] = useState<State>({ words: '' })
  const [fields, setFields] = useState<Record<string, string>>({})
  /** Parts in which somebody else has written: they wait for the person, the others do not. */
  const [touched, setTouched] = useState<readonly string[]>([])
  const latest = useRef<{ sendable: Drafts; busy: boolean }>({ sendable: {}, busy: false })
  const retry = useRetry()
  useEffect(() => {
    latest.current.sendable = Object.fromEntries(
      Object.entries(drafts).filter(([part]) => !touched.includes(part)),
    )
  }, [drafts, touched])

  const save = useRef<() => Promise<void>>(undefined)
  useEffect(() => {
    save.current = async () => {
      const { sendable: sent, busy } = latest.current
      if (busy || Object.keys(sent).length === 0) return
      latest.current.busy = true
      try {
        await apiPost(`${path}/texts`, { texts: sent })
        setDrafts((now) => stillOpen(now, sent))
        setFields({})
        setState({ words: '保存しました' })
        saved()
        retry.done()
      } catch (error) {
        const problem = problemOf(error)
        setState({ words: problem.message, isBad: true })
        if (problem.code === 'CHANGED_MEANWHILE')
          setTouched((now) => [...now, ...Object.keys(problem.fields)])
        else setFields(problem.fields)
        if (isPassing(problem)) retry.later(() => void save.current?.())
      } finally {
        latest.current.busy = false
        await onSaved()
      }
    }
  }, [path, onSaved, retry, saved])
  useEffect(() => {
    if (Object.keys(drafts).length === 0) return
    const timer = setTimeout(() => void save.current?.(), AFTER_MS)
    return () => clearTimeout(timer)
  }, [drafts, touched])

  const write = (id: string, words: string) =>
    setDrafts((now) => ({ ...now, [id]: { was: now[id]?.was ?? texts[id] ?? '', words } }))
  /** The other's words are seen: one's own stand in their place, or they stay. */
  const settle = (id: string, isOwn: boolean) => {
    setTouched((now) => now.filter((part) => part !== id))
    setDrafts(({ [id]: own, ...rest }) =>
      isOwn && own ? { ...rest, [id]: { ...own, was: texts[id] ?? '' } } : rest,
    )
    setState({ words: '' })
  }
  const isWaiting = Object.keys(drafts).length > 0
  return (
    <div ref={box}>
      {parts.map((part) => (
        <div key={part.id} className="mg-panel rp-part">
          {mayWrite ? (
            <>
              <Field
                part={part}
                words={drafts[part.id]?.words ?? texts[part.id] ?? ''}
                problem={touched.includes(part.id) ? TOUCHED : fields[part.id]}
                onWrite={(words) => write(part.id, words)}
                onLeave={() => void save.current?.()}
              />
              {touched.includes(part.id) ? (
                <Other words={texts[part.id] ?? ''} onSettle={(isOwn) => settle(part.id, isOwn)} />
              ) : null}
            </>
          ) : (
            <>
              <h3>{part.heading}</h3>
              <p className="rp-words">{texts[part.id] || '—'}</p>
            </>
          )}
        </div>
      ))}
      <p role={state.isBad ? 'alert' : 'status'} className="rp-state">
        {isWaiting && !state.isBad ? '保存しています…' : state.words}
      </p>
      {question}
    </div>
  )
}

type FieldProps = {
  part: ReportPart
  words: string
  problem: string | undefined
  onWrite: (words: string) => void
  onLeave: () => void
}

const Field = ({
  part: { id, heading, hint, required },
  words,
  problem,
  onWrite,
  onLeave,
}: FieldProps) => (
  <label className="mg-field">
    {heading}
    {required ? '（必須）' : ''}
    {hint ? <small>{hint}</small> : null}
    <textarea
      name={id}
      rows={Math.min(20, Math.max(4, words.split('\n').length + 1))}
      value={words}
      aria-invalid={problem ? true : undefined}
      onChange={({ target }) => onWrite(target.value)}
      onBlur={onLeave}
    />
    {problem ? <small className="mg-bad">{problem}</small> : null}
  </label>
)

const Other = ({ words, onSettle }: { words: string; onSettle: (isOwn: boolean) => void }) => (
  <div className="mg-note mg-note--warn" role="group" aria-label="ほかの人の文章">
    <b>ほかの人が書いた、いまの文章</b>
    <p className="rp-words">{words || '—'}</p>
    <div className="mg-row">
      <button type="button" className="mg-button" onClick={() => onSettle(false)}>
        この文章を使う
      </button>
      <button type="button" className="mg-button" onClick={() => onSettle(true)}>
        自分の文章に置き換える
      </button>
    </div>
  </div>
)
