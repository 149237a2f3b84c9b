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
import { warmUp } from './warm.mjs'
import { endWhenTold, listensWhenOpen } from './worker.mjs'

/**
 * Opens the product on a port; SIGTERM and SIGINT let it finish what it has begun. With a wrong key or
 * without a secret it only answers that it is not ready; where the disk or the database stood in the way,
 * it opens when that has passed. It is ready when its first pages are warm (AV-01); where others answer
 * already, it takes nobody before.
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
  const door = {
    publicUrl: process.env.PUBLIC_URL,
    trustedProxies: Number(process.env.TRUSTED_PROXIES || 0),
    ready: () => own.isReady,
    secret: process.env.PAYLOAD_SECRET,
    statusFolder: statusFolder(process.env),
    closed: () => startProblem()?.code ?? null,
    trouble: databaseTrouble,
    citizens: citizensDoor,
  }
  const server = frontDoor(handle, door)
  own.server = server
  /** Comes back when the product is open and its first pages are warm, or the process is to end. */
  async function opened() {
    const isWanted = () => !server.draining
    do {
      await new Promise(whenOpen)
      const took = await warmUp(frontDoor(handle, door), door.publicUrl, { isWanted })
      const pages = Object.entries(took).map(([path, ms]) => `${path} ${ms} ms`)
      process.stdout.write(`準備 / warm: ${pages.join(', ')}\n`)
      // Next opens the product with the first page: what stands in its way may be known only now.
    } while (startProblem() && isWanted())
  }

  const problem = startProblem()
  if (problem) process.stderr.write(`${problem.code}: ${problem.message}\n`)
  const isLate = listensWhenOpen()
  if (isLate) {
    await opened()
    // Told to end meanwhile: it takes nobody.
    if (server.draining) return
  }
  // A mailing brings hundreds of new connections in one second.
  server.listen({ port, host: hostname, backlog: 2048 })
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  if (!isLate) await opened()
  if (server.draining) return
  own.isReady = true
  onOpen()
}
