import { once } from 'node:events'
import { Agent, createServer, get, request } from 'node:http'
import type { AddressInfo } from 'node:net'

const LOOK_MS = 100

/**
 * A small balancer as cities have them in front of two servers: asks each for `/readyz`, passes requests
 * on in turn over connections that it keeps, and takes another server where a connection was refused.
 * What broke off in the middle is told to the client (502), which may send it again.
 */
export async function openBalancer(ports: number[]) {
  const agent = new Agent({ keepAlive: true })
  const ready = new Set<number>()
  let turn = 0

  const look = (port: number) =>
    new Promise<void>((resolve) => {
      const asked = get({ host: '127.0.0.1', port, path: '/readyz', agent }, (answer) => {
        if (answer.statusCode === 200) ready.add(port)
        else ready.delete(port)
        answer.resume().once('end', resolve)
      })
      asked.once('error', () => {
        ready.delete(port)
        resolve()
      })
    })
  const lookAtAll = () => Promise.all(ports.map(look))
  const timer = setInterval(() => void lookAtAll(), LOOK_MS)
  await lookAtAll()

  const server = createServer(async (client, answer) => {
    const pieces: Buffer[] = []
    for await (const piece of client) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    const tried = new Set<number>()
    const pass = (): void => {
      const there = [...ready].filter((port) => !tried.has(port))
      const port = there[turn++ % Math.max(1, there.length)]
      if (port === undefined) return void answer.writeHead(502).end()
      tried.add(port)
      const headers = { ...client.headers, 'x-forwarded-for': '203.0.113.9' }
      const { method, url: path } = client
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
        got.once('error', () => answer.destroy())
      })
      sent.once('error', (error: NodeJS.ErrnoException) => {
        ready.delete(port)
        // Never arrived: another server may have it. Anything else may have been done.
        if (error.code === 'ECONNREFUSED') pass()
        else if (!answer.headersSent) answer.writeHead(502).end()
      })
      sent.end(body)
    }
    pass()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready,
    /** Another server in the place of one that has ended. */
    replace: async (gone: number, port: number) => {
      ports.splice(ports.indexOf(gone), 1, port)
      ready.delete(gone)
      await lookAtAll()
    },
    close: async () => {
      clearInterval(timer)
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
