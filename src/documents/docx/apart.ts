import type { Root } from 'mdast'

import { UnreadableFile } from '../unreadable'

/** Parts of the file by their names in lower case. */
export type Parts = ReadonlyMap<string, Uint8Array>
export type Converted = { title: string; root: Root }
type Answer = Converted | { failed: 'too-much' | 'unreadable' }

/** A manual of some hundred pages takes a few seconds on a busy machine. */
const MOST_MS = 30_000
/** Of the thread; the process has its own. */
const MOST_MEMORY_MB = 512
/** One file at a time is converted; who comes when so many wait comes again. */
const MOST_WAITING = 4

const TOO_MUCH =
  'このWordファイルは複雑すぎるか大きすぎて、読み取れません。文書をいくつかに分けてから、もう一度選んでください。'
const UNREADABLE =
  'Wordファイルの中身が読めません。Wordで開いて保存し直してから、もう一度選んでください。'
const BUSY =
  'ほかのWordファイルを読み取っているところです。1分ほど待ってから、もう一度選んでください。'

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * A Word file converted in a thread of its own, with a bound of time and memory: whatever the file makes
 * of the libraries, the server goes on answering.
 * @throws UnreadableFile
 */
export async function convertApart(parts: Parts, styleMap: readonly string[]): Promise<Converted> {
  if (waiting >= MOST_WAITING) throw new UnreadableFile(BUSY)
  waiting++
  const turn = last.then(() => inThread(parts, styleMap))
  last = turn.catch(() => undefined)
  try {
    const answer = await turn
    if ('root' in answer) return answer
    throw new UnreadableFile(answer.failed === 'too-much' ? TOO_MUCH : UNREADABLE)
  } finally {
    waiting--
  }
}

function inThread(parts: Parts, styleMap: readonly string[]): Promise<Answer> {
  // A file of its own that Node loads itself: no bundler can put a thread's beginning into its pieces.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(`${process.cwd()}/src/documents/docx/convert.mjs`, {
    workerData: { parts, styleMap },
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
