// A program of two workers that tell who they are, for the tests of `keepWorkers`. What they do is told
// by files in FOLDER, so that a test can change it while the program runs.
import cluster from 'node:cluster'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { frontDoor } from '../../src/server/front-door.mjs'
import { countHere, openMetrics } from '../../src/server/metrics.mjs'
import { beat, endWhenTold } from '../../src/server/worker.mjs'
import { keepWorkers } from '../../src/server/workers.mjs'

const { PORT, METRICS, FOLDER = '', SILENT_MS, APP } = process.env
const here = (name) => join(FOLDER, name)

if (cluster.isPrimary) {
  const keeper = keepWorkers(2, {
    onReady: () => process.stdout.write('ready\n'),
    folder: APP,
    silentMs: SILENT_MS ? Number(SILENT_MS) : undefined,
  })
  if (METRICS) await openMetrics(Number(METRICS), undefined, keeper)
} else {
  beat()
  countHere()
  // A version that cannot be opened.
  if (existsSync(here('broken'))) process.exit(3)
  const version = existsSync(here('version')) ? readFileSync(here('version'), 'utf8') : ''
  const server = frontDoor(
    async (request, response) => {
      if (request.url === '/hang') for (;;);
      if (request.url === '/never') return process.send('never')
      if (request.url === '/die') process.kill(process.pid, 'SIGKILL')
      if (request.url?.startsWith('/book/')) {
        // The work takes a while; what is noted is acknowledged.
        await new Promise((resolve) => setTimeout(resolve, 5))
        appendFileSync(here('booked'), `${request.url}\n`)
      } else response.setHeader('connection', 'close')
      response.end(`${process.pid} ${version}`)
    },
    { publicUrl: `http://127.0.0.1:${PORT}`, trustedProxies: 0, ready: () => true },
  )
  const nothing = () => Promise.resolve()
  endWhenTold({
    server: () => server,
    leave: () => undefined,
    jobsEnded: nothing,
    workEnded: nothing,
  })
  server.listen(Number(PORT), '127.0.0.1', () => process.send('open'))
}
