import { APIError } from 'payload'

/**
 * A refusal with a stable code. The code is the contract with clients and tests; the text is for
 * people, in Japanese here and translated at the citizen's edge.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 409,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'DomainError'
  }
}

export const isDomainError = (error: unknown): error is DomainError =>
  error instanceof DomainError || (error as { name?: string } | null)?.name === 'DomainError'

/** A refusal inside a Payload hook: shown to the user as it is, with HTTP 400. */
export const refuse = (code: string, message: string, status = 400): APIError =>
  new APIError(message, status, { code }, true)

/**
 * What a save through Payload was refused for, as a refusal of ours: its own text, below 500 only.
 * Anything else comes back as it is.
 */
export function asRefusal(error: unknown): unknown {
  // By its form: the built product holds Payload's classes more than once.
  const refusal = error as Partial<APIError> | null
  if (!refusal?.isOperational || !refusal.status || refusal.status >= 500) return error
  const code = (refusal.data as { code?: unknown } | null | undefined)?.code
  return new DomainError(
    typeof code === 'string' ? code : 'INPUT_INVALID',
    refusal.message ?? '',
    refusal.status,
  )
}
