// Starts the built product: `npm start`. Environment: PORT (3000), HOST (0.0.0.0), WEB_WORKERS (1),
// see .env.example.
import cluster from 'node:cluster'

import { keepWorkers } from './workers.mjs'

process.env.NODE_ENV = 'production'
const port = Number(process.env.PORT || 3000)
process.env.PUBLIC_URL ||= `http://localhost:${port}`
const workers = Number(process.env.WEB_WORKERS || 1)
const opened = () => process.stdout.write(`窓口を開きました: ${process.env.PUBLIC_URL}\n`)

if (workers > 1 && cluster.isPrimary) {
  keepWorkers(workers, { onReady: opened })
} else {
  const { serve } = await import('./serve.mjs')
  await serve({ port, hostname: process.env.HOST || '0.0.0.0' })
  if (!cluster.isWorker) opened()
}
