'use client'

import { useState } from 'react'

import { THIRD_PARTY, thirdPartyPurpose } from '@/domain/audit/third-party'

const OTHER = 'そのほか'

export type Purpose = ReturnType<typeof usePurpose>

/** What a file is taken out for: one of those that the screen names, a third party's, or in own words. */
export function usePurpose(purposes: readonly string[], first?: string) {
  const [chosen, choose] = useState(first ?? purposes[0] ?? OTHER)
  const [typed, type] = useState('')
  return {
    all: [...purposes, THIRD_PARTY, OTHER],
    chosen,
    choose: (purpose: string) => {
      choose(purpose)
      // What was typed for one of them is no approval number of another.
      type('')
    },
    typed,
    type,
    /** As it is sent and logged. */
    words: (): string =>
      chosen === OTHER ? typed : chosen === THIRD_PARTY ? thirdPartyPurpose(typed) : chosen,
  }
}

/** The choice, and the line that some of them ask for. */
export function PurposeFields({ purpose }: { purpose: Purpose }) {
  const { all, chosen, choose, typed, type } = purpose
  const asks =
    chosen === OTHER
      ? { label: '目的（自由記入）', hint: '例: 庁舎工事の説明' }
      : chosen === THIRD_PARTY
        ? { label: '市の承認番号', hint: '例: 市第123号' }
        : null
  return (
    <>
      <label className="mg-inline">
        目的
        <select value={chosen} onChange={(event) => choose(event.target.value)}>
          {all.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {asks ? (
        <input
          type="text"
          aria-label={asks.label}
          placeholder={asks.hint}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      ) : null}
    </>
  )
}
