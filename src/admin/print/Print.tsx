'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'

import type { PrintCatalogue } from '@/services/printing/catalogue'

import './print.css'

import { Jobs } from './Jobs'
import { Make } from './Make'
import { Stock } from './Stock'

type Tab = 'make' | 'jobs' | 'stock'
const TABS: [Tab, string][] = [
  ['make', '印刷する'],
  ['jobs', '印刷の記録'],
  ['stock', '用紙とプリンター'],
]

export function Print({ catalogue }: { catalogue: PrintCatalogue }) {
  const query = useSearchParams().toString()
  const [tab, setTab] = useState<Tab>('make')
  const [stock, setStock] = useState<Record<string, number>>({})
  const sheets = catalogue.sheets.map((one) => ({ ...one, stock: stock[one.id] ?? one.stock }))
  const current = { ...catalogue, sheets }
  return (
    <>
      <div className="mg-tabs" role="tablist">
        {TABS.map(([one, label]) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={tab === one}
            aria-controls="print-panel"
            onClick={() => setTab(one)}
          >
            {label}
          </button>
        ))}
      </div>
      <div id="print-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'make' ? <Make key={query} catalogue={current} query={query} /> : null}
        {tab === 'jobs' ? <Jobs /> : null}
        {tab === 'stock' ? (
          <Stock
            catalogue={current}
            onChange={(id, left) => setStock((old) => ({ ...old, [id]: left }))}
          />
        ) : null}
      </div>
    </>
  )
}
