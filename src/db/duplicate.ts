type Cause = { code?: unknown; message?: unknown; keyValue?: unknown; cause?: unknown }

/** Payload's ValidationError, known by its form. */
type Refused = { data?: { errors?: { message?: string }[] } | null }

/** As Payload says it: in our Japanese (admin/words/ja) or its own, without a request in English. */
const UNIQUE_MESSAGES = ['すでに使われています', 'ユニーク', 'unique']

/**
 * True when a write failed because a unique key was taken, on either engine and on any path
 * (Payload maps some of these errors and passes others through as they are).
 */
export function isDuplicateKey(error: unknown): boolean {
  const refused = (error as Refused | null)?.data?.errors
  if (Array.isArray(refused)) {
    const message = refused[0]?.message ?? ''
    return UNIQUE_MESSAGES.some((word) => message.includes(word))
  }
  return causesOf(error).some(isUniqueViolation)
}

/** Column or field of an engine's own duplicate-key error that Payload passed on, or null. */
export function duplicateColumn(error: unknown): string | null {
  const cause = causesOf(error).find(isUniqueViolation)
  if (!cause) return null
  const [key] = Object.keys((cause.keyValue as object | undefined) ?? {})
  const column = /UNIQUE constraint failed: [^.]+\.([^.,\s]+)/.exec(
    String(cause.message ?? ''),
  )?.[1]
  return key ?? column ?? ''
}

const isUniqueViolation = ({ code, message }: Cause): boolean =>
  code === 11000 ||
  code === 'SQLITE_CONSTRAINT_UNIQUE' ||
  (typeof message === 'string' && message.includes('UNIQUE constraint failed'))

/** An error and what caused it, outermost first. */
function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = []
  let cause = error as Cause | null | undefined
  while (cause && causes.length < 5) {
    causes.push(cause)
    cause = cause.cause as Cause | null | undefined
  }
  return causes
}
