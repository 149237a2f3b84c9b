'use client'

import { useNav } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import { type FocusEvent, type MouseEvent, type ReactNode, useEffect } from 'react'
import { useLayoutEffect, useRef } from 'react'

import { ownKeys } from '../shell/keys'

/** Where the menu was scrolled to; each page brings a menu of its own. */
let lastPlace = 0

/** As in nav.css: below this the menu lies over the page instead of beside it. */
const isOver = () => window.matchMedia('(width < 900px)').matches

/**
 * Opens and closes the menu on small screens; on others it simply stays, keeps its place from page to
 * page and shows the item of the page that is open.
 */
export function NavFrame({ children }: { children: ReactNode }) {
  const { navOpen, setNavOpen } = useNav()
  const path = usePathname()
  const frame = useRef<HTMLElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const menu = frame.current
    if (!menu) return
    menu.scrollTop = lastPlace
    menu.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' })
  }, [path])
  useEffect(() => {
    if (!navOpen || !isOver()) return
    const opener = document.activeElement
    close.current?.focus()
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [navOpen])
  /** Nothing behind the open menu may have the focus: nobody would see it. */
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (isOver() && relatedTarget && !currentTarget.contains(relatedTarget)) setNavOpen(false)
  }
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')) setNavOpen(false)
  }
  return (
    <aside
      ref={frame}
      className={`mg-nav${navOpen ? ' mg-nav--open' : ''}`}
      onBlur={onBlur}
      onClick={onClick}
      onKeyDown={ownKeys((event) => {
        if (event.key === 'Escape') setNavOpen(false)
      })}
      onScroll={(event) => {
        lastPlace = event.currentTarget.scrollTop
      }}
    >
      <button type="button" ref={close} className="mg-nav-close" onClick={() => setNavOpen(false)}>
        メニューを閉じる
      </button>
      {children}
    </aside>
  )
}
