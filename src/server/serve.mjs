import next from 'next'

import { drain, frontDoor } from './front-door.mjs'
import { citizensDoor, databaseTrouble, jobsEnded, startProblem, whenOpen } from './start-state.mjs'
import { statusFolder } from './status-page.mjs'

/**
 * Opens the product on a port; SIGTERM and SIGINT let it finish what it has begun. With a wrong key or
 * without a secret it only answers that it is not ready; where the disk or the database stood in the way,
 * it opens when that has passed.
 * @param onOpen called once, when it is open
 */
export async function serve({ port, hostname, onOpen }) {
  let isReady = false
  const app = next({ dev: false, hostname, port, dir: process.cwd() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = frontDoor(handle, {
    publicUrl: process.env.PUBLIC_URL,
    trustedProxies: Number(process.env.TRUSTED_PROXIES || 0),
    ready: () => isReady,
    secret: process.env.PAYLOAD_SECRET,
    statusFolder: statusFolder(process.env),
    closed: () => startProblem()?.code ?? null,
    trouble: databaseTrouble,
    citizens: citizensDoor,
  })

  /** Answers what has begun, takes nothing new, lets jobs and mails come to an end, and ends. */
  function close() {
    isReady = false
    void Promise.all([drain(server), jobsEnded()]).finally(() => process.exit(0))
    setTimeout(() => process.exit(0), 20_000).unref()
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)

  // A mailing brings hundreds of new connections in one second.
  server.listen({ port, host: hostname, backlog: 2048 })
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const problem = startProblem()
  if (problem) process.stderr.write(`${problem.code}: ${problem.message}\n`)
  isReady = true
  whenOpen(onOpen)
}
