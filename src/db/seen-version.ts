import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { eq } from '@payloadcms/db-sqlite/drizzle'
import type { DatabaseAdapterObj, PayloadRequest, UpdateGlobal, Where } from 'payload'

import { refuseAt } from '@/lib/errors'

import { columnOf, type Table } from './tables'

const KEY = 'seenVersions'

type Versions = Map<string, string>
type Holder = { context?: Record<string, unknown> }

const versionsOf = (req: Holder | undefined): Versions | undefined =>
  req?.context?.[KEY] as Versions | undefined

/**
 * The request may write this record only over the version that it saw. What looks before the write
 * cannot see who writes at the same moment; the write itself does.
 * @param target `offices/<id>`, `globals/<slug>`
 * @param updatedAt of the record as it was stored then
 */
export function writeOnlyOver(req: PayloadRequest, target: string, updatedAt: string): void {
  const versions = versionsOf(req) ?? new Map<string, string>()
  versions.set(target, updatedAt)
  req.context[KEY] = versions
}

/** The version that a write must find, once: what the same request writes after it is its own. */
function takeVersion(req: Holder | undefined, target: string): string | undefined {
  const version = versionsOf(req)?.get(target)
  versionsOf(req)?.delete(target)
  return version
}

const moved = () =>
  refuseAt(
    'updatedAt',
    'CHANGED_MEANWHILE',
    [
      '同じときに、ほかの画面で保存されました。',
      'まだ保存していません。入力した内容は、この画面に残っています。もう一度保存すると、何が変わったかを示します。',
    ].join('\n'),
    409,
  )

/**
 * A global has no conditional write of Payload's: its version is changed first, by whoever finds it as
 * it was seen. Who dies between has changed nothing else.
 */
async function takeGlobal(made: unknown, slug: string, version: string): Promise<boolean> {
  const updatedAt = new Date(Date.parse(version) + 1)
  if ('globals' in (made as object)) {
    const was = { globalType: slug, updatedAt: new Date(version) }
    const { globals } = made as MongooseAdapter
    const result = await globals.updateOne(was, { updatedAt }, { timestamps: false })
    return result.modifiedCount === 1
  }
  const adapter = made as SQLiteAdapter
  const table = adapter.tables[adapter.tableNameMap.get(slug.replaceAll('-', '_')) ?? ''] as Table
  const result = await adapter.drizzle
    .update(table)
    .set({ updatedAt: updatedAt.toISOString() })
    .where(eq(columnOf(table, 'updatedAt'), version))
  return result.rowsAffected === 1
}

/** Wraps an adapter so that a write over a version that is no longer there is refused (`writeOnlyOver`). */
export function withSeenVersions<T extends DatabaseAdapterObj>(made: T): T {
  const init: T['init'] = (input) => {
    const adapter = made.init(input)
    const { updateGlobal, updateOne } = adapter
    adapter.updateOne = async function overSeen(args) {
      const { id, ...rest } = args
      const version =
        id === undefined ? undefined : takeVersion(args.req, `${args.collection}/${id}`)
      if (version === undefined) return updateOne.call(this, args)
      const where: Where = { and: [{ id: { equals: id } }, { updatedAt: { equals: version } }] }
      const written: unknown = await updateOne.call(this, { ...rest, where })
      if (!written) throw moved()
      return written as never
    }
    const overSeenGlobal: UpdateGlobal = async (args) => {
      const version = takeVersion(args.req, `globals/${args.slug}`)
      if (version !== undefined && !(await takeGlobal(adapter, args.slug, version))) throw moved()
      return updateGlobal.call(adapter, args) as ReturnType<typeof updateGlobal<typeof args.data>>
    }
    adapter.updateGlobal = overSeenGlobal
    return adapter
  }
  return { ...made, init }
}
