'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'

import type { CardCatalogue } from '@/services/cards/card-catalogue'
import type { CardPage } from '@/services/cards/search/search-cards'

import { apiPost, problemOf } from '../shell/api'
import { useHanded } from '../shell/hand-over'
import { useAddress } from '../shell/useAddress'

import { CardFilters } from './CardFilters'
import { CardOutputs } from './CardOutputs'
import { CardTable } from './CardTable'
import './cards.css'
import type { Chosen } from './chosen'
import { SearchField } from './SearchField'
import type { CardSearch } from './search-state'
import { addressOf, keepTyped, queryOf, searchFromAddress } from './search-state'
import { Selection } from './Selection'
import { useCardList } from './useCardList'
import { Refused } from '../frame/Refused'

export function Cards({ catalogue }: { catalogue: CardCatalogue }) {
  const router = useRouter()
  const [search, setSearch] = useAddress(searchFromAddress, addressOf)
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [said, setSaid] = useState('')
  const change = useCallback(
    (part: Partial<CardSearch>) => {
      if (part.q !== undefined) keepTyped(part.q)
      setSaid('')
      setSearch({ page: 1, ...part })
    },
    [setSearch],
  )
  const list = useCardList(search)
  const open = useCallback((id: string) => router.push(`/admin/cards/${id}`), [router])
  /** Enter or a scan: the one card that is meant opens at once (CD-05). */
  const enter = async (text: string) => {
    change({ q: text })
    try {
      const page = await apiPost<CardPage>('/ops/cards/search', {
        ...queryOf({ ...search, q: text, page: 1 }),
        size: 2,
      })
      const [first] = page.rows
      if (first && page.total === 1) open(first.id)
      else if (!first)
        setSaid(`「${text}」に合うカードはありません。番号か条件を確かめてください。`)
    } catch (error) {
      setSaid(problemOf(error).message)
    }
  }
  useHanded('cards', (text) => void enter(text))
  return (
    <div className="cd-list">
      <SearchField value={search.q} onChange={(q) => change({ q })} onEnter={enter} />
      <CardFilters search={search} change={change} catalogue={catalogue} />
      {said || list.problem ? <Refused>{said || list.problem?.message}</Refused> : null}
      {list.page?.capped ? (
        <p className="mg-note mg-note--warn">
          候補が多すぎるため、一部だけを調べました。生年月日や町名を足して、もう一度探してください。
        </p>
      ) : null}
      <CardOutputs search={search} total={list.total} may={catalogue.may.export} />
      <Selection
        {...{ chosen, setChosen, search, catalogue }}
        total={list.total}
        onDone={list.reload}
      />
      <CardTable {...{ list, search, change, chosen, setChosen, open }} catalogue={catalogue} />
    </div>
  )
}
