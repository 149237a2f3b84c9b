'use client'

import { useAllFormFields } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'

import { useAsk } from '../../shell/useAsk'
import '../../frame/panel.css'

/** A form holds a number where a list has no rows. */
const rowsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const PARTS = ['extra', 'names', 'due', 'demands']

/** Says, before the settings of a kind are saved, which open records they touch (design §4). */
export function RulesEffect() {
  const [fields] = useAllFormFields()
  const { kind, ...form } = reduceFieldsToValues(fields, true) as Record<string, unknown>
  const draft = Object.fromEntries(PARTS.map((part) => [part, rowsOf(form[part])]))
  const body = kind ? JSON.stringify({ kind, draft }) : null
  const { answer, problem, waiting } = useAsk<{ says: string[] }>('/ops/case-rules/effect', body)
  return (
    <section className="mg mg-field-box" aria-labelledby="effect-title" aria-live="polite">
      <h2 id="effect-title">保存すると、どうなるか</h2>
      {body === null ? <p className="mg-hint">記録の種類を選ぶと、ここに影響が出ます。</p> : null}
      {waiting ? <p className="mg-hint">調べています…</p> : null}
      {problem ? <p className="mg-note mg-note--warn">{problem.message}</p> : null}
      {answer ? (
        <ul>
          {answer.says.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
