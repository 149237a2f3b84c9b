import next from 'next'

import { frontDoor } from './front-door.mjs'
import {
  citizensDoor,
  databaseTrouble,
  jobsEnded,
  startProblem,
  whenOpen,
  workEnded,
} from './start-state.mjs'
import { statusFolder } from './status-page.mjs'
import { endWhenTold, listensWhenOpen } from './worker.mjs'

/**
 * Opens the product on a port; SIGTERM and SIGINT let it finish what it has begun. With a wrong key or
 * without a secret it only answers that it is not ready; where the disk or the database stood in the way,
 * it opens when that has passed. Where others answer already, it takes nobody before it is open.
 * @param onOpen called once, when it is open
 */
export async function serve({ port, hostname, onOpen }) {
  const own = { server: null, isReady: false }
  endWhenTold({
    server: () => own.server,
    leave: () => (own.isReady = false),
    jobsEnded,
    workEnded,
  })
  const app = next({ dev: false, hostname, port, dir: process.cwd() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = frontDoor(handle, {
    publicUrl: process.env.PUBLIC_URL,
    trustedProxies: Number(process.env.TRUSTED_PROXIES || 0),
    ready: () => own.isReady,
    secret: process.env.PAYLOAD_SECRET,
    statusFolder: statusFolder(process.env),
    closed: () => startProblem()?.code ?? null,
    trouble: databaseTrouble,
    citizens: citizensDoor,
  })
  own.server = server

  const problem = startProblem()
  if (problem) process.stderr.write(`${problem.code}: ${problem.message}\n`)
  if (listensWhenOpen()) await new Promise(whenOpen)
  // A mailing brings hundreds of new connections in one second.
  server.listen({ port, host: hostname, backlog: 2048 })
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  own.isReady = true
  whenOpen(onOpen)
}
