import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { finish } from '@/server/safety-headers.mjs'

/** Below this a compressed answer is hardly smaller. */
const LEAST_BYTES = 1000
/** What is made a few times a second, as against once a day. */
const QUICK = { gzip: 1, brotli: 4 }
const LASTING = { gzip: 9, brotli: 11 }

export type Made = { status: number; headers: Headers; body: Buffer }
type Form = { headers: string[]; body: Buffer; etag: string }
type Encoding = 'br' | 'gzip' | 'identity'

/** Browsers send some thirty characters. */
const LONGEST_HEADER = 200

const takes = (header: string, encoding: string): boolean =>
  header.split(',').some((one) => {
    const [name, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((part) => part.startsWith('q='))
    return name === encoding && (weight === undefined || Number(weight.slice(2)) > 0)
  })

/** The best encoding that a browser takes; what no browser says is not read. */
export function encodingFor(accepted: string): Encoding {
  if (accepted.length > LONGEST_HEADER) return 'identity'
  if (accepted.includes('br') && takes(accepted, 'br')) return 'br'
  return accepted.includes('gzip') && takes(accepted, 'gzip') ? 'gzip' : 'identity'
}

/**
 * An answer as it goes out again and again: headers as one flat list, compressed at most once for each
 * encoding. It holds nothing of the request that it was made for.
 */
export class KeptAnswer {
  readonly #forms = new Map<Encoding, Form>()
  readonly #headers: string[] = []
  readonly #hash: string
  readonly #isLasting: boolean

  constructor(
    private readonly made: Made,
    path: string,
    publicUrl: string,
  ) {
    const given = new Map<string, string>()
    for (const [name, value] of made.headers)
      if (name !== 'set-cookie' && name !== 'content-length') given.set(name, value)
    this.#isLasting = /immutable/.test(given.get('cache-control') ?? '')
    if (!this.#isLasting && /no-store/.test(given.get('cache-control') ?? ''))
      // Asked for anew each time, answered with "unchanged" where it is; never by somebody in between.
      given.set('cache-control', 'private, no-cache')
    if (!this.#isLasting) given.set('vary', 'accept-encoding, accept-language, cookie')
    else given.set('vary', 'accept-encoding')
    const holder = {
      hasHeader: (name: string) => given.has(name),
      getHeader: (name: string) => given.get(name),
      setHeader: (name: string, value: unknown) => void given.set(name, String(value)),
    }
    finish(holder as unknown as Parameters<typeof finish>[0], {
      path,
      policy: null,
      isSecure: publicUrl.startsWith('https://'),
    })
    for (const [name, value] of given) this.#headers.push(name, value)
    this.#hash = createHash('sha256').update(made.body).digest('base64url').slice(0, 22)
  }

  get status(): number {
    return this.made.status
  }

  /** A part of every page: a browser asks for it once. */
  get isLasting(): boolean {
    return this.#isLasting
  }

  /** The answer in an encoding; equal in every process that made it of the same. */
  form(encoding: Encoding): Form {
    const wanted = this.made.body.length < LEAST_BYTES ? 'identity' : encoding
    let form = this.#forms.get(wanted)
    if (!form) this.#forms.set(wanted, (form = this.#encode(wanted)))
    return form
  }

  #encode(encoding: Encoding): Form {
    const level = this.#isLasting ? LASTING : QUICK
    const body =
      encoding === 'gzip'
        ? gzipSync(this.made.body, { level: level.gzip })
        : encoding === 'br'
          ? brotliCompressSync(this.made.body, {
              params: { [constants.BROTLI_PARAM_QUALITY]: level.brotli },
            })
          : this.made.body
    const etag = `"${this.#hash}${encoding === 'identity' ? '' : `-${encoding}`}"`
    const headers = [...this.#headers, 'etag', etag, 'content-length', String(body.length)]
    if (encoding !== 'identity') headers.push('content-encoding', encoding)
    return { headers, body, etag }
  }

  /** Headers of "you have it already". */
  unchanged(etag: string): string[] {
    const kept = ['cache-control', 'vary', 'strict-transport-security']
    const list = ['etag', etag]
    for (let at = 0; at < this.#headers.length; at += 2)
      if (kept.includes(this.#headers[at]!)) list.push(this.#headers[at]!, this.#headers[at + 1]!)
    return list
  }
}
