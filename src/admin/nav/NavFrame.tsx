'use client'

import { useNav } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import type { ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'

/** Where the menu was scrolled to; each page brings a menu of its own. */
let lastPlace = 0

/**
 * Opens and closes the menu on small screens; on others it simply stays, keeps its place from page to
 * page and shows the item of the page that is open.
 */
export function NavFrame({ children }: { children: ReactNode }) {
  const { navOpen, setNavOpen } = useNav()
  const path = usePathname()
  const frame = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const menu = frame.current
    if (!menu) return
    menu.scrollTop = lastPlace
    menu.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' })
  }, [path])
  return (
    <aside
      ref={frame}
      className={`mg-nav${navOpen ? ' mg-nav--open' : ''}`}
      onScroll={(event) => {
        lastPlace = event.currentTarget.scrollTop
      }}
    >
      <button type="button" className="mg-nav-close" onClick={() => setNavOpen(false)}>
        メニューを閉じる
      </button>
      {children}
    </aside>
  )
}
