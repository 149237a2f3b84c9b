'use client'

import Link from 'next/link'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { ASKED_LEAD, ASKED_LEAD_LABEL } from '@/domain/contact/vocabulary'
import type { ContactDesk } from '@/services/contact/inquiries/desk'
import type { FollowUp } from '@/services/contact/inquiries/follow-up'

import { listenKeys } from '../shell/keys'

import { CategoryAdvice } from './CategoryAdvice'
import { Elapsed } from './Elapsed'
import { Field, Pick } from './Field'
import type { Fields } from './fields'
import { FollowFields } from './FollowFields'
import { Urgent } from './Urgent'
import './contact.css'
import type { RecordHandle } from './useRecord'

type Props = { call: RecordHandle; onReferral: (target: string) => void; onDone: () => void }

const SAVED = { saved: '保存しました', saving: '保存しています…', waiting: '入力中…' }

/** 問合せの記録 of the call on the line, beside the booking: Ctrl+Enter ends it (CC-01, CC-03, CC-23). */
export function CallRecord({ call, onReferral, onDone }: Props) {
  const { desk, record, begunAt, fields, problem, ended, busy } = call
  const [more, setMore] = useState<FollowUp>({})
  const question = useRef<HTMLTextAreaElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const isToWrite = useRef(false)
  // What keeps the record open is shown where it is mended; a save in between takes nobody's cursor.
  const isEnding = useRef(false)
  useEffect(() => {
    if (isEnding.current && problem)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-lacking]')?.focus()
    isEnding.current = false
  }, [problem])
  const { begin } = call
  // F2 leaves the cursor in the search, where a number is typed; F6 means to write: the field is there
  // before the next key, whatever the server says and when.
  const write = useCallback(() => {
    flushSync(() => begin())
    question.current?.focus()
    isToWrite.current = !question.current
  }, [begin])
  const mayRecord = desk?.mayRecord
  useEffect(() => {
    if (mayRecord && isToWrite.current) question.current?.focus()
    isToWrite.current = false
  }, [mayRecord])
  useEffect(
    () =>
      listenKeys((event) => {
        const isEnd = event.code === 'Enter' && (event.ctrlKey || event.metaKey)
        if (!isEnd && event.code !== 'F6') return
        event.preventDefault()
        if (isEnd) form.current?.requestSubmit()
        else if (mayRecord !== false) write()
      }, true),
    [mayRecord, write],
  )
  if (!desk?.mayRecord) return null
  const told = problem?.fields ?? {}
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    isEnding.current = true
    if (!(await call.finish(more))) return
    setMore({})
    onDone()
  }
  const edit = (change: Partial<Fields>) => call.edit(change)
  const category = desk.categories.find(({ code }) => code === fields.category)
  return (
    <section className="cr" aria-label="問合せの記録">
      <header className="cr-head">
        <h2>問合せの記録</h2>
        {begunAt ? (
          <p className="cr-number">
            <b>{record?.number ?? '番号はまだ'}</b> <Elapsed since={begunAt} />
            <small role="status">{SAVED[call.saved]}</small>
          </p>
        ) : (
          <button type="button" className="wk-primary" onClick={write}>
            電話を受けた <kbd>F6</kbd>
          </button>
        )}
      </header>
      {ended ? <Ended ended={ended} /> : null}
      {problem ? (
        <p role="alert" className="wk-problem">
          {problem.message}
        </p>
      ) : null}
      {begunAt ? (
        <form ref={form} className="cr-form" onSubmit={(event) => void submit(event)} noValidate>
          <Field label="問合せの内容（個人情報は書かない）" problem={told.question}>
            {(shared) => (
              <textarea
                {...shared}
                ref={question}
                rows={4}
                maxLength={4000}
                value={fields.question}
                onChange={(event) => edit({ question: event.target.value })}
              />
            )}
          </Field>
          <Field label="分類（2文字のキー）" problem={told.category}>
            {(shared) => (
              <select
                {...shared}
                value={fields.category}
                onChange={(event) => edit({ category: event.target.value })}
              >
                <option value="">選んでください</option>
                {desk.categories.map(({ code, letters, label }) => (
                  <option key={code} value={code}>
                    {letters} {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {category ? <CategoryAdvice category={category} onReferral={onReferral} /> : null}
          <Field label="回答" problem={told.answer}>
            {(shared) => (
              <textarea
                {...shared}
                rows={3}
                maxLength={4000}
                value={fields.answer}
                onChange={(event) => edit({ answer: event.target.value })}
              />
            )}
          </Field>
          <Basis fields={fields} problem={told.basis} edit={edit} />
          <Field label="結果（数字のキー）" problem={told.outcome}>
            {(shared) => (
              <select
                {...shared}
                value={fields.outcome}
                onChange={(event) => edit({ outcome: event.target.value })}
              >
                <option value="">選んでください</option>
                {desk.outcomes.map(({ value, label }, index) => (
                  <option key={value} value={value}>
                    {index + 1} {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <FollowFields desk={desk} fields={fields} more={more} problems={told} onMore={setMore} />
          <details className="cr-more" open={told.office ? true : undefined}>
            <summary>言語・窓口・手続き・FAQ</summary>
            <div className="cr-grid">
              <Pick
                label="言語"
                value={fields.language}
                choices={desk.languages}
                onChange={(language) => edit({ language })}
              />
              <Pick
                label="回線"
                value={fields.line}
                choices={desk.lines.map(({ code, name }) => ({ value: code, label: name }))}
                onChange={(line) => edit({ line })}
              />
              <Pick
                label="窓口（場所）"
                value={fields.office}
                choices={desk.offices}
                empty="なし"
                problem={told.office}
                onChange={(office) => edit({ office })}
              />
              <Pick
                label="手続き"
                value={fields.procedure}
                choices={desk.procedures}
                empty="なし"
                onChange={(procedure) => edit({ procedure })}
              />
              <label className="cr-tick">
                <input
                  type="checkbox"
                  checked={fields.faqSolvable}
                  onChange={(event) => edit({ faqSolvable: event.target.checked })}
                />
                FAQで解決できた内容
              </label>
              <label className="cr-tick">
                <input
                  type="checkbox"
                  checked={fields.faqCandidate}
                  onChange={(event) => edit({ faqCandidate: event.target.checked })}
                />
                FAQの候補にする
              </label>
            </div>
          </details>
          {fields.booking ? <p className="wk-note">予約 {fields.booking}</p> : null}
          <p className="wk-actions">
            <button type="submit" className="wk-primary" disabled={busy}>
              終えて次へ <kbd>Ctrl</kbd>
              <kbd>Enter</kbd>
            </button>
            {fields.endedAt ? null : (
              <button
                type="button"
                className="wk-quiet"
                onClick={() => edit({ endedAt: new Date().toISOString() })}
              >
                通話が終わった
              </button>
            )}
          </p>
        </form>
      ) : (
        <OpenRecords desk={desk} onResume={(id) => void call.resume(id)} />
      )}
      <Urgent number={record?.number ?? ''} text={fields.question} />
    </section>
  )
}

type BasisProps = {
  fields: Fields
  problem: string | undefined
  edit: (change: Partial<Fields>) => void
}

/** What the answer rests on: an approved text, or the word of the 業務責任者 (ST-29). */
function Basis({ fields: { basis, outcome }, problem, edit }: BasisProps) {
  if (!basis && outcome !== 'answered') return null
  const change = basis
    ? { basis: '', basisVersion: '' }
    : { basis: ASKED_LEAD_LABEL, basisVersion: ASKED_LEAD }
  return (
    <p className="cr-basis">
      根拠: {basis || 'よくある質問から選んでください。ないときは'}{' '}
      <button
        type="button"
        className="wk-quiet"
        data-lacking={problem ? true : undefined}
        onClick={() => edit(change)}
      >
        {basis ? '外す' : ASKED_LEAD_LABEL}
      </button>
    </p>
  )
}

const Ended = ({ ended: { number, follow } }: { ended: NonNullable<RecordHandle['ended']> }) => (
  <p role="status" className="wk-message">
    {number} を記録しました。
    {follow ? (
      <Link href={follow.href} prefetch={false}>
        {follow.label} {follow.number}
      </Link>
    ) : null}
  </p>
)

/** Records that this operator has begun and not ended: none is forgotten. */
function OpenRecords({ desk, onResume }: { desk: ContactDesk; onResume: (id: string) => void }) {
  if (desk.open.length === 0)
    return (
      <p className="wk-note">
        F6 を押すと、番号と開始の時刻がついた記録が始まります。予約のときは F2 でも始まります。
      </p>
    )
  return (
    <>
      <h3>終えていない記録</h3>
      <ul className="cr-open">
        {desk.open.map(({ id, number, question }) => (
          <li key={id}>
            <button type="button" className="wk-quiet" onClick={() => onResume(id)}>
              {number} <small>{question || '（内容なし）'}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
