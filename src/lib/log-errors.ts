import type { Config } from 'payload'

/** The values of a failed statement, as the database layer writes them at the end of its message. */
const VALUES = /^params: [\s\S]*/m

const withoutValues = (message: string): string =>
  message.replace(VALUES, 'params: （値は記録しません）')

const DEEPEST = 5

/**
 * An error as the server's log writes it: name, message, stack and what it carries, without the values
 * of a failed statement, which may be people's names, addresses and birthdays (NT-07, AU-03).
 */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const {
    params: _params,
    query: _query,
    cause,
    ...more
  } = error as Error & Record<string, unknown>
  return {
    ...more,
    type: error.constructor.name,
    message: withoutValues(error.message),
    // It begins with the message, after which come the places.
    stack: error.stack?.replace(error.message, () => withoutValues(error.message)),
    ...(cause && depth < DEEPEST ? { cause: errorForLog(cause, depth + 1) } : {}),
  }
}

type Arguments = [unknown, ...unknown[]]

/** A line that is made of an error alone would be its message as it is. */
function linesOfErrors(args: Arguments): Arguments {
  const [first, text, ...more] = args
  const error: unknown =
    first instanceof Error ? first : (first as { err?: unknown } | null | undefined)?.err
  if (!(error instanceof Error) || text !== undefined) return args
  const said = (first as { msg?: unknown }).msg
  return first instanceof Error
    ? [{ err: error }, withoutValues(error.message), ...more]
    : [first, typeof said === 'string' ? said : withoutValues(error.message), ...more]
}

type LogOptions = Extract<NonNullable<Config['logger']>, { options: unknown }>['options']

/** Options of the server's logger (`logger` of Payload's configuration). */
export const logOptions: LogOptions = {
  // Which process and machine it was stands in the service's own journal.
  base: null,
  serializers: { err: errorForLog },
  hooks: {
    logMethod(args, method) {
      method.apply(this, linesOfErrors(args) as typeof args)
    },
  },
}
