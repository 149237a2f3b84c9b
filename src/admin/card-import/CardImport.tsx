'use client'

import { useState } from 'react'

import type { ImportCatalogue } from '@/services/cards/import/catalogue'

import { ExportForm } from './ExportForm'
import { History } from './History'
import { Take } from './Take'
import { WardFile } from './WardFile'

const TABS = {
  take: '取り込む',
  history: 'これまでの取り込み',
  export: '同じ形で出力',
  ward: '区の抽出ファイル',
} as const
type Tab = keyof typeof TABS

/** Lists in, lists out, and what became of them. */
export function CardImport({ catalogue }: { catalogue: ImportCatalogue }) {
  const [tab, setTab] = useState<Tab>('take')
  const shown = (Object.keys(TABS) as Tab[]).filter(
    (one) => one !== 'export' || catalogue.may.export,
  )
  return (
    <>
      <div className="mg-tabs" role="tablist" aria-label="カードの取り込み">
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={tab === one}
            aria-controls="import-tab"
            onClick={() => setTab(one)}
          >
            {TABS[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="import-tab" aria-labelledby={`tab-${tab}`}>
        {tab === 'take' ? <Take catalogue={catalogue} /> : null}
        {tab === 'history' ? <History /> : null}
        {tab === 'export' ? <ExportForm catalogue={catalogue} /> : null}
        {tab === 'ward' ? <WardFile catalogue={catalogue} /> : null}
      </div>
    </>
  )
}
