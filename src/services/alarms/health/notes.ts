import type { ServiceContext } from '../../context'
import { drop, keep, keepFirst, keptNames, readKept } from '../status/folder'

/*
 * What is noted while the database is away lies in files, so that all processes of a machine and the
 * next start know it. Where no file can be written (a full disk often stops the database as well),
 * this process remembers it for itself: rather two mails than none.
 */

/** Of the process, because the watch and the page of the link may be two copies of this module. */
const store = globalThis as typeof globalThis & { madoguchiNotes?: Map<string, unknown> }

/** What could not be written; null: what could not be removed. */
const own = (store.madoguchiNotes ??= new Map<string, unknown>())

const complain = ({ payload }: ServiceContext, name: string, error: unknown): void =>
  payload.logger.error({ err: error, msg: `the note ${name} cannot be written` })

/** What was noted; null for nothing, or nothing that can be read. */
export const readNote = async <T>(name: string): Promise<T | null> =>
  own.has(name) ? (own.get(name) as T | null) : readKept<T>(name)

export async function note(ctx: ServiceContext, name: string, value: unknown): Promise<void> {
  try {
    await keep(name, value)
    own.delete(name)
  } catch (error) {
    own.set(name, value)
    complain(ctx, name, error)
  }
}

/** Notes it unless it is noted already. @returns whether it was this call that noted it */
export async function noteFirst(
  ctx: ServiceContext,
  name: string,
  value: unknown,
): Promise<boolean> {
  const known = own.get(name)
  if (known !== undefined && known !== null) return false
  try {
    if (known === undefined) return await keepFirst(name, value)
  } catch (error) {
    complain(ctx, name, error)
  }
  own.set(name, value)
  return true
}

/** All notes whose names begin so. */
export const notesOf = async (begins: string): Promise<string[]> => [
  ...new Set([
    ...(await keptNames(begins)),
    ...[...own.keys()].filter((name) => name.startsWith(begins)),
  ]),
]

export async function forget(ctx: ServiceContext, name: string): Promise<void> {
  try {
    await drop(name)
    own.delete(name)
  } catch (error) {
    own.set(name, null)
    complain(ctx, name, error)
  }
}
