import type { DatabaseAdapterObj, UpdateOne } from 'payload'

type UpdateArgs = Parameters<UpdateOne>[0]

/**
 * Payload stores a session (login, renewal, logout) by writing back the whole account as it was read
 * before the password was checked. An account that is closed or loses a role in that half second
 * would come back to life; somebody who logs in again and again could not be shut out. Such writes
 * are recognised by their form and reduced to the sessions (AC-17).
 */
function sessionsOnly(args: UpdateArgs): UpdateArgs {
  const { sessions, updatedAt } = args.data
  const isSessionWrite =
    args.collection === 'users' && args.returning === false && Array.isArray(sessions)
  if (!isSessionWrite) return args
  return { ...args, data: { sessions, ...(updatedAt === undefined ? {} : { updatedAt }) } }
}

/** Wraps an adapter so that session writes change nothing but sessions. */
export function withNarrowSessionWrites<T extends DatabaseAdapterObj>(made: T): T {
  const init: T['init'] = (input) => {
    const adapter = made.init(input)
    const updateOne = adapter.updateOne
    adapter.updateOne = function narrowed(args) {
      return updateOne.call(this, sessionsOnly(args))
    }
    return adapter
  }
  return { ...made, init }
}
