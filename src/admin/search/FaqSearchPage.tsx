'use client'

import { useState } from 'react'

import { TEXT_KIND } from '@/domain/knowledge/vocabulary'

import { Select } from '../frame/Select'

import { FaqSearch } from './FaqSearch'

const KINDS = Object.entries(TEXT_KIND).map(([id, label]) => ({ id, label }))

/** The search on a page of its own, narrowed to a kind of text. */
export function FaqSearchPage() {
  const [kind, setKind] = useState('')
  return (
    <div className="mg-panel">
      <div className="mg-row">
        <Select label="種類" value={kind} onChange={setKind} options={KINDS} empty="すべて" />
      </div>
      <FaqSearch place="screen" id="dk-faq-search" kind={kind} />
    </div>
  )
}
