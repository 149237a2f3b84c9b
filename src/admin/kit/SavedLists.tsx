'use client'

import { useState } from 'react'

import type { CaseListShape } from '@/services/cases/shape'
import type { SavedList } from '@/services/cases/saved'

import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

import { MoveDialog } from './MoveDialog'

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
  const [isOpen, open] = useState(false)
  const act = useAct()
  if (lists.length === 0 && !save) return null
  const isShown = (list: SavedList) => JSON.stringify(conditionsOf(list)) === JSON.stringify(shown)
  const send = async (answers: Record<string, string>) => {
    const query = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== ''))
    let made: SavedList | undefined
    const wasDone = await act.run(async () => {
      made = await apiPost<SavedList>('/ops/saved-lists', { kind: slug, answers, query })
    })
    if (!wasDone || !made) return
    setLists([...lists, made])
    open(false)
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
        <button
          type="button"
          className="mg-button mg-button--small mg-plain"
          onClick={() => open(true)}
        >
          {save.label}
        </button>
      ) : null}
      {isOpen && save ? (
        <MoveDialog
          move={save}
          title="よく使う一覧として保存する"
          act={act}
          onSend={(answers) => void send(answers)}
          onClose={() => {
            act.clear()
            open(false)
          }}
        />
      ) : null}
    </div>
  )
}
