'use client'

import { useState } from 'react'

import type { CaseListShape } from '@/services/cases/shape'
import type { SavedList } from '@/services/cases/saved'

import { apiPost } from '../shell/api'

import { AskButton } from './AskButton'

/** The part of an address that a saved list speaks of. */
export type Conditions = { state: string; split: string; late: string }

type Props = {
  shape: CaseListShape
  shown: Conditions
  onShow: (conditions: Conditions) => void
}

const conditionsOf = ({ query: { state, split, late } }: SavedList): Conditions => ({
  state: state ?? '',
  split: split ?? '',
  late: late ? '1' : '',
})

/** よく使う一覧: one press for the conditions that a role works by; who sets the city up saves them here. */
export function SavedLists({ shape: { slug, saved, save }, shown, onShow }: Props) {
  const [lists, setLists] = useState(saved)
  if (lists.length === 0 && !save) return null
  const isShown = (list: SavedList) => JSON.stringify(conditionsOf(list)) === JSON.stringify(shown)
  const send = async (answers: Record<string, string>) => {
    const query = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== ''))
    const made = await apiPost<SavedList>('/ops/saved-lists', { kind: slug, answers, query })
    setLists([...lists, made])
  }
  return (
    <div className="mg-row mg-saved">
      {lists.length > 0 ? (
        <div className="mg-row" role="group" aria-label="よく使う一覧">
          {lists.map((list) => (
            <button
              key={list.id}
              type="button"
              className="mg-button mg-button--small"
              aria-pressed={isShown(list)}
              onClick={() => onShow(conditionsOf(list))}
            >
              {list.name}
            </button>
          ))}
        </div>
      ) : null}
      {save ? (
        <AskButton
          ask={save}
          title="よく使う一覧として保存する"
          className="mg-button mg-button--small mg-plain"
          send={send}
        />
      ) : null}
    </div>
  )
}
