import { open } from 'node:fs/promises'

import { env } from '@/lib/env'

import { type Link, signLink, verifiedLink } from './chain'

const TAIL = 64 * 1024

/**
 * Signed ends of the log, one a line, in a file outside the database (`AUDIT_WITNESS_PATH`): who
 * cuts the log back in the database and puts an older signed head there does not have this one. Lies
 * best on another machine, where lines can only be added (AU-05).
 */
export async function addWitness(at: string, tip: Link): Promise<void> {
  if (env.AUDIT_WITNESS_PATH === '') return
  const line = JSON.stringify({ at, ...tip, mac: signLink('head', tip) })
  const file = await open(env.AUDIT_WITNESS_PATH, 'a', 0o600)
  try {
    await file.appendFile(`${line}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * The newest end that the witness knows.
 * @returns null without a witness, or before its first line; a text when it cannot be read or its last line is not ours
 */
export async function readWitness(): Promise<Link | string | null> {
  if (env.AUDIT_WITNESS_PATH === '') return null
  let text: string
  try {
    text = await endOf(env.AUDIT_WITNESS_PATH)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    return 'データベースの外にある控えのファイルを読み書きできません。AUDIT_WITNESS_PATH と権限を確認してください。'
  }
  const links = text
    .split('\n')
    .filter(Boolean)
    .map((line) => verifiedLink('head', parsed(line)))
  const last = links.at(-1)
  if (last === null)
    return 'データベースの外にある控えの最後の行が読み取れません。書き換えられたおそれがあります。'
  // Two processes may write in another order than they sealed.
  return links.reduce<Link | null>(
    (most, one) => (one && one.seq > (most?.seq ?? 0) ? one : most),
    null,
  )
}

/** The last lines: a line comes every minute, for years. */
async function endOf(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - TAIL)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL), 0, TAIL, start)
    const text = buffer.toString('utf8', 0, bytesRead)
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    await file.close()
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
