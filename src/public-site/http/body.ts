import { DomainError } from '@/lib/errors'

const MAX_BYTES = 30_000

const tooLarge = () => new DomainError('TOO_LARGE', '送られた内容が大きすぎます。', 413)

/**
 * The fields of a posted form, read no further than a form of ours can be long.
 * @throws DomainError TOO_LARGE, INPUT_INVALID
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (type && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new DomainError('INPUT_INVALID', '入力内容を確認してください。', 415)
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge()
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) break
    size += next.value.byteLength
    if (size > MAX_BYTES) {
      await reader?.cancel()
      throw tooLarge()
    }
    chunks.push(next.value)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
