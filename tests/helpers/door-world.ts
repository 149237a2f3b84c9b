import {
  type createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

import { handleEndpoints, type Payload } from 'payload'

import { openDoor } from '@/app/door'
import { handleSite } from '@/public-site/handle'
import { drain, frontDoor } from '@/server/front-door.mjs'

import type { World } from './world'

export type Got = {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
  text: string
}
export type Ask = (
  path: string,
  options?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<Got>

/** The same product twice: with the door in front, and by way of the routes alone. */
export async function openDoors(world: World): Promise<{
  door: Ask
  router: Ask
  port: number
  close: () => Promise<void>
}> {
  const servers = [withDoor(world), withoutDoor(world)]
  const ports = await Promise.all(servers.map(listen))
  return {
    door: asker(ports[0]!),
    router: asker(ports[1]!),
    port: ports[0]!,
    close: async () => {
      await Promise.all(servers.map((server) => drain(server, 0)))
    },
  }
}

const OPTIONS = { publicUrl: 'http://localhost:3000', trustedProxies: 0, ready: () => true }

function withDoor(world: World) {
  const door = openDoor(world.payload)
  return frontDoor(routes(world.payload), { ...OPTIONS, citizens: () => door })
}
const withoutDoor = (world: World) => frontDoor(routes(world.payload), OPTIONS)

/** What Next does: the route's function with a request of the Web's kind. */
export const routes =
  (payload: Payload) => async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { method = 'GET', url = '/' } = request
    const asked = new Request(`http://${request.headers.host}${url}`, {
      method,
      headers: Object.entries(request.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
      body: method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(pieces),
    })
    const { default: config } = await import('@payload-config')
    const answer = url.startsWith('/api/')
      ? await handleEndpoints({ config, request: asked })
      : await handleSite(payload, asked)
    for (const [name, value] of answer.headers)
      if (name !== 'set-cookie') response.setHeader(name, value)
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) response.setHeader('set-cookie', cookies)
    response.writeHead(answer.status)
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Node's own client: it sends what it is told and takes nothing apart. */
const asker =
  (port: number): Ask =>
  (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, method, headers, agent: false as const }
      const sent = httpRequest(options, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => {
          const bytes = Buffer.concat(pieces)
          const status = response.statusCode ?? 0
          resolve({ status, headers: response.headers, bytes, text: bytes.toString('utf8') })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
