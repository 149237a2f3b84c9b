'use client'

import { useState } from 'react'

import '../cards/cards.css'

import { FindPapers } from './FindPapers'
import { RegisterPapers } from './RegisterPapers'

const TABS = [
  ['register', '登録する'],
  ['find', '探す・廃棄する'],
] as const
type Tab = (typeof TABS)[number][0]

export function CardPapers({ today, mayOpenCards }: { today: string; mayOpenCards: boolean }) {
  const [tab, setTab] = useState<Tab>('register')
  return (
    <>
      <div className="mg-tabs" role="tablist">
        {TABS.map(([one, label]) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            onClick={() => setTab(one)}
          >
            {label}
          </button>
        ))}
      </div>
      {tab === 'register' ? (
        <RegisterPapers today={today} />
      ) : (
        <FindPapers today={today} mayOpenCards={mayOpenCards} />
      )}
    </>
  )
}
