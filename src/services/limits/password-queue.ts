import { availableParallelism } from 'node:os'

import { DomainError } from '@/lib/errors'
import { processWide } from '@/lib/process-wide'

type Waiting = { source: string; start: () => void }
type Queue = { running: number; waiting: Waiting[] }

/** Server processes of this machine, each with a queue of its own (`server/worker-count.mjs`). */
const PROCESSES = Math.max(1, Number(process.env.WEB_WORKERS) || 1)
const shareOf = (all: number) => Math.max(1, Math.ceil(all / PROCESSES))
/** One core stays for everybody else, where there are more cores than processes. */
const AT_ONCE = Math.max(1, Math.floor((availableParallelism() - 1) / PROCESSES))
const PLACES = shareOf(20)
/** One address never takes all places: the others still get in. */
const PLACES_PER_SOURCE = shareOf(12)
export const RETRY_SECONDS = 10

const queue = () => processWide<Queue>('password-queue', () => ({ running: 0, waiting: [] }))

/**
 * Checks of passwords one after the other: each costs a third of a second of processor time, and
 * thirty at once would hold up the citizens' pages. Who finds no place is sent away at no cost.
 * @param source name of the network source (`limits/source`); '' for a signed-in person
 * @throws DomainError LOGIN_BUSY
 */
export async function inPasswordQueue<T>(source: string, work: () => Promise<T>): Promise<T> {
  const line = queue()
  if (line.running < AT_ONCE) line.running++
  else await placeIn(line, source)
  try {
    return await work()
  } finally {
    const next = line.waiting.shift()
    if (next) next.start()
    else line.running--
  }
}

function placeIn(line: Queue, source: string): Promise<void> {
  const own = line.waiting.filter((one) => one.source === source).length
  if (line.waiting.length >= PLACES || own >= PLACES_PER_SOURCE) {
    throw new DomainError(
      'LOGIN_BUSY',
      'ログインが混み合っています。10秒ほど待って、もう一度お試しください。',
      429,
      { seconds: RETRY_SECONDS },
    )
  }
  return new Promise((start) => line.waiting.push({ source, start }))
}
