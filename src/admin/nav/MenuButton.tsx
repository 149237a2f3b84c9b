'use client'

import { useNav } from '@payloadcms/ui'

/**
 * Opens the menu where it has no room beside the page: on phones, and on a desk's screen at 200 %.
 * Payload's own button there has no words and cannot be reached by keyboard.
 */
export function MenuButton() {
  const { navOpen, setNavOpen } = useNav()
  return (
    <button
      type="button"
      className="mg-head-button mg-nav-button"
      aria-expanded={navOpen}
      onClick={() => setNavOpen(true)}
    >
      メニュー
    </button>
  )
}
