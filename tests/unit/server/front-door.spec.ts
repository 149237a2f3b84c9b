import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import { drain, frontDoor } from '@/server/front-door.mjs'
import { forwardedFor, httpsTarget } from '@/server/target.mjs'

import { headerOf, sendRaw, statusOf } from '../../helpers/raw-http'

const SECRET = 'front-door-tests-only-0123456789abcdef'
const open: ReturnType<typeof frontDoor>[] = []
afterEach(() =>
  open.splice(0).forEach((server) => {
    server.close()
    server.closeAllConnections()
  }),
)

type Options = Partial<Parameters<typeof frontDoor>[1]>

async function bodyOf(request: IncomingMessage): Promise<number> {
  let size = 0
  for await (const piece of request) size += (piece as Buffer).length
  return size
}

async function listen(server: ReturnType<typeof frontDoor>) {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

const OPEN = { publicUrl: 'http://localhost', trustedProxies: 0, ready: () => true, secret: SECRET }

async function startServer(options: Options = {}) {
  const server = frontDoor(
    async (request, response) => {
      const size = await bodyOf(request)
      // Behind the door every address is read like this.
      const { pathname } = new URL(request.url ?? '', 'http://inside')
      decodeURIComponent(pathname)
      response.end(JSON.stringify({ ...request.headers, size, url: request.url }))
    },
    { ...OPEN, ...options },
  )
  return listen(server)
}

const start = async (options: Options = {}) =>
  `http://127.0.0.1:${(await startServer(options)).port}`

/** A login cookie as Payload signs it. */
function loginCookie(secret = SECRET, seconds = 600): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'HS256' })}.${part({ id: '1', exp: Math.floor(Date.now() / 1000) + seconds })}`
  const key = createHash('sha256').update(secret).digest('hex').slice(0, 32)
  return `payload-token=${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

const json = async (response: Response) => (await response.json()) as Record<string, unknown>

describe('the front door', () => {
  it('survives an error of what answers citizens, and serves the next one', async () => {
    let fails = true
    const hit = () => {
      if (!fails) return false
      fails = false
      throw new Error('an answer that cannot be given')
    }
    const base = await start({ citizens: () => ({ hit, take: () => Promise.resolve(false) }) })
    expect((await fetch(base)).status).toBe(500)
    expect((await fetch(base)).status).toBe(200)
  })

  it('an address that the client made up is thrown away', async () => {
    const base = await start()
    const response = await fetch(base, {
      headers: { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-host': 'evil.example' },
    })
    const seen = await json(response)
    expect(seen['x-forwarded-for']).toBe('127.0.0.1')
    expect(seen['x-forwarded-host']).toBeUndefined()
  })

  it('behind a trusted proxy the chain is kept and ends with who connected', () => {
    expect(forwardedFor('203.0.113.7', '::ffff:10.0.0.2', 1)).toBe('203.0.113.7, 10.0.0.2')
  })

  it('nobody outside writes the headers by which the parts inside speak to each other', async () => {
    const base = await start({ trustedProxies: 1 })
    const seen = await json(
      await fetch(base, {
        headers: {
          'x-middleware-subrequest': 'proxy',
          'x-door-session': '1',
          'x-original-url': '/admin',
          'content-security-policy': "script-src 'nonce-mine'",
          'x-forwarded-host': 'yoyaku.example',
        },
      }),
    )
    expect(seen).not.toHaveProperty('x-middleware-subrequest')
    expect(seen).not.toHaveProperty('x-original-url')
    expect(seen).not.toHaveProperty('content-security-policy')
    expect(seen).toMatchObject({ 'x-door-session': '0', 'x-forwarded-host': 'yoyaku.example' })
  })

  it('AC-10 (part) plain HTTP is sent to HTTPS and HSTS is set', async () => {
    const base = await start({ publicUrl: 'https://yoyaku.example' })
    const plain = await fetch(`${base}/ja?x=1`, {
      headers: { 'x-forwarded-proto': 'http' },
      redirect: 'manual',
    })
    expect(plain.status).toBe(308)
    expect(plain.headers.get('location')).toBe('https://yoyaku.example/ja?x=1')
    const secure = await fetch(base, { headers: { 'x-forwarded-proto': 'https' } })
    expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
    expect(httpsTarget('http://localhost', 'http', '/')).toBeNull()
  })

  it('says whether it lives and whether it takes visitors', async () => {
    const base = await start({ ready: () => false })
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    expect((await fetch(`${base}/readyz`)).status).toBe(503)
  })

  it('is not ready while it lets nobody in, also where the reason came after the port was open', async () => {
    let problem: string | null = null
    const { port } = await listen(
      frontDoor((_: unknown, response: ServerResponse) => void response.end('in'), {
        publicUrl: 'http://localhost',
        trustedProxies: 0,
        ready: () => true,
        closed: () => problem,
      }),
    )
    const asked = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`)
      return [answer.status, path === '/readyz' ? await answer.text() : '']
    }
    expect(await asked('/readyz')).toEqual([200, 'ready'])
    problem = 'START_FAILED'
    expect(await asked('/readyz')).toEqual([503, 'START_FAILED'])
    expect((await asked('/'))[0]).toBe(503)
    problem = null
    expect(await asked('/readyz')).toEqual([200, 'ready'])
    expect((await asked('/'))[0]).toBe(200)
  })

  it('an error behind the door is an answer, not a connection that hangs', async () => {
    const { port } = await listen(
      frontDoor(() => Promise.reject(new Error('inside')), {
        publicUrl: 'http://localhost',
        trustedProxies: 0,
        ready: () => true,
      }),
    )
    expect((await fetch(`http://127.0.0.1:${port}/ja`)).status).toBe(500)
  })
})

const HOST = 'Host: yoyaku.example\r\n'
const LINES: [string, number][] = [
  ['//evil.example/ja', 400],
  ['///evil.example', 400],
  ['/\\evil.example/ja', 400],
  ['/%2f/evil.example', 400],
  ['/%5cevil.example', 400],
  ['//[', 400],
  ['/%', 400],
  ['/%ff', 400],
  ['/ja/%E0%A4%A', 400],
  ['/ja/%00', 400],
  ['/api/users/%6Cogin', 400],
  ['/api/%75sers/login', 400],
  ['/%61dmin', 400],
  ['/ja/%2e%2e/admin', 400],
  ['/ja/%0d%0aset-cookie:x=1', 400],
  ['*', 400],
  ['http://evil.example/ja', 400],
  ['http://yoyaku.example/ja', 400],
  ['http://[', 400],
  ['ja', 400],
  ['/api/__proto__', 404],
  ['/api/constructor/x', 404],
  ['/ja/book/toString', 404],
  [`/ja?${'a=1&'.repeat(100)}`, 400],
  [`/api/users/me?${'a=1&'.repeat(1000)}`, 400],
  [`/${'a'.repeat(9000)}`, 414],
]

describe('no request line and no header kills, hangs, or leads away', () => {
  it.each(LINES)('%s', async (target, status) => {
    const { port } = await startServer({ publicUrl: 'https://yoyaku.example' })
    for (const proto of ['', 'X-Forwarded-Proto: http\r\n']) {
      const text = `GET ${target} HTTP/1.1\r\n${HOST}${proto}Connection: close\r\n\r\n`
      const answer = await sendRaw(port, text)
      expect(statusOf(answer)).toBe(status)
      expect(headerOf(answer, 'location')).toBeUndefined()
      expect(headerOf(answer, 'x-content-type-options')).toBe('nosniff')
    }
  })

  it.each([
    ['two hosts', `GET / HTTP/1.1\r\n${HOST}Host: evil.example\r\n`, 400],
    ['no host', 'GET / HTTP/1.1\r\n', 400],
    ['no host in the old form', 'GET / HTTP/1.0\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/c?\r\n', 400],
    ['a host with a path', 'GET / HTTP/1.1\r\nHost: evil.example/x\r\n', 400],
    ['an empty host', 'GET / HTTP/1.1\r\nHost:\r\n', 400],
    // Names of which no address can be made.
    ...['256.256.256.256', '1.2.3.4.5', 'x:99999', '[::::]', 'xn--', 'xn--a'].map(
      (host): [string, string, number] => [
        `the host ${host}`,
        `GET / HTTP/1.1\r\nHost: ${host}\r\n`,
        400,
      ],
    ),
    ['TRACE', `TRACE / HTTP/1.1\r\n${HOST}`, 405],
    ['PROPFIND', `PROPFIND / HTTP/1.1\r\n${HOST}`, 405],
    ['no HTTP at all', 'hello\r\n', 400],
    ['a header of 20 kB', `GET / HTTP/1.1\r\n${HOST}X-Long: ${'a'.repeat(20_000)}\r\n`, 431],
    ['two lengths', `POST /ja HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n`, 400],
    [
      'a length and pieces',
      `POST /ja HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n`,
      400,
    ],
    ['a length below zero', `POST /ja HTTP/1.1\r\n${HOST}Content-Length: -1\r\n`, 400],
  ])('%s', async (_, head, status) => {
    const { port } = await startServer()
    expect(statusOf(await sendRaw(port, `${head}Connection: close\r\n\r\n`))).toBe(status)
    expect((await fetch(`http://127.0.0.1:${port}/ja`)).status).toBe(200)
  })

  it('whoever asks for another protocol is answered in this one', async () => {
    const { server, port } = await startServer()
    // As Next does with its first request.
    server.on('upgrade', (_, socket) => socket.end())
    for (const name of ['h2c', 'websocket']) {
      const head = `GET /ja HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: ${name}\r\n\r\n`
      expect(statusOf(await sendRaw(port, head, '"url":"/ja"'))).toBe(200)
    }
  })

  it('what cannot be HTTP/2 or a tunnel ends', async () => {
    const { port } = await startServer()
    for (const text of ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', `CONNECT a:1 HTTP/1.1\r\n${HOST}\r\n`])
      expect(statusOf(await sendRaw(port, text))).toBeLessThan(500)
  })
})

const chunked = (path: string, cookie = '') =>
  `POST ${path} HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nConnection: close\r\n${cookie}\r\n`
const piece = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`
const END = '0\r\n\r\n'

describe('what a request may send', () => {
  it('a small body arrives whole, announced or in pieces', async () => {
    const { port } = await startServer()
    const response = await fetch(`http://127.0.0.1:${port}/ja/book`, {
      method: 'POST',
      body: 'x'.repeat(30_000),
    })
    expect(await json(response)).toMatchObject({ size: 30_000 })
    const answer = await sendRaw(port, [chunked('/ja/book'), piece(10), piece(500), END])
    expect(answer).toContain('"size":510')
  })

  it.each(['/ja/book', '/api/public/services/x/holds', '/api/users/login', '/admin/login'])(
    'more than a form of ours is refused at %s before a login, announced or in pieces',
    async (path) => {
      const { port } = await startServer()
      const announced = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        body: 'x'.repeat(40_000),
      })
      expect(announced.status).toBe(413)
      const pieces = Array.from({ length: 10 }, () => piece(8000))
      expect(statusOf(await sendRaw(port, [chunked(path), ...pieces, END]))).toBe(413)
    },
  )

  it('staff with a login may send files and long lists, and no more than those', async () => {
    const { port } = await startServer()
    const send = (type: string, bytes: number, cookie: string) =>
      fetch(`http://127.0.0.1:${port}/api/ops/anything`, {
        method: 'POST',
        headers: { 'content-type': type, cookie },
        body: 'x'.repeat(bytes),
      })
    expect(await json(await send('application/json', 1_000_000, loginCookie()))).toMatchObject({
      size: 1_000_000,
      'x-door-session': '1',
    })
    expect((await send('application/json', 3_000_000, loginCookie())).status).toBe(413)
    expect((await send('multipart/form-data; boundary=x', 5_000_000, loginCookie())).status).toBe(
      200,
    )
    for (const cookie of [
      '',
      loginCookie('another secret of thirty-two letters'),
      loginCookie(SECRET, -1),
    ])
      expect((await send('multipart/form-data; boundary=x', 50_000, cookie)).status).toBe(413)
  })

  it('a long list that is sent in pieces is cut off at its limit', async () => {
    const { port } = await startServer()
    const pieces = Array.from({ length: 40 }, () => piece(100_000))
    const head = chunked('/api/ops/anything', `Cookie: ${loginCookie()}\r\n`)
    expect(statusOf(await sendRaw(port, [head, ...pieces, END]))).toBe(413)
  })

  it('an answer at hand is for those who send nothing: no body passes beside the gate', async () => {
    const hit = (_: IncomingMessage, response: ServerResponse) => {
      response.end('at hand')
      return true
    }
    const citizens = () => ({ hit, take: () => Promise.resolve(false) })
    const { port } = await startServer({ citizens })
    const head = (length: number) => `GET /ja HTTP/1.1\r\n${HOST}Content-Length: ${length}\r\n\r\n`
    expect(statusOf(await sendRaw(port, head(10_000_000_000)))).toBe(413)
    expect(await sendRaw(port, [head(4), 'abcd'], '"size":4')).toContain('"size":4')
    expect(await sendRaw(port, `GET /ja HTTP/1.1\r\n${HOST}\r\n`, 'at hand')).toContain('at hand')
  })

  it('what is answered before it was read ends its connection, and says so', async () => {
    const { server, port } = await listen(
      frontDoor((request, response) => {
        response.writeHead(413)
        response.end('too much')
        request.destroy()
      }, OPEN),
    )
    const head = `POST /api/ops/x HTTP/1.1\r\n${HOST}Cookie: ${loginCookie()}\r\nContent-Type: multipart/form-data\r\n`
    const answer = await sendRaw(port, [`${head}Content-Length: 100000\r\n\r\n`, 'x'])
    expect([statusOf(answer), headerOf(answer, 'connection')]).toEqual([413, 'close'])
    server.close()
  })

  it('a body that does not come ends with an answer', async () => {
    const { port } = await startServer({ slowMs: 50 })
    const head = `POST /ja/book HTTP/1.1\r\n${HOST}Content-Length: 100\r\n\r\n`
    expect(statusOf(await sendRaw(port, [head, 'x']))).toBe(408)
  })
})

describe('headers of every answer', () => {
  const headers = async (path: string, options: Options = {}) =>
    (await fetch(`${await start(options)}${path}`)).headers

  it('the panel runs only scripts that carry the nonce of its answer', async () => {
    const { port } = await startServer()
    const ask = () => fetch(`http://127.0.0.1:${port}/admin/login`)
    const [one, two] = [await ask(), await ask()]
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'wasm-unsafe-eval';/)
    expect(policy).not.toContain("'unsafe-eval'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(two.headers.get('content-security-policy')).not.toBe(policy)
    // Next takes the nonce from the request.
    expect((await json(one))['content-security-policy']).toBe(policy)
    expect(one.headers.get('permissions-policy')).toMatch(/^camera=\(self\), microphone=\(\)/)
  })

  it.each(['/admin', '/admin/login', '/api/users/me', '/api/cards', '/api/public/services'])(
    'nothing of %s is kept by a browser or shown in a frame of others',
    async (path) => {
      const seen = await headers(path, { publicUrl: 'https://yoyaku.example' })
      expect(seen.get('cache-control')).toBe('no-store')
      expect(seen.get('x-frame-options')).toBe('DENY')
      expect(seen.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(seen.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(seen.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(seen.get('strict-transport-security')).toContain('includeSubDomains')
    },
  )

  it('what a page has set itself stays as it is', async () => {
    const server = frontDoor(
      (_, response) => {
        response.writeHead(200, {
          'cache-control': 'public, max-age=5',
          'x-frame-options': 'SAMEORIGIN',
        })
        response.end()
      },
      { publicUrl: 'http://localhost', trustedProxies: 0, ready: () => true },
    )
    const { port } = await listen(server)
    const seen = await fetch(`http://127.0.0.1:${port}/api/public/openapi.json`)
    expect(seen.headers.get('cache-control')).toBe('public, max-age=5')
    expect(seen.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })
})

describe('the end of a server', () => {
  it('answers what is sent on an open connection, and then ends', async () => {
    const { server, port } = await startServer()
    const socket = connect(port, '127.0.0.1')
    const request = `GET /ja HTTP/1.1\r\n${HOST}\r\n`
    socket.write(request)
    await once(socket, 'data')
    const ended = drain(server, 60_000)
    socket.write(request)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(statusOf(answer.toString())).toBe(200)
    expect(headerOf(answer.toString(), 'connection')).toBe('close')
    await ended
    await expect(fetch(`http://127.0.0.1:${port}/ja`)).rejects.toThrow()
  })

  it('does not wait for connections on which nobody speaks', async () => {
    const { server, port } = await startServer()
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET /ja HTTP/1.1\r\n${HOST}\r\n`)
    await once(socket, 'data')
    await drain(server, 1)
  })

  it('leaves it to a proxy to end the connections that it keeps', async () => {
    expect((await startServer({ trustedProxies: 1 })).server.keepAliveTimeout).toBeGreaterThan(
      75_000,
    )
    expect((await startServer()).server.keepAliveTimeout).toBeLessThanOrEqual(5_000)
  })
})
