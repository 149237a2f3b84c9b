import { mkdir, open, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'

import { readKeyRow } from '../keys/open-keys'

import { isKept } from './store'

/** Says whose files these are: the one row of the database that stays as long as it does. */
const MARK = 'database.json'
const markPath = () => join(env.FILES_DIR, MARK)
/** So many of the newest files say whether this is the folder that a database without a mark knows. */
const SAMPLE = 20

const CALL = 'システムの管理者に連絡してください。'
/** What is wrong with the folder, in words for the page of checks. */
const WRONG = {
  other:
    '添付ファイルのフォルダー（FILES_DIR）は、ほかのデータベースのものです。フォルダーかデータベースの設定が違います。添付と片付けを止めています。',
  away: '添付ファイルのフォルダー（FILES_DIR）に、あるはずのファイルがありません。ディスクがつながっているか、控えを戻したかを確かめてください。添付と片付けを止めています。',
} as const

export type FolderState = 'ours' | keyof typeof WRONG

/**
 * Whose folder is this? A new one becomes ours. One that another database has marked and uses is not, and
 * neither is an empty one while rows speak of files: it is a disk that is not there.
 */
export async function folderState(payload: Payload): Promise<FolderState> {
  const own = (await readKeyRow(payload))?.id
  // A tool without tables of its own.
  if (!own) return 'ours'
  const mark = await readMark()
  if (mark === own) return 'ours'
  if (mark && (await holdsFiles())) return 'other'
  if (mark !== '' && !(await knowsFiles(payload))) return 'away'
  await mkdir(env.FILES_DIR, { recursive: true, mode: 0o700 })
  await writeFile(markPath(), JSON.stringify({ database: own }), { mode: 0o600 })
  return 'ours'
}

/** null: none. Empty: somebody has said that this is the folder, whatever it holds (deployment.md). */
async function readMark(): Promise<string | null> {
  try {
    const { database } = JSON.parse(await readFile(markPath(), 'utf8')) as { database?: unknown }
    return String(database)
  } catch (error) {
    if (error instanceof SyntaxError) return ''
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Is there any file, of whichever database? */
async function holdsFiles(): Promise<boolean> {
  for (const folder of await readdir(env.FILES_DIR)) {
    if (folder === MARK) continue
    const names = await readdir(join(env.FILES_DIR, folder)).catch(() => [])
    if (names.length > 0) return true
  }
  return false
}

/** Does this folder hold any of the newest files, where there are any? */
async function knowsFiles(payload: Payload): Promise<boolean> {
  const rows = await findRows<Stored<'attachments'>>(
    payload,
    'attachments',
    { removedOn: { exists: false } },
    { sort: '-id', limit: SAMPLE, select: { id: true } },
  )
  if (rows.length === 0) return true
  for (const { id } of rows) if (await isKept(id)) return true
  return false
}

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? ''
const FULL = ['ENOSPC', 'EDQUOT']
const CLOSED = ['EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'ENXIO', 'ESTALE']

const noRoom = () =>
  new DomainError(
    'FILES_FULL',
    `ファイルを保存する場所に空きがありません。何も保存していません。${CALL}`,
    507,
  )
const notWritable = () =>
  new DomainError(
    'FILES_AWAY',
    `ファイルを保存する場所に書き込めません。何も保存していません。${CALL}`,
    503,
  )

/** What a full or closed disk says, as a sentence for whoever attached the file. */
export function asDiskRefusal(error: unknown): unknown {
  if (FULL.includes(codeOf(error))) return noRoom()
  return CLOSED.includes(codeOf(error)) ? notWritable() : error
}

/** Nothing is kept in a folder that is not ours. @throws DomainError FILES_AWAY, FILES_FULL */
export async function assertOurFolder(payload: Payload): Promise<void> {
  try {
    if ((await folderState(payload)) !== 'ours') throw notWritable()
  } catch (error) {
    throw asDiskRefusal(error)
  }
}

/** What is wrong with the folder, in a sentence; null when files can be kept and taken away. */
export async function folderProblem(payload: Payload): Promise<string | null> {
  try {
    const state = await folderState(payload)
    if (state !== 'ours') return WRONG[state]
    await tryWriting()
    return null
  } catch (error) {
    if (FULL.includes(codeOf(error))) return '添付ファイルを保存するディスクに空きがありません。'
    return '添付ファイルのフォルダー（FILES_DIR）に書き込めません。'
  }
}

async function tryWriting(): Promise<void> {
  const path = join(env.FILES_DIR, `.probe-${process.pid}`)
  try {
    const file = await open(path, 'w', 0o600)
    await file.write(Buffer.alloc(4096))
    await file.sync()
    await file.close()
  } finally {
    await rm(path, { force: true }).catch(() => undefined)
  }
}

/** How much of its disk is free, in percent; null where it is the disk of that other folder. */
export async function freeBeside(other: string): Promise<number | null> {
  const [own, its] = await Promise.all([stat(env.FILES_DIR), stat(other).catch(() => null)])
  if (own.dev === its?.dev) return null
  const { bavail, blocks } = await statfs(env.FILES_DIR)
  return Math.floor((bavail / Math.max(1, blocks)) * 100)
}
