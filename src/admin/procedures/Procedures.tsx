'use client'

import { useState } from 'react'

import type { ScopeCatalogue } from '@/services/lists/catalogue'

import '../cards/cards.css'

import { CountForm } from './CountForm'
import './procedures.css'
import { Report } from './Report'

export function Procedures({ catalogue }: { catalogue: ScopeCatalogue }) {
  const [tab, setTab] = useState<'enter' | 'report'>('enter')
  const [office, setOffice] = useState(catalogue.offices[0]?.id ?? '')
  const [date, setDate] = useState(catalogue.today)
  if (catalogue.offices.length === 0) {
    return (
      <p className="mg-note mg-note--warn">
        あなたのアカウントには担当の窓口がありません。管理者に登録を頼んでください。
      </p>
    )
  }
  return (
    <>
      <div className="mg-tabs" role="tablist">
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'enter'}
          onClick={() => setTab('enter')}
        >
          入力する
        </button>
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'report'}
          onClick={() => setTab('report')}
        >
          集計を見る
        </button>
      </div>
      {tab === 'enter' ? (
        <>
          <section className="mg-panel" aria-label="日と窓口">
            <div className="mg-row">
              <label className="mg-inline">
                日
                <input
                  type="date"
                  max={catalogue.today}
                  value={date}
                  onChange={(event) => {
                    if (event.target.value) setDate(event.target.value)
                  }}
                />
              </label>
              <label className="mg-inline">
                窓口
                <select value={office} onChange={(event) => setOffice(event.target.value)}>
                  {catalogue.offices.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          </section>
          <CountForm key={`${office}|${date}`} office={office} date={date} />
        </>
      ) : (
        <Report catalogue={catalogue} />
      )}
    </>
  )
}
