'use client'

import { useState } from 'react'

import type { ContactState } from '@/domain/booking/contact'
import { formatJa } from '@/domain/time/format'
import type { ScopeCatalogue } from '@/services/lists/catalogue'
import type { ListPage, ListRow } from '@/services/lists/reservations'

import { NoMailServer } from '../frame/NoMailServer'
import { PersonalDataOf } from '../reservation/PersonalData'
import { apiPost, problemOf } from '../shell/api'

import { Pager } from './Pager'
import type { ListState } from './state'

type Props = {
  list: { page: ListPage | null; waiting: boolean; reload: () => void }
  state: ListState
  change: (part: Partial<ListState>) => void
  catalogue: ScopeCatalogue
}

/** Bookings that a change of hours left without a fitting slot, until everybody was reached (BK-04). */
export function UnfitTable({ list, state, change, catalogue }: Props) {
  const mayWrite = catalogue.may.write
  const { page } = list
  if (!page) return list.waiting ? <p className="mg-empty">読み込んでいます…</p> : null
  if (page.total === 0) {
    return (
      <p className="mg-empty">
        {state.contact.length > 0
          ? 'この期間に、連絡が必要な予約はありません。'
          : 'この期間に、枠に合わなくなった予約はありません。'}
      </p>
    )
  }
  return (
    <>
      {catalogue.mailOut ? null : <NoMailServer />}
      {mayWrite ? (
        <p className="mg-hint">
          電話番号は「電話番号を見る」で開きます。番号を尋ねていないサービスの予約には、電話番号がありません。予約ID（「番号」の列）で市の名簿から調べてください。
        </p>
      ) : null}
      <div className="mg-table-wrap" aria-busy={list.waiting}>
        <table className="mg-table">
          <caption className="mg-hidden">枠に合わなくなった予約</caption>
          <thead>
            <tr>
              <th>日付・時刻</th>
              <th>窓口</th>
              <th>受付番号</th>
              <th>番号</th>
              <th>メール</th>
              <th>連絡状況</th>
              {mayWrite ? <th>連絡したら押す</th> : null}
              <th>サービス・メモ</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <UnfitRow key={row.id} row={row} mayWrite={mayWrite} onDone={list.reload} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={page} onPage={(next) => change({ page: next })} />
    </>
  )
}

const TONE: Record<string, string> = { 未連絡: 'mg-tag--bad', 解決: 'mg-tag--good' }

function UnfitRow({
  row,
  mayWrite,
  onDone,
}: {
  row: ListRow
  mayWrite: boolean
  onDone: () => void
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const mark = async (state: ContactState) => {
    setBusy(true)
    try {
      await apiPost(`/ops/lists/reservations/${row.id}/contact`, {
        state,
        before: row.contactState,
      })
      setProblem('')
      onDone()
    } catch (error) {
      const refusal = problemOf(error)
      setProblem(refusal.message)
      if (refusal.code === 'CHANGED_MEANWHILE') onDone()
    } finally {
      setBusy(false)
    }
  }
  const button = (state: ContactState, label: string = state) => (
    <button
      type="button"
      className="mg-button mg-button--small"
      disabled={busy || row.contactState === state}
      onClick={() => void mark(state)}
    >
      {label}
    </button>
  )
  return (
    <tr>
      <td>
        {formatJa(row.date)} {row.start}
      </td>
      <td>{row.officeName}</td>
      <td>
        <a href={`/admin/collections/reservations/${row.id}`}>{row.numberText}</a>
      </td>
      <td>{row.identifiers}</td>
      <td>{row.mail}</td>
      <td>
        <span className={`mg-tag ${TONE[row.contactState] ?? 'mg-tag--warn'}`}>
          {row.contactState || '未連絡'}
        </span>
      </td>
      {mayWrite ? (
        <td>
          <span className="mg-row">
            {button('電話済み')}
            {button('解決')}
            {row.contactState === '電話済み' || row.contactState === '解決'
              ? button('未連絡', '元に戻す')
              : null}
          </span>
          {problem ? <span role="alert">{problem}</span> : null}
          <details className="mg-more">
            <summary>電話番号を見る</summary>
            <PersonalDataOf id={row.id} />
          </details>
        </td>
      ) : null}
      <td className="mg-wide">
        {row.serviceName}（{row.partySize}人）{row.note}
      </td>
    </tr>
  )
}
