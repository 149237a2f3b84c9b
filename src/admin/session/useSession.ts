'use client'

import { useAuth } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

import { renewalDue, type Session, whose } from '@/domain/staff/session'

import { listenKeys } from '../shell/keys'

import { watchAnswers } from './watch-answers'

const LOOK_MS = 20_000
/** Below the longest time a browser's timer can wait (24.8 days). */
const FAR_MS = 20 * 24 * 60 * 60_000

type Answer = { user?: { id: string | number } | null; exp?: number }

/** How the log-in of this screen stands: `unknown` after a check that got no answer. */
export type Standing = 'own' | 'nobody' | 'other' | 'unknown'

async function ask(path: string, method: 'GET' | 'POST'): Promise<Answer | null> {
  const request = { method, credentials: 'same-origin' as const }
  const response = await fetch(`/api/users/${path}`, request).catch(() => null)
  return response?.ok ? ((await response.json().catch(() => null)) as Answer | null) : null
}

/**
 * Keeps the log-in of every screen while somebody works, and notices its end. Payload's own watch
 * leaves the page when the time is up, with everything typed: its clock is put far ahead, and this one
 * takes over. The server ends the session all the same.
 * @returns whether the screen must wait for a new log-in, and a way to look again
 */
export function useSession() {
  const { setUser, token, tokenExpirationMs, user } = useAuth()
  const [ended, setEnded] = useState<'nobody' | 'other' | null>(null)
  const session = useRef<Session>({ renewedAt: 0, end: 0 })
  const waiting = useRef<((again: boolean) => void)[]>([])
  const quiet = useRef(0)
  const id = user?.id

  useEffect(() => {
    const now = Date.now()
    if (!user || !tokenExpirationMs || tokenExpirationMs > now + FAR_MS / 2) return
    session.current = { renewedAt: now, end: tokenExpirationMs }
    setUser({ user, token, exp: (now + FAR_MS) / 1000 })
  }, [setUser, token, tokenExpirationMs, user])

  const take = useCallback(({ exp }: Answer) => {
    if (exp) session.current = { renewedAt: Date.now(), end: exp * 1000 }
  }, [])

  const check = useCallback(async (): Promise<Standing> => {
    if (id === undefined) return 'unknown'
    const answer = await ask('me', 'GET')
    if (!answer) return 'unknown'
    const standing = whose(id, answer.user)
    if (standing === 'own') {
      take(answer)
      for (const go of waiting.current.splice(0)) go(true)
    }
    setEnded(standing === 'own' || quiet.current > 0 ? null : standing)
    return standing
  }, [id, take])

  /** @returns whether there is a log-in again for what was refused for want of one */
  const onRefused = useCallback(
    async (waits: boolean): Promise<boolean> => {
      const standing = await check()
      const hasEnded = standing === 'nobody' || standing === 'other'
      if (!hasEnded || !waits || quiet.current > 0) return false
      return new Promise<boolean>((resolve) => waiting.current.push(resolve))
    },
    [check],
  )

  useEffect(() => {
    if (id === undefined) return
    let worked = false
    const note = () => {
      worked = true
    }
    const look = async () => {
      const now = Date.now()
      if (session.current.end > 0 && now >= session.current.end) return void (await check())
      if (!renewalDue(session.current, worked, now)) return
      worked = false
      const renewed = await ask('refresh-token', 'POST')
      if (renewed) take(renewed)
      else await check()
    }
    const again = () => void check()
    const timer = setInterval(() => void look(), LOOK_MS)
    const stopKeys = listenKeys(note)
    const stopWatching = watchAnswers(onRefused)
    window.addEventListener('pointerdown', note)
    window.addEventListener('focus', again)
    return () => {
      clearInterval(timer)
      stopKeys()
      stopWatching()
      window.removeEventListener('pointerdown', note)
      window.removeEventListener('focus', again)
    }
  }, [check, id, onRefused, take])

  /** For a screen that keeps what it cannot send and says so itself. @returns ends it */
  const keepQuiet = useCallback(() => {
    quiet.current++
    return () => {
      quiet.current--
    }
  }, [])

  const wait = useCallback(() => onRefused(true), [onRefused])

  return { keepQuiet, ended: id === undefined ? null : ended, check, wait }
}
