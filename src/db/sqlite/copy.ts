import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

import type { Sum } from './wal.mjs'

/** What a table or collection holds: rows, and the hash of all of them in their order. */
export type Counted = Record<string, { rows: number; sha256: string }>
/** Where in the log of changes a copy ends (wal.mjs); null where there was no log. */
export type CopyPlace = { salts: Sum; frames: number; sum: Sum } | null
export type Copied = { takenAt: string; place: CopyPlace; tables: Counted; steps: string[] }

async function runCopy<T>(
  args: string[],
  { stop, onFirst }: { stop?: AbortSignal; onFirst?: (line: string) => void } = {},
): Promise<T> {
  const child = spawn(process.execPath, [path.resolve('src/db/sqlite/copy-process.mjs'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    signal: stop,
    killSignal: 'SIGKILL',
    // Neither keys nor the address of anything: a copy needs none.
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
  })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  ended.catch(() => undefined)
  let last = ''
  try {
    for await (const line of createInterface(child.stdout)) {
      if (last === '') onFirst?.(line)
      last = line
      child.stdin.end()
    }
  } finally {
    child.stdin.destroy()
  }
  const code = await ended
  if (code !== 0) {
    const isFull = /ENOSPC|EDQUOT|SQLITE_FULL/.test(told)
    throw Object.assign(new Error(`copy ended with ${code}: ${told.slice(0, 400)}`), {
      code: isFull ? 'ENOSPC' : 'COPY_FAILED',
    })
  }
  return JSON.parse(last) as T
}

type Checked = Pick<Copied, 'tables' | 'steps'>

/**
 * Copies the database while it is used, and looks the copy through.
 * @param target must not be there
 * @param onTaken told where the copy ends, while the log of changes still goes on from there
 */
export async function copyDatabase(
  file: string,
  target: string,
  { stop, onTaken }: { stop?: AbortSignal; onTaken?: (place: CopyPlace) => void } = {},
): Promise<Copied> {
  let taken: Pick<Copied, 'takenAt' | 'place'> | null = null
  const onFirst = (line: string) => {
    taken = JSON.parse(line) as Pick<Copied, 'takenAt' | 'place'>
    onTaken?.(taken.place)
  }
  const checked = await runCopy<Checked>(['take', file, target], { stop, onFirst })
  return { ...taken!, ...checked }
}

/** Looks a copy through: whole, every reference has its row, counts and hashes. */
export const checkCopy = (file: string): Promise<Checked> => runCopy(['check', file])
