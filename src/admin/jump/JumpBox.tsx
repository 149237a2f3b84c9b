'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useMemo, useState } from 'react'

import { Dialog } from '../frame/Dialog'
import { Says } from '../frame/Says'
import { Problem } from '../shell/api'
import { handOver } from '../shell/hand-over'
import { ownKeys } from '../shell/keys'
import { useAct } from '../shell/useAct'

import { findNumber, type Hit } from './find-number'
import { leaveFor } from './leave'
import { type Option, optionsFor, searchesOf } from './options'
import type { Screen } from './screens'

const NOTHING = 'この番号の予約もカードも見つかりません。番号を確かめてください。'

type Props = { screens: Screen[]; recent: string[]; onClose: () => void }

/** One field for screens, numbers and people; arrow keys choose, Enter goes, Esc closes. */
export function JumpBox({ screens, recent, onClose }: Props) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [hits, setHits] = useState<Hit[] | null>(null)
  const act = useAct()
  const id = useId()
  const searches = useMemo(() => searchesOf(screens), [screens])
  const options = useMemo<Option[]>(
    () =>
      hits?.map((hit) => ({ ...hit, kind: 'screen' })) ??
      optionsFor(text, { screens, recent, searches }),
    [hits, recent, screens, searches, text],
  )
  const chosen = options[at]
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, id, options])

  const type = (next: string) => {
    setText(next)
    setAt(0)
    setHits(null)
    act.clear()
  }
  const goTo = (href: string, arrived = () => undefined as void) => {
    onClose()
    leaveFor(href, () => {
      router.push(href)
      arrived()
    })
  }
  const lookUp = () =>
    act.run(async () => {
      const found = await findNumber(text, searches)
      const [only] = found
      if (!only) throw new Problem('NOT_FOUND', NOTHING)
      if (found.length === 1) return goTo(only.href)
      setAt(0)
      setHits(found)
    })
  const take = (option: Option | undefined) => {
    if (!option || act.busy) return
    if (option.kind === 'number') return void lookUp()
    const { kind } = option
    if (kind === 'screen') goTo(option.href)
    else goTo(option.href, () => handOver(kind, text.trim()))
  }
  const move = (by: number) => setAt((at + by + options.length) % Math.max(1, options.length))
  return (
    <Dialog title="移動・検索" className="mg-jump" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={`画面の名前${searches.numbers ? '・番号' : ''}${searches.cards ? '・氏名' : ''}`}
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${id}-${at}` : undefined}
        aria-busy={act.busy}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={ownKeys((event) => {
          const { key } = event
          if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(key)) return
          event.preventDefault()
          if (key === 'Enter') take(chosen)
          else move(key === 'ArrowDown' ? 1 : -1)
        })}
      />
      <Says problem={act.problem} />
      <ul id={id} role="listbox" aria-label="候補">
        {options.map((option, index) => (
          <li
            key={`${option.kind}|${option.href}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            // The focus stays in the field, and with it what a screen reader says.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span>{option.label}</span>
            <small>{option.note}</small>
          </li>
        ))}
      </ul>
      <p className={options.length > 0 ? 'mg-hidden' : 'mg-empty'} role="status">
        {options.length > 0 ? `候補 ${options.length}件` : '合う画面はありません。'}
      </p>
      <p className="mg-row mg-spread">
        <span className="mg-jump-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> 選ぶ　<kbd>Enter</kbd> 開く　<kbd>Esc</kbd> 閉じる
        </span>
        <button type="button" className="mg-button mg-button--small" onClick={onClose}>
          閉じる
        </button>
      </p>
    </Dialog>
  )
}
