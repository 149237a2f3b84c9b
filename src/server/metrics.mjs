// Figures for the city's or the vendor's monitoring, as Prometheus reads them (AV-01). They have a port of
// their own, which no citizen reaches: METRICS_PORT; without it there are none.
import cluster from 'node:cluster'
import { createServer } from 'node:http'

import client from 'prom-client'

/** Loopback alone, unless the operators say otherwise. */
const HOST = '127.0.0.1'

/** Begins to count in a process that answers; several of them are read by the one that keeps them. */
export function countHere() {
  client.collectDefaultMetrics()
  // Answers the keeper's question for this process's figures.
  if (cluster.isWorker) new client.AggregatorRegistry()
}

/**
 * Opens the port, in the process that keeps the others or in the only one.
 * @param port 0 or nothing: none is opened
 */
export async function openMetrics(port, host = HOST) {
  if (!port) return null
  const ofWorkers = cluster.isPrimary && Object.keys(cluster.workers ?? {}).length > 0
  const all = ofWorkers ? new client.AggregatorRegistry() : client.register
  const read = () => (ofWorkers ? all.clusterMetrics() : all.metrics())
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404)
      return response.end()
    }
    try {
      const text = await read()
      response.writeHead(200, { 'content-type': client.register.contentType })
      response.end(text)
    } catch {
      // A process that is just beginning has no figures yet.
      response.writeHead(503)
      response.end()
    }
  })
  await new Promise((resolve, reject) =>
    server.once('error', reject).listen({ port, host }, resolve),
  )
  return server
}
