// Starts the built product: `npm start`. Environment: PORT (3000), HOST (0.0.0.0), WEB_WORKERS (one for
// each core), see .env.example.
import cluster from 'node:cluster'

import { countHere, openMetrics } from './metrics.mjs'
import { beat } from './worker.mjs'
import { workerCount } from './worker-count.mjs'
import { keepWorkers } from './workers.mjs'

process.env.NODE_ENV = 'production'
const port = Number(process.env.PORT || 3000)
process.env.PUBLIC_URL ||= `http://localhost:${port}`
const metrics = { port: Number(process.env.METRICS_PORT || 0), host: process.env.METRICS_HOST }
const opened = () => process.stdout.write(`窓口を開きました: ${process.env.PUBLIC_URL}\n`)

function wanted() {
  try {
    return workerCount(process.env)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

const workers = wanted()
if (workers > 0 && cluster.isPrimary) {
  // What each process may do by itself depends on how many there are (limits).
  process.env.WEB_WORKERS = String(workers)
  const keeper = keepWorkers(workers, { onReady: opened, folder: process.env.APP_DIR })
  await openMetrics(metrics.port, metrics.host || undefined, keeper)
} else {
  if (cluster.isWorker) beat()
  const { serve } = await import('./serve.mjs')
  countHere()
  if (cluster.isPrimary) await openMetrics(metrics.port, metrics.host || undefined)
  const onOpen = () => (cluster.isWorker ? process.send('open') : opened())
  await serve({ port, hostname: process.env.HOST || '0.0.0.0', onOpen })
}
