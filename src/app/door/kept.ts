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

const named = (header: string, encoding: string): boolean =>
  new RegExp(
    `(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+)?\\s*(?:,|$)`,
  ).test(header)

/** The best encoding that a browser takes. */
export const encodingFor = (accepted: string): Encoding =>
  accepted.includes('br') && named(accepted, 'br')
    ? 'br'
    : accepted.includes('gzip') && named(accepted, 'gzip')
      ? 'gzip'
      : 'identity'

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
