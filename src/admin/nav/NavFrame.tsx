'use client'

import { useNav } from '@payloadcms/ui'
import type { ReactNode } from 'react'

/** Opens and closes the menu on small screens; on others it simply stays. */
export function NavFrame({ children }: { children: ReactNode }) {
  const { navOpen, setNavOpen } = useNav()
  return (
    <aside className={`mg-nav${navOpen ? ' mg-nav--open' : ''}`}>
      <button type="button" className="mg-nav-close" onClick={() => setNavOpen(false)}>
        メニューを閉じる
      </button>
      {children}
    </aside>
  )
}
