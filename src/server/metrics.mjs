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

/** What only the process that keeps the others knows of them. */
function figuresOf({ wanted, open, restarts }) {
  const register = new client.Registry()
  const add = (Kind, name, help, more, collect) =>
    new Kind({ name, help, registers: [register], collect, ...more })
  add(
    client.Gauge,
    'madoguchi_workers_open',
    'Server processes that answer',
    {},
    function collect() {
      this.set(open())
    },
  )
  add(
    client.Gauge,
    'madoguchi_workers_wanted',
    'Server processes that are to answer',
    {},
    function collect() {
      this.set(wanted)
    },
  )
  add(
    client.Counter,
    'madoguchi_worker_restarts_total',
    'Server processes that were put in the place of another, by what had become of that one',
    { labelNames: ['reason'] },
    function collect() {
      this.reset()
      for (const [reason, count] of Object.entries(restarts)) this.inc({ reason }, count)
    },
  )
  return register
}

/** Figures of all processes; of the keeper alone while one of them does not answer. */
function readerOf(keeper) {
  if (!keeper) return () => client.register.metrics()
  const own = figuresOf(keeper)
  const all = new client.AggregatorRegistry()
  return async () => {
    // A process that is just beginning, or that hangs, gives no figures.
    const theirs = await all.clusterMetrics().catch(() => '')
    return `${await own.metrics()}${theirs}`
  }
}

/**
 * Opens the port, in the process that keeps the others or in the only one.
 * @param port 0 or nothing: none is opened
 * @param keeper what `keepWorkers` returned
 */
export async function openMetrics(port, host = HOST, keeper = null) {
  if (!port) return null
  const read = readerOf(keeper)
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404)
      return response.end()
    }
    const text = await read().catch(() => '')
    response.writeHead(text ? 200 : 503, { 'content-type': client.register.contentType })
    response.end(text)
  })
  await new Promise((resolve, reject) =>
    server.once('error', reject).listen({ port, host }, resolve),
  )
  return server
}
