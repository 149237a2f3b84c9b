// A program of two workers that tell who they are, for the test of `keepWorkers`.
import cluster from 'node:cluster'
import { createServer } from 'node:http'

import { keepWorkers } from '../../src/server/workers.mjs'

if (cluster.isPrimary) {
  keepWorkers(2, { onReady: () => process.stdout.write('ready\n') })
} else {
  const server = createServer((_request, response) => {
    response.setHeader('connection', 'close').end(String(process.pid))
  })
  server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('open'))
  process.on('SIGTERM', () => process.exit(0))
}
