import { isBusy } from './sqlite/connection'

/**
 * Why a write failed. `full`: the database takes nothing that is to be kept; `held`: another process
 * keeps it from being written; `away`: it did not answer, or anything else.
 */
export type Unwritable = 'full' | 'held' | 'away'

/** SQLite on a full, broken or write-protected disk; MongoDB without room, or without a member that may write. */
const CANNOT_WRITE =
  /SQLITE_(FULL|READONLY|IOERR|CANTOPEN)|disk is full|readonly database|ENOSPC|EROFS|OutOfDiskSpace|not (writable )?(primary|master)/i

const chainOf = (error: unknown): unknown[] => {
  const { cause } = (error ?? {}) as { cause?: unknown }
  return cause ? [error, ...chainOf(cause)] : [error]
}

const textOf = (error: unknown): string => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string }
  return `${String(code ?? '')} ${message ?? ''}`
}

/** Says of an error of a write what it tells of the database. */
export function whyUnwritable(error: unknown): Unwritable {
  const chain = chainOf(error)
  if (chain.some((one) => CANNOT_WRITE.test(textOf(one)))) return 'full'
  return chain.some(isBusy) ? 'held' : 'away'
}
