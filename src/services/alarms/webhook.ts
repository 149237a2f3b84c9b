import { createHmac } from 'node:crypto'
import { lookup, type LookupAddress } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

import { keyedHash } from '@/lib/crypto/keys'

const TIMEOUT_MS = 5_000

const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  inside.addSubnet(net, prefix, 'ipv6')

/** An address within the own network, which a setting must not reach by mistake. */
export const isInside = (address: string): boolean =>
  inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Asked at the moment of connecting, so that a name cannot mean another address a moment later. */
const outsideOnly: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const first = found.find(({ address }) => !isInside(address))
    if (!first || found.some(({ address }) => isInside(address)))
      return callback(new Error(PRIVATE), '', 0)
    if (options.all) return callback(null, [first] as never, first.family)
    callback(null, first.address, first.family)
  })

const PRIVATE =
  '庁内などの閉じたアドレスには送りません。送るときは「障害・緊急時の設定」で許可します。'

/** The secret that both sides know; never stored, and different for each contact. */
export const webhookSecretOf = (contact: string): string => keyedHash('alarm-webhook', contact)

/**
 * Calls an outside service, within five seconds and following nothing.
 * @throws Error in words for the ledger
 */
export async function callOutside(
  address: string,
  {
    method = 'POST',
    body = '',
    headers = {},
    mayBeInside,
  }: {
    method?: 'GET' | 'POST'
    body?: string
    headers?: Record<string, string>
    mayBeInside: boolean
  },
): Promise<void> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!mayBeInside && isIP(host) && isInside(host)) throw new Error(PRIVATE)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  await new Promise<void>((resolve, reject) => {
    const call = send(
      url,
      {
        method,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(mayBeInside ? {} : { lookup: outsideOnly }),
      },
      (answer) => {
        answer.resume()
        const status = answer.statusCode ?? 0
        if (status >= 200 && status < 300) resolve()
        else reject(new Error(`相手のサーバーが ${status} を返しました。`))
      },
    )
    call.on('error', (error) =>
      reject(error.name === 'AbortError' ? new Error('5秒以内に返事がありませんでした。') : error),
    )
    call.end(body)
  })
}

/** Signed: `x-madoguchi-signature` is the HMAC-SHA-256 of `<timestamp>.<body>`. */
export async function callWebhook(
  address: string,
  message: { contact: string; key: string; at: Date; body: object },
  mayBeInside: boolean,
): Promise<void> {
  const body = JSON.stringify(message.body)
  const timestamp = String(Math.floor(message.at.getTime() / 1000))
  const mac = createHmac('sha256', webhookSecretOf(message.contact))
    .update(`${timestamp}.${body}`)
    .digest('hex')
  await callOutside(address, {
    body,
    mayBeInside,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': message.key,
      'x-madoguchi-timestamp': timestamp,
      'x-madoguchi-signature': `sha256=${mac}`,
    },
  })
}
