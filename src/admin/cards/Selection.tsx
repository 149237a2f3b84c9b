'use client'

import Link from 'next/link'
import { useState } from 'react'

import type { CardCatalogue } from '@/services/cards/card-catalogue'

import { apiPost, problemOf } from '../shell/api'

import { BulkDialog } from './BulkDialog'
import type { Chosen } from './chosen'
import type { CardSearch } from './search-state'
import { queryOf } from './search-state'
import { Refused } from '../frame/Refused'

/** Longest address that every proxy lets through; beyond it, printing goes by the filter. */
const MOST_IN_ADDRESS = 60

type Props = {
  chosen: Chosen
  setChosen: (chosen: Chosen) => void
  search: CardSearch
  catalogue: CardCatalogue
  total: number | null
  onDone: () => void
}

/** What can be done with the chosen rows: change their status, print labels and letters. */
export function Selection({ chosen, setChosen, search, catalogue, total, onDone }: Props) {
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState('')
  const { write, export: mayPrint } = catalogue.may
  if (!write && !mayPrint) return null
  const chooseAll = async () => {
    setProblem('')
    try {
      const { ids } = await apiPost<{ ids: string[] }>(
        '/ops/cards/ids',
        queryOf({ ...search, page: 1 }),
      )
      setChosen(new Map(ids.map((id) => [id, chosen.get(id) ?? ''])))
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  const ids = [...chosen.keys()]
  return (
    <section className="cd-selection" aria-label="選んだカード">
      <p aria-live="polite">
        <strong>{chosen.size.toLocaleString('ja-JP')}枚</strong>を選んでいます
      </p>
      {write && total !== null && total > chosen.size ? (
        <button type="button" className="mg-button mg-button--small" onClick={chooseAll}>
          条件に合う {total.toLocaleString('ja-JP')}枚 すべてを選ぶ
        </button>
      ) : null}
      {chosen.size > 0 ? (
        <>
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => setChosen(new Map())}
          >
            選択を外す
          </button>
          {write ? (
            <button
              type="button"
              className="mg-button mg-button--small mg-button--main"
              onClick={() => setAsking(true)}
            >
              状態区分をまとめて変える
            </button>
          ) : null}
          {mayPrint && ids.length <= MOST_IN_ADDRESS ? (
            <a className="mg-button mg-button--small" href={`/admin/print?cards=${ids.join(',')}`}>
              ラベル・通知書を印刷
            </a>
          ) : null}
          {mayPrint && ids.length > MOST_IN_ADDRESS ? (
            <span className="mg-hint">
              {MOST_IN_ADDRESS}枚より多い印刷は、
              <Link href="/admin/print" prefetch={false}>
                印刷の画面
              </Link>
              で状態区分を選んで行います。
            </span>
          ) : null}
        </>
      ) : null}
      {problem ? <Refused>{problem}</Refused> : null}
      {asking ? (
        <BulkDialog
          chosen={chosen}
          statuses={catalogue.statuses}
          onClose={(isDone) => {
            setAsking(false)
            if (!isDone) return
            setChosen(new Map())
            onDone()
          }}
        />
      ) : null}
    </section>
  )
}
