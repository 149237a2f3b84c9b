// Starts the built product: `npm start`. Environment: PORT (3000), HOST (0.0.0.0), WEB_WORKERS (1),
// see .env.example.
import cluster from 'node:cluster'

import { countHere, openMetrics } from './metrics.mjs'
import { keepWorkers } from './workers.mjs'

process.env.NODE_ENV = 'production'
const port = Number(process.env.PORT || 3000)
process.env.PUBLIC_URL ||= `http://localhost:${port}`
const workers = Number(process.env.WEB_WORKERS || 1)

// One file bears a few writers beside each other; more only wait for each other (docs/deployment.md).
const MOST_ON_ONE_FILE = 4
if (!process.env.DATABASE_URI && workers > MOST_ON_ONE_FILE) {
  process.stderr.write(
    `組み込みのデータベースで動かせるプロセスは ${MOST_ON_ONE_FILE} つまでです。WEB_WORKERS を ${MOST_ON_ONE_FILE} 以下にするか、DATABASE_URI に MongoDB を指定してください。\n` +
      `The embedded database bears ${MOST_ON_ONE_FILE} processes: set WEB_WORKERS to ${MOST_ON_ONE_FILE} or less, or DATABASE_URI to a MongoDB.\n`,
  )
  process.exit(1)
}
const metrics = { port: Number(process.env.METRICS_PORT || 0), host: process.env.METRICS_HOST }
const opened = () => process.stdout.write(`窓口を開きました: ${process.env.PUBLIC_URL}\n`)

if (workers > 1 && cluster.isPrimary) {
  keepWorkers(workers, { onReady: opened })
  await openMetrics(metrics.port, metrics.host || undefined)
} else {
  const { serve } = await import('./serve.mjs')
  countHere()
  if (cluster.isPrimary) await openMetrics(metrics.port, metrics.host || undefined)
  const onOpen = () => (cluster.isWorker ? process.send('open') : opened())
  await serve({ port, hostname: process.env.HOST || '0.0.0.0', onOpen })
}
