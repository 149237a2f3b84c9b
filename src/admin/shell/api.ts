'use client'

import { LOGGED_OUT } from '@/domain/staff/session'

/** A refusal of the server, in words for the person at the screen. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly details: Record<string, unknown> = {},
    /** HTTP status; 0 when no answer came. */
    readonly status = 0,
  ) {
    super(message)
    this.name = 'Problem'
  }
}

const OFFLINE =
  'サーバーにつながりません。入力した内容は残っています。少し待ってやり直してください。'

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init })
  } catch {
    throw new Problem('OFFLINE', OFFLINE)
  }
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null
  if (response.ok) return body as T
  if (response.status === 401) {
    throw new Problem(String(body?.code ?? 'UNAUTHENTICATED'), LOGGED_OUT, {}, body ?? {}, 401)
  }
  throw new Problem(
    String(body?.code ?? 'INTERNAL'),
    String(body?.detail ?? '処理できませんでした。もう一度お試しください。'),
    (body?.fields ?? {}) as Record<string, string>,
    body ?? {},
    response.status,
  )
}

/** @throws Problem */
export const apiGet = <T>(path: string, query: Record<string, string | number> = {}) =>
  send<T>(
    `${path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`,
    { method: 'GET' },
  )

/** @throws Problem */
export const apiPost = <T>(path: string, body: unknown = {}, more: RequestInit = {}) =>
  send<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...more,
  })

export const problemOf = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('INTERNAL', (error as Error).message)
