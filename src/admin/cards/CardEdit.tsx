'use client'

import { type FormEvent, useState } from 'react'

import { MAIL_TYPE_OPTIONS, ROUTE_OPTIONS } from '@/domain/cards/vocabulary'
import type { CardCatalogue } from '@/services/cards/card-catalogue'
import type { CardDetail } from '@/services/cards/card-detail'

import { apiPost, problemOf } from '../shell/api'

import type { EditFields } from './edit-state'
import { changesOf, EDIT_LABEL, EDIT_NAMES, fieldsOf, mergeEdits, wordOf } from './edit-state'
import { Form } from '../frame/Form'
import { Refused } from '../frame/Refused'

type Props = {
  detail: CardDetail
  catalogue: CardCatalogue
  reload: () => Promise<CardDetail | null>
  onClose: (isSaved: boolean) => void
}

type Clash = { who: string; when: string; names: (keyof EditFields)[]; newer: EditFields }

/**
 * Corrects fields of one card. When somebody else saved first, nothing is lost: the newer version
 * stands beside one's own input, and one decides field by field (CD-25).
 */
export function CardEdit({ detail, catalogue, reload, onClose }: Props) {
  const [base, setBase] = useState(() => fieldsOf(detail))
  const [rev, setRev] = useState(detail.card.rev)
  const [fields, setFields] = useState(base)
  const [reason, setReason] = useState('')
  const [clash, setClash] = useState<Clash | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const set = (name: keyof EditFields, value: string) =>
    setFields((old) => ({ ...old, [name]: value }))
  const places = catalogue.places.filter(({ office }) => office === detail.card.office)
  const changes = changesOf(base, fields)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (Object.keys(changes).length === 0) return onClose(false)
    setBusy(true)
    setProblem('')
    try {
      await apiPost(`/ops/cards/${detail.card.id}/edit`, {
        rev,
        ...changes,
        ...(changes.place === '' ? { place: null } : {}),
        reason: reason.trim() || undefined,
      })
      onClose(true)
    } catch (error) {
      const one = problemOf(error)
      setProblem(one.message)
      if (one.code === 'CHANGED_MEANWHILE') await meet()
    } finally {
      setBusy(false)
    }
  }
  const meet = async () => {
    const now = await reload()
    if (!now) return
    const newer = fieldsOf(now)
    const merged = mergeEdits(base, fields, newer)
    const [last] = now.timeline
    setProblem('')
    setClash({ who: last?.who ?? '', when: last?.when ?? '', names: merged.clashes, newer })
    setFields(merged.fields)
    setBase(newer)
    setRev(now.card.rev)
  }
  const day = (name: keyof EditFields) => (
    <label className="mg-field">
      {EDIT_LABEL[name]}
      <input type="date" value={fields[name]} onChange={(e) => set(name, e.target.value)} />
    </label>
  )
  const line = (name: keyof EditFields, most: number) => (
    <label className="mg-field">
      {EDIT_LABEL[name]}
      <input
        type="text"
        maxLength={most}
        value={fields[name]}
        onChange={(event) => set(name, event.target.value)}
      />
    </label>
  )
  const choice = (name: keyof EditFields, options: { value: string; label: string }[]) => (
    <label className="mg-field">
      {EDIT_LABEL[name]}
      <select value={fields[name]} onChange={(event) => set(name, event.target.value)}>
        <option value="">なし</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Form className="mg-panel cd-edit" aria-labelledby="cd-edit" onSubmit={save}>
      <h2 id="cd-edit">項目を直す</h2>
      <p className="mg-hint">氏名・住所・生年月日・番号は、市の一覧の取り込みで直します。</p>
      {clash ? (
        <ClashNote {...{ clash, fields, places }} onTake={(name) => set(name, clash.newer[name])} />
      ) : null}
      <div className="cd-grid">
        {choice(
          'place',
          places.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {line('position', 20)}
        {day('expiresOn')}
        {day('inspectedOn')}
        {day('notifiedOn')}
        {day('returnedOn')}
        {choice('route', ROUTE_OPTIONS)}
        {choice('mailType', MAIL_TYPE_OPTIONS)}
        {line('trackingNumber', 40)}
      </div>
      <label className="mg-field">
        {EDIT_LABEL.remarks}
        <textarea
          rows={3}
          maxLength={2000}
          value={fields.remarks}
          onChange={(event) => set('remarks', event.target.value)}
        />
      </label>
      <label className="mg-field">
        直す理由
        <small>履歴に残ります。個人情報は書きません。</small>
        <input
          type="text"
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {problem ? <Refused>{problem}</Refused> : null}
      <div className="mg-row">
        <button type="submit" className="mg-button mg-button--main" disabled={busy}>
          {busy ? '保存しています…' : clash ? '確かめたので保存する' : '保存する'}
        </button>
        <button type="button" className="mg-button" onClick={() => onClose(false)}>
          やめる
        </button>
      </div>
    </Form>
  )
}

type ClashProps = {
  clash: Clash
  fields: EditFields
  places: { id: string; name: string }[]
  onTake: (name: keyof EditFields) => void
}

function ClashNote({ clash, fields, places, onTake }: ClashProps) {
  const differing = EDIT_NAMES.filter((name) => fields[name] !== clash.newer[name])
  return (
    <div className="mg-note mg-note--warn" role="alert">
      <p>
        <strong>
          {clash.who || '別の人'}が先に保存しました（{clash.when}）。
        </strong>
        あなたの入力は残っています。新しい内容と比べてから、保存してください。
      </p>
      {differing.length > 0 ? (
        <div className="mg-table-wrap">
          <table className="mg-table">
            <thead>
              <tr>
                <th>項目</th>
                <th>新しい内容</th>
                <th>あなたの入力</th>
                <th>選ぶ</th>
              </tr>
            </thead>
            <tbody>
              {differing.map((name) => (
                <tr key={name}>
                  <td>
                    {EDIT_LABEL[name]}
                    {clash.names.includes(name) ? (
                      <span className="mg-tag mg-tag--bad">両方が変更</span>
                    ) : null}
                  </td>
                  <td className="mg-wide">{wordOf(name, clash.newer[name], places)}</td>
                  <td className="mg-wide">{wordOf(name, fields[name], places)}</td>
                  <td>
                    <button
                      type="button"
                      className="mg-button mg-button--small"
                      onClick={() => onTake(name)}
                    >
                      新しい内容にする
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  )
}
