// Load on a served product, made by a process of its own: `surge-load.mjs <task as JSON>` writes its
// figures as one line of JSON. Node's own client over connections that stay open, as browsers have them.
import { Agent, request } from 'node:http'

/**
 * @typedef {{ url: string, headers?: Record<string, string>, method?: string, body?: string }} Ask
 * @typedef {{ kind: 'rate', ask: Ask, connections: number, seconds: number }
 *   | { kind: 'visitors', asks: Ask[], visitors: number, pauseMs: number, seconds: number }
 *   | { kind: 'steady', asks: Ask[], perSecond: number }} Task
 */

const agent = new Agent({ keepAlive: true, maxSockets: 4000 })
const times = []
const answers = {}
let bytes = 0

function ask({ url, headers = {}, method = 'GET', body }) {
  return new Promise((resolve) => {
    const begin = performance.now()
    const end = (answer) => {
      times.push(performance.now() - begin)
      answers[answer] = (answers[answer] ?? 0) + 1
      resolve()
    }
    const sent = request(url, { agent, headers, method }, (response) => {
      response.on('data', (piece) => (bytes += piece.length))
      response.on('end', () => end(String(response.statusCode)))
      response.on('error', () => end('cut'))
    })
    sent.on('error', (error) => end(error.code ?? 'error'))
    sent.end(body)
  })
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** As many as go, over some connections. */
async function rate({ ask: one, connections, seconds }) {
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await ask(one)
    }),
  )
  return seconds
}

/** People who look, read for a while, and look again; not all in the same moment. */
async function visitors({ asks, visitors: people, pauseMs, seconds }) {
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: people }, async (_, index) => {
      await pause(Math.random() * pauseMs)
      while (performance.now() < until) {
        await ask(asks[index % asks.length])
        await pause(pauseMs * (0.5 + Math.random()))
      }
    }),
  )
  return seconds
}

/** One after the other at a steady pace, whether the last one is answered or not. */
async function steady({ asks, perSecond }) {
  const begin = performance.now()
  const sent = []
  for (const [index, one] of asks.entries()) {
    const wait = begin + (index * 1000) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    sent.push(ask(one))
  }
  await Promise.all(sent)
  return asks.length / perSecond
}

const kinds = { rate, visitors, steady }
const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const task = JSON.parse(Buffer.concat(chunks).toString('utf8'))
const seconds = await kinds[task.kind](task)
times.sort((a, b) => a - b)
const at = (share) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
const figures = {
  perSecond: Number((times.length / seconds).toFixed(1)),
  p50: at(0.5),
  p95: at(0.95),
  answers,
  bytes: Math.round(bytes / Math.max(1, times.length)),
}
process.stdout.write(JSON.stringify(figures))
process.exit(0)
