// What a server process does beside answering: says that it lives, and comes to an end without cutting
// anybody off. The other side is `workers.mjs`.
import cluster from 'node:cluster'

import { drain } from './front-door.mjs'

const BEAT_MS = 1000
/** Time for a balancer to see on `/readyz` that this server goes, while it still takes what comes. */
const LEAVE_MS = 5000
/** Whoever sends SIGTERM kills after 25 seconds (docs/deployment.md). */
const PATIENCE_MS = 20_000
/** A process that another one has replaced may end an import or a printing first. */
const RETIRE_MS = 15 * 60_000
/** Ctrl-C may arrive twice, from the terminal and from npm. */
const TWICE_MS = 1000

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Tells the keeper each second that this process's event loop turns. */
export function beat() {
  setInterval(() => process.connected && process.send('alive'), BEAT_MS).unref()
}

/** Whether others answer already: then nobody needs this process to say that it is not open yet. */
export const listensWhenOpen = () => cluster.isWorker && process.env.LISTEN_WHEN_OPEN === '1'

/**
 * Ends the process when it is told to: by SIGTERM and SIGINT within 20 seconds, by the keeper (`retire`)
 * when the last connection and all work have ended.
 * @param server the server, once there is one
 * @param leave called when the machine is to take nobody new; `/readyz` says so from then on
 * @param jobsEnded lets the periodic work end
 * @param workEnded waits for what somebody began here and that goes on in the background
 */
export function endWhenTold({ server, leave, jobsEnded, workEnded, exit = process.exit }) {
  let toldAt = 0
  let jobs

  const endJobs = () => (jobs ??= jobsEnded())
  const drained = (pauseMs) => {
    const open = server()
    return open ? drain(open, pauseMs) : undefined
  }

  function close() {
    // With a keeper it is the keeper that loses patience.
    if (toldAt) return !cluster.isWorker && Date.now() - toldAt > TWICE_MS ? exit(1) : undefined
    toldAt = Date.now()
    leave()
    setTimeout(() => exit(0), PATIENCE_MS).unref()
    void Promise.all([goAway(), endJobs()]).finally(() => exit(0))
  }
  async function goAway() {
    const open = server()
    if (open?.behindProxy && open.listening) {
      open.draining = true
      await pause(LEAVE_MS)
    }
    await drained()
  }

  /** Others answer in this one's place: it takes nothing new and has time. */
  function retire() {
    setTimeout(() => exit(0), RETIRE_MS).unref()
    // Whoever keeps a connection has one whole pause to send or to end it.
    const pauseMs = server()?.keepAliveTimeout ?? 0
    void Promise.all([drained(pauseMs), endJobs(), workEnded()]).finally(() => exit(0))
  }

  process.on('SIGTERM', close)
  process.on('SIGINT', close)
  // Meant for the keeper, though a terminal that is closed sends it to all.
  process.on('SIGHUP', () => {
    if (cluster.isWorker) return
    if (process.stdin.isTTY) return close()
    process.stderr.write('WEB_WORKERS=0: プロセスの入れ替えはできません。 / nothing to replace\n')
  })
  if (cluster.isWorker) process.on('message', (message) => message === 'retire' && retire())
}
