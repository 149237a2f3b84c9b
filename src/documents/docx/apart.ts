import type { Root } from 'mdast'

import { UnreadableFile } from '../unreadable'

import type { Numbered } from './look'

export type Wanted = {
  /** Parts of the file by their names in lower case. */
  parts: ReadonlyMap<string, Uint8Array>
  styleMap: readonly string[]
  /** As they stand in the file: which lists they are in. */
  paragraphs: readonly Numbered[]
}
/** `ends`: what of the ends of lists is lost, in words. */
export type Converted = { title: string; root: Root; ends: string[] }
type Answer = Converted | { failed: 'too-much' | 'unreadable' }

/** A manual of some hundred pages takes a few seconds on a busy machine. */
const MOST_MS = 30_000
/** Of the thread; the process has its own. */
const MOST_MEMORY_MB = 512
/** One file at a time is converted; who comes when so many wait comes again. */
const MOST_WAITING = 4

export const TOO_MUCH =
  'このWordファイルは複雑すぎるか大きすぎて、読み取れません。文書をいくつかに分けてから、もう一度選んでください。'
export const BROKEN =
  'Wordファイルの中身が読めません。Wordで開いて「名前を付けて保存」から .docx にして、もう一度選んでください。'
const BUSY =
  'ほかのWordファイルを読み取っているところです。1分ほど待ってから、もう一度選んでください。'

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * One Word file after the other, from its unpacking on: each takes memory.
 * @throws UnreadableFile where too many wait
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new UnreadableFile(BUSY)
  waiting++
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn.finally(() => waiting--)
}

/**
 * A Word file converted in a thread of its own, with a bound of time and memory: whatever the file makes
 * of the libraries, the server goes on answering.
 * @throws UnreadableFile
 */
export async function convertApart(wanted: Wanted): Promise<Converted> {
  const answer = await inThread(wanted)
  if ('root' in answer) return answer
  throw new UnreadableFile(answer.failed === 'too-much' ? TOO_MUCH : BROKEN)
}

function inThread(wanted: Wanted): Promise<Answer> {
  // A file of its own that Node loads itself: no bundler can put a thread's beginning into its pieces.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(`${process.cwd()}/src/documents/docx/convert.mjs`, {
    workerData: wanted,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
    env: {},
  })
  return new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => resolve({ failed: 'too-much' }), MOST_MS)
    worker.once('message', resolve)
    worker.once('error', (error: { code?: string }) =>
      resolve({
        failed: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much' : 'unreadable',
      }),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve({ failed: 'unreadable' })
    })
  }).finally(() => worker.terminate())
}
