import type { Config } from 'payload'

import { safeLine } from './log-safe'

/** The values of a failed statement, as the database layers write them at the end of their messages. */
const VALUES = /^params: [\s\S]*|(?<=\bdup key: )[\s\S]*/m
/** What a value is told by elsewhere: `Cast to ObjectId failed for value "…"`, `"…" is not valid JSON`. */
const QUOTED = /"[^"]*"/g

const withoutValues = (message: string): string => {
  const bare = message.replace(VALUES, (values) =>
    values.startsWith('params') ? 'params: （値は記録しません）' : '（値は記録しません）',
  )
  // The statement itself quotes names of ours only.
  return bare.startsWith('Failed query: ') ? bare : bare.replace(QUOTED, '"…"')
}

type Refusal = { status?: unknown; data?: { code?: unknown; errors?: unknown } | null }

/** Refused is what somebody typed: the words say it again. Which rule it was and of which field is enough. */
function refusalForLog(error: Error & Refusal): unknown {
  const { code, errors } = error.data ?? {}
  const paths = (Array.isArray(errors) ? (errors as { path?: unknown }[]) : []).map(
    ({ path }) => path,
  )
  const fields = paths.filter((path) => typeof path === 'string' && /^[\w.]{1,100}$/.test(path))
  return {
    type: error.constructor.name,
    status: error.status,
    ...(typeof code === 'string' ? { code } : {}),
    ...(fields.length > 0 ? { fields } : {}),
  }
}

const isRefusal = (error: Error & Refusal): boolean =>
  typeof error.status === 'number' && error.status < 500 && 'data' in error

/** Properties that say what went wrong; any other may hold what was typed (`input`, `keyValue`). */
const TELLING = [
  'code',
  'codeName',
  'rawCode',
  'errno',
  'syscall',
  'status',
  'command',
  'responseCode',
]

const DEEPEST = 5

/**
 * An error as the server's log writes it: name, message, stack and its codes, without the values of a
 * failed statement or whatever else was typed, which may be people's names, addresses and birthdays
 * (NT-07, AU-03).
 */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  if (isRefusal(error)) return refusalForLog(error)
  const { cause, ...carried } = error as Error & Record<string, unknown>
  const told = TELLING.filter((name) => ['string', 'number'].includes(typeof carried[name]))
  return {
    ...Object.fromEntries(told.map((name) => [name, carried[name]])),
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
  const words = isRefusal(error) ? 'refused' : withoutValues(error.message)
  return first instanceof Error
    ? [{ err: error }, words, ...more]
    : [first, typeof said === 'string' ? said : words, ...more]
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
    streamWrite: safeLine,
  },
}
