// Several server processes on one machine: `WEB_WORKERS`. Each answers for itself; what they share
// is the database (BK-27, AV-01).
import cluster from 'node:cluster'

/** A process that dies at once would otherwise be started again without a pause. */
const PAUSE_MS = 2000

/**
 * Keeps `count` processes at work, each running this same program as a worker: one that dies is
 * replaced. The others begin when the first one is open, which has brought the database up to date; one
 * that finds no right key says so and stays alone.
 * SIGTERM and SIGINT let all of them finish what they have begun.
 */
export function keepWorkers(count, { onReady } = {}) {
  let listening = 0
  let closing = false
  const begun = new Map()
  const fork = () => begun.set(cluster.fork().id, Date.now())

  cluster.on('message', (_worker, message) => {
    if (message !== 'open') return
    listening++
    if (listening === 1) for (let index = 1; index < count; index++) fork()
    if (listening === count) onReady?.()
  })
  cluster.on('exit', (worker) => {
    const lived = Date.now() - (begun.get(worker.id) ?? 0)
    begun.delete(worker.id)
    if (closing) return
    setTimeout(() => !closing && fork(), lived < PAUSE_MS ? PAUSE_MS : 0)
  })
  const close = (signal) => {
    closing = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal)
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
  fork()
}
