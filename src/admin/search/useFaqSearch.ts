'use client'

import { useEffect, useState } from 'react'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { Hit, SearchAnswer } from '@/services/knowledge/search/search'

import { apiGet, apiPost, problemOf } from '../shell/api'
import { queryText } from '../shell/useAddress'

/** Long enough that a word typed at speed is one question. */
const TYPED_MS = 120
/** The record of a call is written for longer, and nobody waits for its answers. */
const WRITTEN_MS = 700
const MAX_WRITTEN = 200
/** The words have come to rest: they are noted, whether an answer is used or not. */
const REST_MS = 2_000

/** It must not even stand in an address. */
const NO_NUMBER = 'マイナンバー（12桁の個人番号）は入力しないでください。'

type About = { service: string; kind: string; category: string }

/**
 * Answers to what stands in the field; a late answer to older words is dropped.
 * @param written what is asked for while the field is empty; no search of anybody's that would be counted
 */
export function useFaqSearch(place: 'desk' | 'screen', text: string, about: About, written = '') {
  const isSearch = text.trim() !== ''
  const follows = isSearch ? '' : written.trim().slice(0, MAX_WRITTEN)
  // A search looks at all of them; without one, those of the procedure at hand are shown.
  const plain = queryText({ q: text.trim(), ...about, service: isSearch ? '' : about.service })
  const key = follows ? queryText({ q: follows, ...about, service: '' }) : plain
  const [state, setState] = useState<{ key: string; answer: SearchAnswer | null; problem: string }>(
    {
      key: '',
      answer: null,
      problem: '',
    },
  )
  const [search, setSearch] = useState(() => ({ op: crypto.randomUUID(), used: '' }))
  useEffect(() => {
    let isWanted = true
    const show = (answer: SearchAnswer | null, problem: string) => {
      if (isWanted) setState((old) => ({ key, answer: answer ?? old.answer, problem }))
    }
    const timer = setTimeout(
      () => {
        if (containsIndividualNumber(text)) return show(null, NO_NUMBER)
        // The record says at its own field what must not stand in it.
        if (containsIndividualNumber(follows)) return
        ask(key)
          // Nothing to offer for what is written: then what there is without it.
          .then((answer) => (follows && answer.total === 0 ? ask(plain) : answer))
          .then(
            (answer) => show(answer, ''),
            (error: unknown) => show(null, problemOf(error).message),
          )
      },
      isSearch ? TYPED_MS : follows ? WRITTEN_MS : 0,
    )
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [key, plain, follows, isSearch, text])

  const { op, used } = search
  useEffect(() => {
    if (!isSearch || containsIndividualNumber(text)) return
    const timer = setTimeout(() => void tell(op, place, key), REST_MS)
    return () => clearTimeout(timer)
  }, [key, isSearch, text, op, place])
  if (!isSearch && used !== '') setSearch({ op: crypto.randomUUID(), used: '' })

  /** Which answer was used; also without a search, nothing is told then. */
  async function note(hit: Hit): Promise<void> {
    setSearch({ op, used: hit.versionId })
    if (isSearch) await tell(op, place, key, hit.versionId)
  }
  return { answer: state.answer, problem: state.problem, note, used }
}

const ask = (query: string): Promise<SearchAnswer> =>
  apiGet<SearchAnswer>('/ops/knowledge/search', Object.fromEntries(new URLSearchParams(query)))

/** What is counted may fail: the call goes on. */
const tell = (op: string, place: string, key: string, versionId?: string): Promise<unknown> =>
  apiPost('/ops/knowledge/search/used', {
    op,
    place,
    versionId,
    ...Object.fromEntries(new URLSearchParams(key)),
  }).catch(() => undefined)
