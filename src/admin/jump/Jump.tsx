'use client'

import { usePathname } from 'next/navigation.js'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import '../frame/panel.css'
import { hereOf } from '../nav/here'
import type { MenuGroup } from '../nav/menu'
import { listenKeys } from '../shell/keys'
import { keep, kept } from '../shell/kept'

import { JumpBox } from './JumpBox'
import { setOpener } from './opener'
import { screensOf, withRecent } from './screens'

/** Screens that are offered before anything is typed. */
const RECENT = 5

const isJump = ({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  code === 'KeyK' && (ctrlKey || metaKey) && !altKey && !shiftKey

type Props = { groups: MenuGroup[]; user: string }

/**
 * Ctrl+K on every screen of the panel: to another screen, to a number, to a person. It knows what the
 * menu gives this person, and asks what the screens themselves ask.
 */
export function Jump({ groups, user }: Props) {
  const [recent, setRecent] = useState<string[] | null>(null)
  const screens = useMemo(() => screensOf(groups), [groups])
  const key = `mg-recent|${user}`
  const here = hereOf(
    screens.map(({ href }) => href),
    usePathname(),
  )
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (here) keep(key, withRecent(kept(key), here, RECENT + 1))
  }, [here, key])
  const open = useCallback(() => {
    // Something else asks for an answer first.
    if (document.querySelector('dialog:modal')) return
    before.current = document.activeElement
    setRecent(kept(key).filter((href) => href !== here))
  }, [here, key])
  const close = useCallback(() => setRecent(null), [])
  const isOpen = recent !== null
  useEffect(() => {
    if (!isOpen) return
    const element = before.current
    // Once the box is gone: nothing behind it takes the focus before.
    return () => {
      if (element instanceof HTMLElement) element.focus()
    }
  }, [isOpen])
  useEffect(() => setOpener(open), [open])
  useEffect(
    () =>
      listenKeys((event) => {
        if (!isJump(event)) return
        // The browser's own search bar.
        event.preventDefault()
        event.stopPropagation()
        open()
      }, true),
    [open],
  )
  return recent ? <JumpBox screens={screens} recent={recent} onClose={close} /> : null
}
