'use client'

import { LOGGED_OUT } from '@/domain/staff/session'

import { Problem } from '../shell/api'

const nameIn = (header: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(header)?.[1]
  return encoded ? decodeURIComponent(encoded) : 'list'
}

/**
 * Fetches a file and gives it to the browser to keep or, for paper, opens it in the window given.
 * A link alone would show people raw error text.
 * @throws Problem
 */
export async function download(
  path: string,
  paper: Window | null,
  /** Sent as a POST: for what must not stand in an address. */
  body?: unknown,
): Promise<void> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      credentials: 'same-origin',
      ...(body
        ? {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }
        : {}),
    })
  } catch {
    throw new Problem('OFFLINE', 'サーバーにつながりません。少し待ってからもう一度押してください。')
  }
  if (!response.ok) {
    const body = (await response.json().catch(() => null)) as Record<string, unknown> | null
    throw new Problem(
      String(body?.code ?? 'INTERNAL'),
      response.status === 401
        ? LOGGED_OUT
        : String(body?.detail ?? '出力できませんでした。もう一度お試しください。'),
      {},
      body ?? {},
    )
  }
  const url = URL.createObjectURL(await response.blob())
  if (paper) paper.location.href = url
  else {
    const link = document.createElement('a')
    link.href = url
    link.download = nameIn(response.headers.get('content-disposition') ?? '')
    link.click()
  }
  // Long enough for the browser to have taken it over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
