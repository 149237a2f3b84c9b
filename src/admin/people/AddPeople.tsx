'use client'

import { useState } from 'react'

import { ATTENDEE } from '@/domain/people/vocabulary'
import type { SessionChoices, SessionScreen } from '@/services/people/training/session'

import { Form } from '../frame/Form'
import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

type Props = {
  screen: SessionScreen
  choices: SessionChoices
  path: string
  onDone: () => Promise<void>
}

/** 受ける人を加える: workers, many at once, and others with name and place (ST-17, ST-32). */
export function AddPeople(props: Props) {
  return (
    <section className="mg-panel" aria-labelledby="pt-add">
      <h2 id="pt-add">受ける人を加える</h2>
      <AddWorkers {...props} />
      <AddOther {...props} />
    </section>
  )
}

function AddWorkers({ screen: { people }, choices, path, onDone }: Props) {
  const [text, setText] = useState('')
  const [chosen, choose] = useState<readonly string[]>([])
  const act = useAct()
  const there = new Set(people.map(({ worker }) => worker))
  const shown = choices.workers.filter(
    ({ value, label }) =>
      !there.has(value) && (label.includes(text.trim()) || chosen.includes(value)),
  )
  // After a refusal those who found no seat stay chosen.
  const wanted = chosen.filter((value) => !there.has(value))
  const send = () =>
    void act.run(async () => {
      try {
        await apiPost(`${path}/people`, {
          people: wanted.map((worker) => ({ attendee: 'worker', worker })),
        })
        choose([])
      } finally {
        await onDone()
      }
    })
  const toggle = (value: string, isOn: boolean) =>
    choose(isOn ? [...wanted, value] : wanted.filter((one) => one !== value))
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <fieldset className="pt-topics">
        <legend>従事者</legend>
        <label className="mg-field">
          氏名・所属で絞り込む
          <input type="search" value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        <div className="pt-pick" role="group" aria-label="従事者の一覧" tabIndex={0}>
          {shown.map(({ value, label }) => (
            <label key={value}>
              <input
                type="checkbox"
                checked={wanted.includes(value)}
                onChange={({ target }) => toggle(value, target.checked)}
              />{' '}
              {label}
            </label>
          ))}
          {shown.length === 0 ? <p className="mg-empty">当てはまる人はいません。</p> : null}
        </div>
        <div className="mg-row">
          <button type="submit" className="mg-button" disabled={act.busy || wanted.length === 0}>
            選んだ{wanted.length}人を登録する
          </button>
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => choose(shown.map(({ value }) => value))}
          >
            見えている人を全員選ぶ
          </button>
        </div>
        <Says problem={act.problem} fields={act.fields} />
      </fieldset>
    </Form>
  )
}

type Other = { attendee: 'city' | 'post'; name: string; office: string; place: string }
const NOBODY: Other = { attendee: 'city', name: '', office: '', place: '' }

function AddOther({ choices, path, onDone }: Props) {
  const [who, setWho] = useState(NOBODY)
  const act = useAct()
  const send = () =>
    void act.run(async () => {
      await apiPost(`${path}/people`, { people: [who] })
      setWho({ ...who, name: '' })
      await onDone()
    })
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <fieldset className="pt-topics">
        <legend>市の職員・郵便局の職員</legend>
        <div className="mg-row mg-row--end">
          <Select
            label="区分"
            value={who.attendee}
            options={[
              { id: 'city', label: ATTENDEE.city },
              { id: 'post', label: ATTENDEE.post },
            ]}
            onChange={(attendee) => setWho({ ...who, attendee: attendee as 'city' })}
          />
          <label className="mg-field">
            氏名
            <input
              type="text"
              value={who.name}
              maxLength={80}
              aria-invalid={act.fields.name ? true : undefined}
              onChange={({ target }) => setWho({ ...who, name: target.value })}
            />
          </label>
          <Select
            label="所属（窓口・郵便局）"
            value={who.office}
            options={[
              { id: '', label: '一覧にない' },
              ...choices.offices.map(({ value, label }) => ({ id: value, label })),
            ]}
            onChange={(office) => setWho({ ...who, office })}
          />
          {who.office ? null : (
            <label className="mg-field">
              所属（課など）
              <input
                type="text"
                value={who.place}
                maxLength={120}
                aria-invalid={act.fields.place ? true : undefined}
                onChange={({ target }) => setWho({ ...who, place: target.value })}
              />
            </label>
          )}
          <button type="submit" className="mg-button" disabled={act.busy}>
            登録する
          </button>
        </div>
        <Says problem={act.problem} fields={act.fields} />
      </fieldset>
    </Form>
  )
}
