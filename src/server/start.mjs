// Starts the built product: `npm start`. Environment: PORT (3000), HOST (0.0.0.0), see .env.example.
import next from 'next'

import { frontDoor } from './front-door.mjs'

process.env.NODE_ENV = 'production'
const port = Number(process.env.PORT || 3000)
const hostname = process.env.HOST || '0.0.0.0'
process.env.PUBLIC_URL ||= `http://localhost:${port}`

let isReady = false
const app = next({ dev: false, hostname, port, dir: process.cwd() })
await app.prepare()
const handle = app.getRequestHandler()
const server = frontDoor((request, response) => void handle(request, response), {
  publicUrl: process.env.PUBLIC_URL,
  trustedProxies: Number(process.env.TRUSTED_PROXIES || 0),
  ready: () => isReady,
})
server.listen(port, hostname, () => {
  isReady = true
  process.stdout.write(`窓口を開きました: ${process.env.PUBLIC_URL}\n`)
})

/** Answers what has begun, takes nothing new, and ends. */
function close() {
  isReady = false
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 10_000).unref()
}
process.on('SIGTERM', close)
process.on('SIGINT', close)
