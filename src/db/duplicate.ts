type Cause = { code?: unknown; message?: unknown; rawCode?: unknown; cause?: unknown }

/**
 * Payload's ValidationError, known by its form: the built product holds that class twice and calls
 * it by a shortened name, so neither `instanceof` nor `name` finds it.
 */
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
  for (
    let cause = error as Cause | undefined, depth = 0;
    cause && depth < 5;
    cause = cause.cause as Cause, depth++
  ) {
    if (cause.code === 11000 || cause.code === 'SQLITE_CONSTRAINT_UNIQUE') return true
    if (typeof cause.message === 'string' && cause.message.includes('UNIQUE constraint failed'))
      return true
  }
  return false
}
