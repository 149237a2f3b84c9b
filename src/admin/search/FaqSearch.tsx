'use client'

import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'

import { partsOf, type Range } from '@/domain/knowledge/search/ranges'
import { formatEra } from '@/domain/time/format'
import type { MarkedHit } from '@/services/knowledge/search/search'

import { Says } from '../frame/Says'
import { ownKeys } from '../shell/keys'

import './search.css'
import { useFaqSearch } from './useFaqSearch'

export type FaqHit = MarkedHit

type Props = {
  /** Where it is used; also how its searches are counted. */
  place: 'desk' | 'screen'
  /** Id of the field, for the key that leads to it. */
  id?: string
  service?: string
  kind?: string
  category?: string
  /** What is being written beside it: while nothing is typed here, its answers are offered. */
  written?: string
  /** Told which answer was taken, with Enter or its button. */
  onUse?: (hit: FaqHit) => void
}

/**
 * Search in approved texts (KB-15). The best answer stands open while the caller's words are typed; the
 * field keeps the focus: ↑↓ choose, Enter takes.
 */
export function FaqSearch({
  place,
  id,
  service = '',
  kind = '',
  category = '',
  written = '',
  onUse,
}: Props) {
  const listId = useId()
  const [text, setText] = useState('')
  const { answer, problem, note, used } = useFaqSearch(
    place,
    text,
    { service, kind, category },
    written,
  )
  // Chosen among these answers; others begin at the best one.
  const [picked, setPicked] = useState<{ of: unknown; at: number }>({ of: null, at: 0 })
  const hits = answer?.hits ?? []
  const isSearch = text.trim() !== ''
  const at = picked.of === answer ? picked.at : isSearch ? 0 : -1
  const chosen = hits[at]
  const choose = (next: number) =>
    setPicked({ of: answer, at: Math.max(0, Math.min(hits.length - 1, next)) })
  const take = (hit: MarkedHit) => {
    void note(hit)
    onUse?.(hit)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') choose(at + 1)
    else if (event.key === 'ArrowUp') choose(at - 1)
    else if (event.key === 'Enter' && chosen && !event.repeat) take(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div className={`fs fs--${place}`}>
      <input
        id={id}
        type="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={place === 'desk' ? 'よくある質問を探す' : 'FAQ・マニュアルを探す'}
        placeholder="ことばで探す（-ことば で除く）"
        autoComplete="off"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={ownKeys(onKey)}
      />
      <Says problem={problem} />
      <p className="fs-state" role="status">
        {answer ? stateOf(answer.total, hits.length, answer.partial) : ''}
      </p>
      <div className="fs-columns">
        <ul id={listId} role="listbox" aria-label="見つかった質問" className="fs-list">
          {hits.map((hit, index) => (
            <li
              key={hit.versionId}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => {
                // The field keeps the focus.
                event.preventDefault()
                choose(index)
              }}
            >
              <Marked text={hit.question} ranges={hit.marks.question} />
            </li>
          ))}
        </ul>
        {chosen ? (
          <Answer hit={chosen} isUsed={used === chosen.versionId} onUse={() => take(chosen)} />
        ) : null}
      </div>
    </div>
  )
}

function stateOf(total: number, shown: number, partial: boolean): string {
  if (total === 0) return '見つかりません。'
  const count = shown < total ? `${total}件中 ${shown}件` : `${total}件`
  return partial ? `${count}（一部一致）` : count
}

type AnswerProps = { hit: MarkedHit; isUsed: boolean; onUse: () => void }

/** The answer as it is in force, and which version of it. */
const Answer = ({ hit, isUsed, onUse }: AnswerProps) => (
  <section className="fs-answer" aria-label="回答">
    <h3>
      <Marked text={hit.question} ranges={hit.marks.question} />
    </h3>
    <p className="fs-text">
      <Marked text={hit.answer} ranges={hit.marks.answer} />
    </p>
    <p className="fs-version">
      {hit.category ? `${hit.category}　` : ''}第{hit.version}版　
      {formatEra(hit.effectiveOn)}から有効
    </p>
    <button type="button" className="mg-button" onClick={onUse}>
      {isUsed ? '使いました ✓' : 'この回答を使った'} <kbd>Enter</kbd>
    </button>
  </section>
)

const Marked = ({ text, ranges }: { text: string; ranges: readonly Range[] }) => (
  <>
    {partsOf(text, ranges).map((part, index) =>
      part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
    )}
  </>
)
