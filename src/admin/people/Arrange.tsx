'use client'

import { useState } from 'react'

import { foldWidth } from '@/domain/codes/normalise-code'
import { EXTRA_PREFIX } from '@/kit/case/rules'
import type {
  Arrangement,
  Choice,
  SessionChoices,
  SessionScreen,
} from '@/services/people/training/session'

import { Form } from '../frame/Form'
import { Says } from '../frame/Says'
import { AskField } from '../kit/MoveDialog'
import { apiPost, problemOf } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import { afterRefusal, type Draft, typing, wishOf } from './draft'

type Props = {
  screen: SessionScreen
  choices: SessionChoices
  path: string
  onDone: () => Promise<void>
}

/**
 * 日時・会場・講師: a form until the session is confirmed, and words afterwards. Only what was typed differs
 * from what stands: so it stays through a refusal, while the rest follows what others do.
 */
export function Arrange({ screen, choices, path, onDone }: Props) {
  const { arranged, topics, mayArrange, one, asks } = screen
  const [draft, setDraft] = useState<Draft<Arrangement> | null>(null)
  const [isSaved, setSaved] = useState(false)
  const act = useAct()
  const { once } = useOp()
  const wish = wishOf(arranged, draft)
  const set = (part: Partial<Arrangement>) => {
    setSaved(false)
    setDraft(typing(draft, part, one.row.seen))
  }
  if (!mayArrange) return <Arranged screen={screen} />
  /** As the move asks for it: an office and a person by their names. */
  const askOf = (name: string) =>
    asks.arrange.find((ask) => [name, `${name}Name`].includes(ask.name))
  const labelOf = (name: string, label: string) => (askOf(name) ? `${label}（必須）` : label)
  const problemIn = (name: string) => act.fields[name] ?? act.fields[`${name}Name`]
  const added = asks.arrange.filter(({ name }) => name.startsWith(EXTRA_PREFIX))
  const save = (form: HTMLFormElement) =>
    void act.run(async () => {
      setSaved(false)
      const given = new FormData(form)
      const answers = Object.fromEntries(
        added.map(({ name }) => [name, typedIn(given, name)] as const),
      )
      const body = { wish, answers }
      const seen = draft?.seen ?? one.row.seen
      try {
        await once('arrange', body, (op) => apiPost(`${path}/arrange`, { ...body, op, seen }))
        setDraft(null)
        setSaved(true)
      } catch (error) {
        setDraft((now) => afterRefusal(now, problemOf(error).code))
        throw error
      } finally {
        await onDone()
      }
    })
  const select = (name: 'office' | 'trainer', label: string, all: readonly Choice[], hint = '') => (
    <label className="mg-field">
      {labelOf(name, label)}
      {hint ? <small>{hint}</small> : null}
      <select
        value={wish[name]}
        aria-invalid={problemIn(name) ? true : undefined}
        onChange={({ target }) => set({ [name]: target.value })}
      >
        <option value="">選んでください</option>
        {all.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  const input = (
    name: 'on' | 'startTime' | 'endTime' | 'site',
    label: string,
    type: 'date' | 'time' | 'text',
  ) => (
    <label className="mg-field">
      {labelOf(name, label)}
      <input
        type={type}
        maxLength={120}
        value={wish[name]}
        aria-invalid={problemIn(name) ? true : undefined}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </label>
  )
  const taught = [...new Set([...topics, ...arranged.topics])]
  return (
    <section className="mg-panel" aria-labelledby="pt-arrange">
      <h2 id="pt-arrange">日時・会場・講師</h2>
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          save(event.currentTarget)
        }}
      >
        <div className="mg-row mg-row--end">
          {input('on', '実施日', 'date')}
          {input('startTime', '開始', 'time')}
          {input('endTime', '終了', 'time')}
          <label className="mg-field">
            {labelOf('capacity', '定員')}
            <input
              type="text"
              className="pt-number"
              inputMode="numeric"
              value={wish.capacity ?? ''}
              aria-invalid={act.fields.capacity ? true : undefined}
              onChange={({ target }) =>
                set({ capacity: Number(foldWidth(target.value).replace(/\D/g, '')) || null })
              }
            />
          </label>
        </div>
        <div className="mg-row mg-row--end">
          {select('office', '会場（窓口）', choices.offices)}
          {input('site', '会場（窓口以外・部屋）', 'text')}
          {select('trainer', '講師', choices.trainers, '◎ はその日に講師になれる人')}
        </div>
        {taught.length > 0 ? (
          <fieldset className="pt-topics">
            <legend>{labelOf('topics', '内容')}</legend>
            {taught.map((topic) => (
              <label key={topic}>
                <input
                  type="checkbox"
                  checked={wish.topics.includes(topic)}
                  onChange={({ target }) =>
                    set({
                      topics: target.checked
                        ? [...wish.topics, topic]
                        : wish.topics.filter((own) => own !== topic),
                    })
                  }
                />{' '}
                {topic}
              </label>
            ))}
          </fieldset>
        ) : null}
        {added.map((ask) => (
          <AskField key={ask.name} ask={ask} problem={act.fields[ask.name]} />
        ))}
        <Says problem={act.problem} fields={act.fields} />
        <p>
          <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
            {act.busy ? '保存しています…' : '日時・会場・講師を保存する'}
          </button>{' '}
          <span role="status">
            {isSaved && !act.busy ? '✓ 日時・会場・講師を保存しました。' : ''}
          </span>
        </p>
      </Form>
    </section>
  )
}

const typedIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function Arranged({ screen: { arranged, place, one } }: { screen: SessionScreen }) {
  const { on, startTime, endTime, topics } = arranged
  const lines: [string, string][] = [
    ['日時', [on, [startTime, endTime].filter(Boolean).join('〜')].filter(Boolean).join(' ')],
    ['会場', place],
    ['講師', String(one.row.cells.trainerName ?? '')],
    ['内容', topics.join('、')],
  ]
  return (
    <section className="mg-panel" aria-labelledby="pt-arranged">
      <h2 id="pt-arranged">日時・会場・講師</h2>
      <dl className="mg-extra">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
