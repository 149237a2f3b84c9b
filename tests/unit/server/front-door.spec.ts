import type { AddressInfo } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import { forwardedFor, frontDoor, httpsTarget } from '@/server/front-door.mjs'

const open: ReturnType<typeof frontDoor>[] = []
afterEach(() => open.splice(0).forEach((server) => server.close()))

async function start(options: Partial<Parameters<typeof frontDoor>[1]> = {}) {
  const server = frontDoor((request, response) => response.end(JSON.stringify(request.headers)), {
    publicUrl: 'http://localhost',
    trustedProxies: 0,
    ready: () => true,
    ...options,
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the front door', () => {
  it('an address that the client made up is thrown away', async () => {
    const base = await start()
    const response = await fetch(base, { headers: { 'x-forwarded-for': '6.6.6.6' } })
    expect(((await response.json()) as Record<string, string>)['x-forwarded-for']).toBe('127.0.0.1')
  })

  it('behind a trusted proxy the chain is kept and ends with who connected', () => {
    expect(forwardedFor('203.0.113.7', '::ffff:10.0.0.2', 1)).toBe('203.0.113.7, 10.0.0.2')
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

  it('a body that no form of ours can have is refused before it is read', async () => {
    const base = await start()
    const response = await fetch(`${base}/ja/book`, { method: 'POST', body: 'x'.repeat(70_000) })
    expect(response.status).toBe(413)
  })

  it('says whether it lives and whether it takes visitors', async () => {
    const base = await start({ ready: () => false })
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    expect((await fetch(`${base}/readyz`)).status).toBe(503)
  })
})
