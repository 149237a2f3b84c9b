'use client'

import { LOGGED_OUT } from '@/domain/staff/session'
import type { ImportPreview } from '@/services/cards/import/preview'

import { Problem } from '../shell/api'

/** A CSV shows its columns in its first pieces; an Excel book has to be read as a whole. */
const HEAD = 64 * 1024

/** Sends a file as it is, without a form around it. @throws Problem */
async function sendFile<T>(
  path: string,
  file: Blob,
  headers: Record<string, string> = {},
): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: file,
    })
  } catch {
    throw new Problem(
      'OFFLINE',
      'ファイルを送れませんでした。ファイルが開いたままでないか、サーバーにつながるかを確かめて、もう一度選んでください。',
    )
  }
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null
  if (response.ok) return body as T
  throw new Problem(
    String(body?.code ?? 'INTERNAL'),
    response.status === 401
      ? LOGGED_OUT
      : response.status === 413
        ? 'ファイルが大きすぎます（上限 100MB）。'
        : String(body?.detail ?? '送れませんでした。もう一度お試しください。'),
  )
}

const queryOf = (file: File, more: Record<string, string>) =>
  new URLSearchParams({ name: file.name, ...more })

/** @returns the id of the import that has begun. @throws Problem */
export const uploadList = async (file: File, profile: string, dryRun: boolean): Promise<string> => {
  const query = queryOf(file, {
    ...(profile ? { profile } : {}),
    dryRun: dryRun ? '1' : '0',
  })
  return (await sendFile<{ id: string }>(`/ops/cards/import/upload?${query}`, file)).id
}

/** @throws Problem */
export const previewList = (file: File, profile: string): Promise<ImportPreview> =>
  sendFile<ImportPreview>(
    `/ops/cards/import/upload/preview?${queryOf(file, profile ? { profile } : {})}`,
    /\.xlsx$/i.test(file.name) ? file : file.slice(0, HEAD),
  )

export type ExtractStart = {
  id: string
  about: { kind: string; officeName: string; at: string; count: number }
}

/** @throws Problem */
export const uploadExtract = (
  file: File,
  passphrase: string,
  dryRun: boolean,
): Promise<ExtractStart> =>
  sendFile<ExtractStart>(
    `/ops/cards/import/upload/extract?${queryOf(file, { dryRun: dryRun ? '1' : '0' })}`,
    file,
    { 'x-passphrase': encodeURIComponent(passphrase) },
  )
