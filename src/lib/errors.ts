import { APIError } from 'payload'

import type { FieldProblem } from '@/domain/field-problem'

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

/** A refusal inside a Payload hook for which no single field is to blame; shown to the user as it is. */
export const refuse = (code: string, message: string, status = 400): APIError =>
  new APIError(message, status, { code }, true)

/**
 * A refusal that stands on its fields: the form marks them red and puts the reason below.
 * @param fields Payload paths, `columns.2.field` within lists
 */
export const refuseAt = (
  fields: string | readonly string[],
  code: string,
  message: string,
  status = 400,
): APIError =>
  new APIError(
    message,
    status,
    { code, errors: [fields].flat().map((path) => ({ path, message })) },
    true,
  )

/** The same for several problems, each on its own field. */
export const refuseProblems = (code: string, problems: readonly FieldProblem[]): APIError =>
  new APIError(
    problems.map(({ message }) => message).join(' '),
    400,
    { code, errors: problems.map(({ field, message }) => ({ path: field, message })) },
    true,
  )

/** The same, as Payload itself refuses values: whoever says it puts the names of the fields before. */
export const refuseValues = (problems: readonly FieldProblem[]): APIError =>
  new APIError(
    problems.map(({ message }) => message).join(' '),
    400,
    { errors: problems.map(({ field, message }) => ({ path: field, message })) },
    true,
  )

type Reason = { path?: string; message?: string; label?: unknown }

/** What a refusal blames, from the form in which Payload (`ValidationError`) and `refuseAt` say it. */
export const reasonsOf = (error: unknown): Reason[] => {
  const { errors } = ((error as Partial<APIError> | null)?.data ?? {}) as { errors?: unknown }
  return Array.isArray(errors) ? (errors as Reason[]) : []
}

/**
 * What a save through Payload was refused for, as a refusal of ours: its own text, below 500 only,
 * with the reasons by field in `details.fields`. Anything else comes back as it is.
 */
export function asRefusal(error: unknown): unknown {
  const refusal = error as Partial<APIError> | null
  if (!refusal?.isOperational || !refusal.status || refusal.status >= 500) return error
  const code = (refusal.data as { code?: unknown } | null | undefined)?.code
  const reasons = reasonsOf(error).filter(({ path }) => path)
  const fields = Object.fromEntries(reasons.map(({ path, message }) => [path, message ?? '']))
  const isOurs = typeof code === 'string'
  return new DomainError(
    isOurs ? code : 'INPUT_INVALID',
    // Payload's own sentence names the fields; what to do about them stands in the reasons.
    isOurs || reasons.length === 0
      ? (refusal.message ?? '')
      : reasons.map(({ message }) => message).join(' '),
    refusal.status,
    reasons.length > 0 ? { fields } : {},
  )
}
