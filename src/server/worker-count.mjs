// How many server processes this machine runs: WEB_WORKERS (AV-01).
import { availableParallelism, totalmem } from 'node:os'

/** One file bears a few writers beside each other; more only wait for each other (docs/deployment.md). */
const MOST_ON_ONE_FILE = 4
/** What a process may take with everything around it; where memory is short, fewer answer better. */
const MEMORY_EACH = 600 * 1024 * 1024

/** What a container may take, or the machine. */
const memoryHere = () => Math.min(totalmem(), process.constrainedMemory?.() || Infinity)

/**
 * The number of processes that answer beside the one that keeps them; 0 = a single process that does
 * all by itself. Nothing said: one for each core.
 * @throws Error that says what to set instead
 */
export function workerCount(env, { cores = availableParallelism(), memory = memoryHere() } = {}) {
  const most = env.DATABASE_URI ? Infinity : MOST_ON_ONE_FILE
  const wish = env.WEB_WORKERS?.trim() ?? ''
  if (wish === '') return Math.max(1, Math.min(cores, most, Math.floor(memory / MEMORY_EACH)))
  if (!/^\d{1,3}$/.test(wish))
    throw new Error(
      `WEB_WORKERS には数を入れてください（いまは「${wish}」）。空にすると CPU の数になります。\n` +
        'WEB_WORKERS must be a number; empty: one process for each core.',
    )
  if (Number(wish) > most)
    throw new Error(
      `組み込みのデータベースで動かせるプロセスは ${most} つまでです。WEB_WORKERS を ${most} 以下にするか、DATABASE_URI に MongoDB を指定してください。\n` +
        `The embedded database bears ${most} processes: set WEB_WORKERS to ${most} or less, or DATABASE_URI to a MongoDB.`,
    )
  return Number(wish)
}
