import { Types } from 'mongoose'
import type { DatabaseAdapterObj, Where } from 'payload'

type Condition = Record<string, unknown>

const isKnowable = (id: unknown): boolean =>
  id instanceof Types.ObjectId || (typeof id === 'string' && Types.ObjectId.isValid(id))

const listOf = (ids: unknown): unknown[] =>
  typeof ids === 'string' ? ids.split(',').map((id) => id.trim()) : Array.isArray(ids) ? ids : [ids]

/**
 * A condition on `id` without what can be no id of this database: nothing has such an id, so a list
 * loses it and an equality finds nothing.
 */
function ofKnowableIds(condition: Condition): Condition {
  if ('equals' in condition && !isKnowable(condition.equals)) return { in: [] }
  const made: Condition = {}
  for (const [operator, value] of Object.entries(condition)) {
    if (operator === 'in' || operator === 'not_in')
      made[operator] = listOf(value).filter(isKnowable)
    else if (operator !== 'not_equals' || isKnowable(value)) made[operator] = value
  }
  return made
}

/** @param where a query as Payload's own functions take it; the answer is a copy */
export function knowableIds(where: Where): Where {
  const made: Where = {}
  for (const [path, condition] of Object.entries(where)) {
    if (Array.isArray(condition)) made[path] = condition.map(knowableIds)
    else if (path === 'id' || path === '_id')
      made[path] = ofKnowableIds(condition as Condition) as Where[string]
    else made[path] = condition
  }
  return made
}

const WITH_WHERE = [
  'find',
  'findOne',
  'count',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
] as const

/**
 * Payload's MongoDB adapter hands an id that cannot be one on to the driver when it stands in a list
 * (or holds a comma); the driver refuses the whole query, and a wrong address becomes an error of
 * the server. SQLite finds nothing, as it should be: this makes both the same.
 */
export function withKnownIds<T extends DatabaseAdapterObj>(made: T): T {
  const init: T['init'] = (input) => {
    const adapter = made.init(input)
    const methods = adapter as unknown as Record<
      string,
      (args: { where?: Where }) => Promise<unknown>
    >
    for (const name of WITH_WHERE) {
      const inner = methods[name]!
      methods[name] = function narrowed(args) {
        return inner.call(this, args.where ? { ...args, where: knowableIds(args.where) } : args)
      }
    }
    return adapter
  }
  return { ...made, init }
}
