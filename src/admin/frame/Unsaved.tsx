'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'

import { addStep, watchBack } from '../shell/steps'

import { isWritten, type Typed, watchTyped } from './typed'
import { useModal } from './useModal'

type Unsaved = {
  /** Goes on at once when nothing is typed; else when the person says so. */
  ask: (go: () => void) => void
  /** After a save: what stands there now is not lost any more. */
  saved: () => void
  /** After fields were filled by no keyboard. */
  filled: () => void
  question: ReactNode
}

/** A file that is fetched by a link seems to leave the page for a moment. */
const FETCH_MS = 1000

/**
 * What is typed into a form is not lost by a slip: a link, Back, Esc and the closing of the tab ask
 * first. Nothing has to be told: the fields themselves say whether they hold what was not there before.
 * Nothing is left in the history by what is only opened.
 */
export function useUnsaved(box: RefObject<HTMLElement | null>): Unsaved {
  const router = useRouter()
  const typed = useRef<Typed | null>(null)
  const [go, setGo] = useState<(() => void) | null>(null)
  const ask = useCallback((then: () => void) => {
    if (typed.current?.has()) setGo(() => then)
    else then()
  }, [])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = watchTyped(element)
    typed.current = watch
    let isLeaving = false
    let fetchedAt = 0
    const hasTyped = () => !isLeaving && watch.has()
    // What is looked for or chosen is nothing to be lost: it needs no step.
    const arm = ({ target }: Event) => {
      if (isWritten(target)) addStep()
    }
    const unwatch = watchBack({
      hasTyped,
      ask: (leave) =>
        setGo(() => () => {
          isLeaving = true
          leave()
        }),
    })
    const onClose = (event: BeforeUnloadEvent) => {
      if (hasTyped() && Date.now() > fetchedAt + FETCH_MS) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      if (isFile(event)) fetchedAt = Date.now()
      const href = pageOf(event)
      if (!href || !hasTyped()) return
      event.preventDefault()
      event.stopPropagation()
      setGo(() => () => {
        isLeaving = true
        router.push(href)
      })
    }
    element.addEventListener('beforeinput', arm)
    element.addEventListener('input', arm)
    window.addEventListener('beforeunload', onClose)
    window.addEventListener('click', onClick, true)
    return () => {
      element.removeEventListener('beforeinput', arm)
      element.removeEventListener('input', arm)
      unwatch()
      window.removeEventListener('beforeunload', onClose)
      window.removeEventListener('click', onClick, true)
      watch.end()
    }
  }, [box, router])
  const saved = useCallback(() => typed.current?.saved(), [])
  const filled = useCallback(() => typed.current?.filled(), [])
  const question = go ? (
    <LeaveQuestion
      onStay={() => setGo(null)}
      onLeave={() => {
        setGo(null)
        go()
      }}
    />
  ) : null
  return { ask, saved, filled, question }
}

const linkOf = ({ target }: MouseEvent): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest('a') : null

const isFile = (event: MouseEvent): boolean => linkOf(event)?.pathname.startsWith('/api/') ?? false

/** Where a click leads away from this page; null: nowhere, into another tab, or to a file. */
function pageOf(event: MouseEvent): string | null {
  if (isFile(event) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
    return null
  const link = linkOf(event)
  if (
    !link?.href ||
    link.isContentEditable ||
    link.download ||
    (link.target && link.target !== '_self')
  )
    return null
  const to = new URL(link.href)
  const here = new URL(location.href)
  const isHere = to.pathname === here.pathname && to.search === here.search
  if (to.origin !== here.origin || isHere) return null
  return to.pathname + to.search + to.hash
}

function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const [before] = useState(() => document.activeElement)
  const stay = () => {
    onStay()
    requestAnimationFrame(() => before instanceof HTMLElement && before.focus())
  }
  const modal = useModal(stay)
  return (
    <dialog {...modal} className="mg-dialog" aria-labelledby="mg-leave" onClose={stay}>
      <h2 id="mg-leave">書いたものが、まだ保存されていません</h2>
      <p>このまま移ると、いま書いた文字は消えます。</p>
      <div className="mg-row">
        <button type="button" className="mg-button mg-button--main" onClick={stay}>
          続けて書く
        </button>
        <button type="button" className="mg-button mg-button--danger" onClick={onLeave}>
          保存せずに閉じる
        </button>
      </div>
    </dialog>
  )
}
