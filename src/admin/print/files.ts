'use client'

import { LOGGED_OUT } from '@/domain/staff/session'

import { Problem } from '../shell/api'

/**
 * Fetches a PDF as an address that a frame or a window can show.
 * @param body asks with POST when given
 * @throws Problem
 */
export async function pdfAddress(path: string, body?: unknown): Promise<string> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      credentials: 'same-origin',
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    })
  } catch {
    throw new Problem('OFFLINE', 'サーバーにつながりません。少し待ってからもう一度押してください。')
  }
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null
    throw new Problem(
      String(answer?.code ?? 'INTERNAL'),
      response.status === 401
        ? LOGGED_OUT
        : String(answer?.detail ?? 'PDFを作れませんでした。もう一度お試しください。'),
    )
  }
  return URL.createObjectURL(await response.blob())
}

/** Shows a PDF in a window that the click itself has opened, else the browser blocks it. */
export async function openPdf(path: string, paper: Window | null): Promise<void> {
  try {
    const address = await pdfAddress(path)
    if (paper) paper.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), 120_000)
  } catch (error) {
    paper?.close()
    throw error
  }
}
