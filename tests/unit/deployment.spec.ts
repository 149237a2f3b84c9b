import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'

import { describe, expect, it } from 'vitest'

import { ENV_NAMES, readEnv } from '@/lib/env'
import { frontDoor } from '@/server/front-door.mjs'

const guide = readFileSync('docs/deployment.md', 'utf8')
const production = { NODE_ENV: 'production', PAYLOAD_SECRET: 'x'.repeat(32) }

describe('deployment', () => {
  it('AC-05 is described: a cloud service without a server of the city, with every setting there is', () => {
    expect(guide).toContain('クラウドサービスとして提供')
    expect(guide).toContain('市はサーバーを持たず')
    expect(guide).toMatch(/データセンター\*\*: 日本国内/)
    expect(guide).toContain('LGWAN')
    for (const name of ENV_NAMES) expect(guide, name).toContain(`\`${name}\``)
    const example = readFileSync('.env.example', 'utf8')
    const given = ENV_NAMES.filter((name) => !['NODE_ENV', 'DEMO'].includes(name))
    for (const name of given) expect(example, name).toMatch(new RegExp(`^(# )?${name}=`, 'm'))
  })

  it('AC-04 (part) needs a browser and nothing else; no plug-in, no client certificate', () => {
    expect(guide).toContain('Windows 11 と Microsoft Edge')
    expect(guide).toMatch(/プラグイン、\s*クライアント証明書は要りません/)
    const door = readFileSync('src/server/front-door.mjs', 'utf8')
    expect(door).not.toMatch(/requestCert|rejectUnauthorized/)
  })

  it('AC-10 all traffic is encrypted: HTTP leads to HTTPS, HSTS is set, a plain way to the database is refused', async () => {
    const server = frontDoor((_request, response) => response.end('ok'), {
      publicUrl: 'https://yoyaku.example',
      trustedProxies: 0,
      ready: () => true,
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    for (const path of ['/ja', '/admin', '/api/public/services', '/api/users/login']) {
      const plain = await fetch(base + path, {
        headers: { 'x-forwarded-proto': 'http' },
        redirect: 'manual',
      })
      expect([path, plain.status]).toEqual([path, 308])
      expect(plain.headers.get('location')).toBe(`https://yoyaku.example${path}`)
      const secure = await fetch(base + path, { headers: { 'x-forwarded-proto': 'https' } })
      expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
    }
    server.close()

    const at = (DATABASE_URI: string, more = {}) =>
      readEnv({ ...production, DATABASE_URI, ...more }).DATABASE_URI
    for (const plain of [
      'mongodb://db1.example:27017/m?replicaSet=rs0',
      'mongodb://user:p%40ss@db1.example,localhost:27017/m',
      'mongodb://localhost.example/m?tls=false',
    ])
      expect(() => at(plain), plain).toThrow('暗号化されていません')
    for (const good of [
      '',
      'mongodb://127.0.0.1:27017,127.0.0.1:27018/m?replicaSet=rs0',
      'mongodb://user:secret@localhost/m',
      'mongodb+srv://cluster.example/m',
      'mongodb://db1.example,db2.example/m?replicaSet=rs0&tls=true',
    ])
      expect(at(good)).toBe(good)
    expect(at('mongodb://db1.example/m', { DATABASE_TLS: 'off' })).toContain('db1.example')
  })

  it('a demonstration opens on this machine alone, never where citizens come', () => {
    const at = (PUBLIC_URL: string) => readEnv({ ...production, PUBLIC_URL, DEMO: 'kawasaki' }).DEMO
    for (const open of [
      'https://yoyaku.example',
      'http://10.0.0.4:3000',
      'http://localhost.example',
      'x',
    ])
      expect(() => at(open), open).toThrow('DEMO を外してください')
    for (const here of ['http://localhost:3000', 'http://127.0.0.1:4100', 'http://[::1]:3000'])
      expect(at(here)).toBe('kawasaki')
    expect(readEnv({ ...production, PUBLIC_URL: 'https://yoyaku.example' }).DEMO).toBe('')
  })

  it('takes card management out where the environment says so', () => {
    expect(readEnv({ CARD_MODULE: 'off' }).CARD_MODULE).toBe('off')
    expect(readEnv({}).CARD_MODULE).toBe('on')
    expect(() => readEnv({ CARD_MODULE: 'nein' })).toThrow()
  })

  it('AX-01 (part) PB-15 (part) the release checklist names every browser and system that is asked for', () => {
    for (const one of ['Edge', 'Chrome', 'Firefox', 'Safari', 'Windows 11', 'iPhone', 'Android'])
      expect(guide).toContain(one)
  })
})
