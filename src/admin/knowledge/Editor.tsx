'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'

import { type Content, PARTS } from '@/domain/knowledge/content'
import type { Remark } from '@/domain/knowledge/remarks'
import { CHANGE_KIND } from '@/domain/knowledge/vocabulary'
import { formatJa } from '@/domain/time/format'
import type { Words } from '@/services/knowledge/edit'

import { Says } from '../frame/Says'
import { useUnsaved } from '../frame/Unsaved'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'
import './knowledge.css'
import { RichField } from './rich/RichField'
import { WordFile } from './WordFile'

const FLOW_HINT =
  '1行に1つの手順。「担当｜作業｜書類｜次」の形で書くと図と表になります。「次」には番号を書きます（例: 4（承認）、6（差戻し））。空なら次の行へ進み、「終」で終わります。'
const QA_HINT = '質問を見出し、答えを本文で書きます。'

type Props = {
  id: string
  text: string
  seen: number
  number: number
  parts: (keyof Content)[]
  remarks: Remark[]
  words: Words
}

/** Writes a draft; 保存 keeps it, 保存して市の確認に出す hands it in. */
export function Editor({ id, text, seen: first, number, parts, remarks, words }: Props) {
  const [seen, setSeen] = useState(first)
  const [said, setSaid] = useState('')
  // What came from a Word file stands in the fields anew; it is kept with 保存 like what is typed.
  const [taken, setTaken] = useState<{ round: number; words: Partial<Content> }>({
    ...{ round: 0, words: {} },
  })
  const shown = { ...words, ...taken.words }
  const form = useRef<HTMLFormElement>(null)
  const unsaved = useUnsaved(form)
  const take = (read: Partial<Content>) => {
    const typed = Object.fromEntries(new FormData(form.current ?? undefined)) as Partial<Content>
    unsaved.filled()
    setTaken(({ round }) => ({ round: round + 1, words: { ...typed, ...read } }))
  }
  const router = useRouter()
  const act = useAct()
  const ops = useOp()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const isHandedIn = (submitter as HTMLButtonElement | null)?.value === 'submit'
    const values = {
      ...words,
      ...Object.fromEntries([...new FormData(event.currentTarget)].map(([n, v]) => [n, String(v)])),
    }
    setSaid('')
    void act.run(async () => {
      const answer = await ops.once('words', { ...values, seen }, (op) =>
        apiPost<{ seen: number }>(`/ops/knowledge/versions/${id}/words`, { ...values, seen, op }),
      )
      setSeen(answer.seen)
      unsaved.saved()
      if (!isHandedIn) return setSaid('保存しました。')
      await ops.once('submit', answer.seen, (op) =>
        apiPost(`/ops/cases/text-versions/${id}/submit`, { seen: answer.seen, op }),
      )
      router.push(`/admin/collections/texts/${text}`)
    })
  }
  return (
    <form ref={form} className="mg-panel kb-words" onSubmit={send} noValidate>
      {remarks.length > 0 ? <Remarks remarks={remarks} /> : null}
      {unsaved.question}
      <WordFile id={id} onRead={take} />
      {parts.map((name) =>
        name === 'question' || name === 'flow' ? (
          <label key={`${name}${taken.round}`} className="mg-field">
            {PARTS[name]}
            {name === 'question' ? (
              <input name={name} type="text" maxLength={300} defaultValue={shown[name]} />
            ) : (
              <>
                <small>{FLOW_HINT}</small>
                <textarea name={name} defaultValue={shown[name]} />
              </>
            )}
          </label>
        ) : (
          <RichField
            key={`${name}${taken.round}`}
            name={name}
            label={PARTS[name]}
            hint={name === 'qa' ? QA_HINT : undefined}
            defaultValue={shown[name]}
          />
        ),
      )}
      <div className="mg-row">
        <label className="mg-field">
          変更の種類
          <select name="changeKind" defaultValue={words.changeKind}>
            {Object.entries(CHANGE_KIND).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-field">
          施行日（案）
          <input name="effectiveOn" type="date" defaultValue={words.effectiveOn} />
        </label>
      </div>
      <label className="mg-field">
        {number > 1 ? '変更の内容（必須）' : '変更の内容'}
        <input name="changeNote" type="text" maxLength={1000} defaultValue={words.changeNote} />
      </label>
      <Says problem={act.problem} fields={act.fields} />
      {said ? (
        <p className="mg-note mg-note--good" role="status">
          {said}
        </p>
      ) : null}
      <div className="mg-row">
        <button type="submit" className="mg-button" value="save" disabled={act.busy}>
          保存
        </button>
        <button
          type="submit"
          className="mg-button mg-button--main"
          value="submit"
          disabled={act.busy}
        >
          保存して市の確認に出す
        </button>
        <a className="mg-button" href={`/admin/collections/text-versions/${id}`}>
          指摘に答える・取り下げる
        </a>
      </div>
    </form>
  )
}

/** What the city wants otherwise, and what was answered. */
export const Remarks = ({ remarks }: { remarks: readonly Remark[] }) => (
  <section>
    <h3>市の指摘事項</h3>
    <ol>
      {remarks.map((one) => (
        <li key={one.no}>
          {one.text}（{one.by} {formatJa(one.on)}）
          <br />
          {one.reply ? `対応: ${one.reply}（${one.repliedBy ?? ''}）` : <strong>未対応</strong>}
        </li>
      ))}
    </ol>
  </section>
)
