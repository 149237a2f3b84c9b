import { spawn } from 'node:child_process'
import path from 'node:path'

import type { Sum } from './wal.mjs'

/** What a table or collection holds: rows, and the hash of all of them in their order. */
export type Counted = Record<string, { rows: number; sha256: string }>
/** Where in the log of changes a copy ends (wal.mjs); null where there was no log. */
export type CopyPlace = { salts: Sum; frames: number; sum: Sum } | null
export type Copied = { takenAt: string; place: CopyPlace; tables: Counted; steps: string[] }

async function runCopy<T>(args: string[], stop?: AbortSignal): Promise<T> {
  const child = spawn(process.execPath, [path.resolve('src/db/sqlite/copy-process.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stop,
    killSignal: 'SIGKILL',
    // Neither keys nor the address of anything: a copy needs none.
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
  })
  let said = ''
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    const isFull = /ENOSPC|EDQUOT|SQLITE_FULL/.test(told)
    throw Object.assign(new Error(`copy ended with ${code}: ${told.slice(0, 400)}`), {
      code: isFull ? 'ENOSPC' : 'COPY_FAILED',
    })
  }
  return JSON.parse(said) as T
}

/** Copies the database while it is used, and looks the copy through. @param target must not be there */
export const copyDatabase = (file: string, target: string, stop?: AbortSignal): Promise<Copied> =>
  runCopy(['take', file, target], stop)

/** Looks a copy through: whole, every reference has its row, counts and hashes. */
export const checkCopy = (file: string): Promise<Pick<Copied, 'tables' | 'steps'>> =>
  runCopy(['check', file])
