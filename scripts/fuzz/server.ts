// Sends the requests of `scripts/fuzz.mjs` to the server at PUBLIC_URL, as nobody and in every role.
import { readFileSync } from 'node:fs'

import { PRODUCT } from '@/areas'
import { env } from '@/lib/env'

import { publicActs, staffActs } from './acts'
import type { FuzzRequest } from './requests'
import { apiRequests, restRequests, siteRequests } from './requests'
import { fuzz } from './run'

type Demo = {
  accounts: { username: string; password: string }[]
  numbers: { number: string }[]
}

const seed = Number(process.env.FUZZ_SEED)
const count = Number(process.env.FUZZ_COUNT)
const demo = JSON.parse(readFileSync(process.env.FUZZ_ACCOUNTS ?? '', 'utf8')) as Demo

async function waitForServer(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const isReady = await fetch(`${env.PUBLIC_URL}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the server did not start')
}

async function logIn(account: { username: string; password: string }): Promise<string> {
  const answer = await fetch(`${env.PUBLIC_URL}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: env.PUBLIC_URL },
    body: JSON.stringify(account),
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function send(request: FuzzRequest, cookie = ''): Promise<number> {
  const { method, path, headers, body } = request
  const mine: Record<string, string> = cookie ? { cookie, origin: env.PUBLIC_URL } : {}
  const answer = await fetch(env.PUBLIC_URL + path, {
    method,
    headers: { ...headers, ...mine },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  })
  await answer.arrayBuffer()
  return answer.status
}

await waitForServer()
const catalogue = (await (await fetch(`${env.PUBLIC_URL}/api/public/services`)).json()) as {
  services: { code: string; offices: string[] }[]
}
const known = [
  ...new Set(catalogue.services.flatMap(({ code, offices }) => [code, ...offices])),
  ...demo.numbers.map(({ number }) => number),
]
const slugs = ({ slug }: { slug: string }) => slug
const rest = restRequests(PRODUCT.collections.map(slugs), PRODUCT.globals.map(slugs), known)
const cookies: string[] = []
for (const account of demo.accounts) cookies.push(await logIn(account))
const asRole = (request: FuzzRequest, at: number) => send(request, cookies[at % cookies.length])

const lanes = [
  ['public', 0.25, apiRequests(publicActs(), known, { secured: true }), (one) => send(one)],
  ['site', 0.25, siteRequests(known), (one) => send(one)],
  ['ops', 0.25, apiRequests(staffActs(), known), asRole],
  ['rest, nobody', 0.05, rest, (one) => send(one)],
  ['rest, staff', 0.2, rest, asRole],
] satisfies [
  string,
  number,
  ReturnType<typeof siteRequests>,
  (request: FuzzRequest, at: number) => Promise<number>,
][]

let failed = 0
process.stdout.write(`seed ${seed}, ${cookies.length} roles\n`)
for (const [name, share, requests, call] of lanes) {
  const lane = { seed, count: Math.round(count * share) }
  const { failures, statuses } = await fuzz(requests, lane, call)
  failed += failures.length
  process.stdout.write(`${name}: ${JSON.stringify(statuses)}, 5xx ${failures.length}\n`)
  for (const one of failures.slice(0, 20)) process.stdout.write(`  ${JSON.stringify(one)}\n`)
}
process.stdout.write(`5xx: ${failed}\n`)
process.exit(failed === 0 ? 0 : 1)
