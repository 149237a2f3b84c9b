'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import type { FormEvent } from 'react'
import { useState } from 'react'

import type { PersonalItem } from '@/services/booking/read-personal'

import { apiPost, problemOf } from '../shell/api'
import { ownKeys } from '../shell/keys'
import { useMay } from '../shell/useMay'
import '../shell/work.css'

/** 申込者の情報を見る, inside the record of a booking. */
export function PersonalData() {
  const { id } = useDocumentInfo()
  return id ? <PersonalDataOf id={String(id)} /> : null
}

/** Only on request and with a purpose, which goes to the operation log (AU-06). */
export function PersonalDataOf({ id }: { id: string }) {
  const may = useMay()
  const [items, setItems] = useState<PersonalItem[] | null>(null)
  const [purpose, setPurpose] = useState('')
  const [problem, setProblem] = useState('')
  if (!may('personal.read')) return null

  async function show(event: FormEvent) {
    event.preventDefault()
    // The panel's own form around this one must not be sent along.
    event.stopPropagation()
    setProblem('')
    try {
      const path = `/ops/reservations/${id}/personal`
      setItems((await apiPost<{ items: PersonalItem[] }>(path, { purpose })).items)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }

  return (
    <section className="wk wk-inset" aria-labelledby="personal-data">
      <h2 id="personal-data">申込者の情報を見る</h2>
      {items === null ? (
        <div className="wk-actions">
          <label>
            <span>見る目的（操作ログに残ります）</span>
            <input
              value={purpose}
              maxLength={200}
              placeholder="例: 来庁日時の確認の電話"
              onChange={(event) => setPurpose(event.target.value)}
              onKeyDown={ownKeys((event) => {
                if (event.key === 'Enter') void show(event)
              })}
            />
          </label>
          <button type="button" onClick={(event) => void show(event)}>
            表示する
          </button>
        </div>
      ) : items.length === 0 ? (
        <p>この予約には、申込者の情報もメールアドレスもありません。</p>
      ) : (
        <dl className="dk-summary">
          {items.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {problem && (
        <p className="wk-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
