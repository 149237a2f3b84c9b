'use client'

import { useAllFormFields, useDocumentInfo, useField } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'

import { PLACEHOLDER_WORDS } from '@/domain/mail/placeholder-words'
import { PLACEHOLDERS, type Placeholder } from '@/domain/mail/placeholders'

import { useAsk } from '../shell/useAsk'
import '../frame/panel.css'

type Draft = {
  kind?: string
  language?: string
  service?: string | null
  subject?: string
  body?: string
}
type Shown = { subject: string; text: string }

/** The text as a citizen would get it, while it is written, and what can be put in by a press (M10). */
export function MailPreview() {
  const [fields] = useAllFormFields()
  // A help for writing: who only looks at the text needs none.
  const mayWrite = useDocumentInfo().hasSavePermission !== false
  const draft = reduceFieldsToValues(fields, true) as Draft
  const { kind, language, service, subject = '', body = '' } = draft
  const question =
    mayWrite && kind && language && body
      ? JSON.stringify({ kind, language, service: service ?? '', subject, body })
      : null
  const { answer, problem, waiting } = useAsk<Shown>('/ops/mail/preview', question)
  if (!mayWrite) return null
  return (
    <section className="mg mg-field-box" aria-labelledby="mail-preview-title">
      <Insert />
      <h2 id="mail-preview-title">届くメールの見本</h2>
      <div aria-live="polite">
        {question === null ? (
          <p className="mg-hint">種類・言語・本文を入れると、ここに見本が出ます。</p>
        ) : null}
        {waiting ? <p className="mg-hint">作っています…</p> : null}
        {problem ? <p className="mg-note mg-note--warn">{problem.message}</p> : null}
        {answer ? (
          <div className="mg-panel" lang={language}>
            <p>
              <strong>{answer.subject}</strong>
            </p>
            <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{answer.text}</p>
          </div>
        ) : null}
      </div>
      <p className="mg-hint">
        番号と日時は見本です。中身のない差し込みだけの行は、送るときに消えます。
      </p>
    </section>
  )
}

/** Puts a placeholder where the cursor stands in the text, else at its end. */
function Insert() {
  const { value, setValue } = useField<string>({ path: 'body' })
  const insert = (name: Placeholder) => {
    const text = value ?? ''
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
    const at = field?.selectionStart ?? text.length
    const end = field?.selectionEnd ?? at
    const put = `{{${name}}}`
    setValue(text.slice(0, at) + put + text.slice(end))
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(at + put.length, at + put.length)
    })
  }
  return (
    <>
      <h2>差し込み（本文のカーソルの場所に入ります）</h2>
      <div className="mg-row">
        {PLACEHOLDERS.map((name) => (
          <button
            key={name}
            type="button"
            className="mg-button mg-button--small"
            onClick={() => insert(name)}
          >
            {PLACEHOLDER_WORDS[name]}
          </button>
        ))}
      </div>
    </>
  )
}
