'use client'

import { type FormEvent, useState } from 'react'

import type { SubmissionView } from '@/services/deadlines/list'

import { Dialog } from '../frame/Dialog'
import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

export type Asking = { act: 'submit' | 'waive' | 'reopen'; row: SubmissionView }

const WORDS = {
  submit: { title: '提出した', button: '提出した', said: '提出済みにしました' },
  waive: { title: '提出しなくてよい', button: '不要にする', said: '不要にしました' },
  reopen: { title: '未提出に戻す', button: '元に戻す', said: '未提出に戻しました' },
} as const

type Props = {
  asking: Asking
  today: string
  onDone: (words: string) => Promise<void>
  onClose: () => void
}

/** The day for what was handed in, the reason for everything else. */
export function ActForm({ asking: { act, row }, today, onDone, onClose }: Props) {
  const [on, setOn] = useState(today)
  const [text, setText] = useState('')
  const work = useAct()
  const words = WORDS[act]
  const send = (event: FormEvent) => {
    event.preventDefault()
    void work.run(async () => {
      const body = act === 'submit' ? { on, note: text } : { reason: text }
      await apiPost(`/ops/deadlines/${row.id}/${act}`, { rev: row.rev, ...body })
      await onDone(`${row.title}を${words.said}`)
    })
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form className="dl-form" onSubmit={send}>
        <p>
          <b>{row.title}</b>（期限 {row.dueText}）
        </p>
        {act === 'submit' ? (
          <label className="mg-field">
            提出した日
            <input
              type="date"
              required
              max={today}
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
          </label>
        ) : null}
        <label className="mg-field">
          {act === 'submit' ? 'メモ（なくてもよい）' : '理由（必須）'}
          <small>個人情報は書きません。</small>
          <input
            type="text"
            required={act !== 'submit'}
            maxLength={300}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Says problem={work.problem} />
        <div className="mg-row">
          <button type="submit" className="mg-button mg-button--main" disabled={work.busy}>
            {work.busy ? '送っています…' : words.button}
          </button>
          <button type="button" className="mg-button" onClick={onClose}>
            やめる
          </button>
        </div>
      </form>
    </Dialog>
  )
}
