import { createHash } from 'node:crypto'

import { BSON, type ClientSession, type Db, MongoClient } from 'mongodb'

import type { Counted } from './sqlite/copy'

const BATCH = 500

/** Collections of the city, with its indexes; views and the server's own are none. */
async function collectionsOf(db: Db): Promise<string[]> {
  const found = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort()
}

type Piece = { name: string; bytes: AsyncIterable<Buffer> }

/** The rows of a collection by their id, as the server sends them. */
async function* rowsOf(db: Db, name: string, session?: ClientSession): AsyncGenerator<Buffer> {
  const rows = db
    .collection(name)
    .find({}, { raw: true, session, sort: { _id: 1 }, batchSize: BATCH })
  for await (const row of rows) yield row as unknown as Buffer
}

async function* counting(
  rows: AsyncIterable<Buffer>,
  done: (found: Counted[string]) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let count = 0
  for await (const row of rows) {
    hash.update(row)
    count++
    yield row
  }
  done({ rows: count, sha256: hash.digest('hex') })
}

/**
 * Reads a MongoDB database whole, at one moment where the server can (a snapshot, from 5.0 on): all
 * collections as they stood together.
 * @param take gets the pieces one after the other and reads each to its end
 */
export async function readMongo(
  uri: string,
  take: (piece: Piece) => Promise<void>,
): Promise<{ tables: Counted; takenAt: string; isOneMoment: boolean }> {
  const client = await MongoClient.connect(uri)
  try {
    const db = client.db()
    const [major = 0] = ((await db.admin().serverInfo()).versionArray ?? []) as number[]
    const isOneMoment = major >= 5
    const session = isOneMoment ? client.startSession({ snapshot: true }) : undefined
    const takenAt = new Date().toISOString()
    const tables: Counted = {}
    for (const name of await collectionsOf(db)) {
      const counted = counting(rowsOf(db, name, session), (found) => (tables[name] = found))
      await take({ name: `rows/${name}`, bytes: counted })
      const indexes = await db.collection(name).indexes()
      await take({ name: `indexes/${name}`, bytes: one(JSON.stringify(indexes)) })
    }
    await session?.endSession()
    return { tables, takenAt, isOneMoment }
  } finally {
    await client.close()
  }
}

async function* one(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

/** Rows come one after the other, each with its length before it. */
async function* documentsIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of bytes) {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      yield rest.subarray(0, length)
      rest = rest.subarray(length)
    }
  }
}

/** Writes what `readMongo` has read into an empty database. */
export class MongoTarget {
  private constructor(private readonly client: MongoClient) {}

  static open = async (uri: string): Promise<MongoTarget> =>
    new MongoTarget(await MongoClient.connect(uri))

  isEmpty = async (): Promise<boolean> => (await collectionsOf(this.client.db())).length === 0

  async takeRows(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const target = await this.client.db().createCollection(name)
    let batch: BSON.Document[] = []
    const write = async () => {
      if (batch.length > 0) await target.insertMany(batch, { ordered: true })
      batch = []
    }
    for await (const row of documentsIn(bytes)) {
      // As they are stored: no kind of number becomes another one.
      batch.push(BSON.deserialize(row, { promoteValues: false }))
      if (batch.length >= BATCH) await write()
    }
    await write()
  }

  /** After the rows: a unique one built first would refuse what came in another order. */
  async takeIndexes(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    let text = ''
    for await (const piece of bytes) text += piece.toString('utf8')
    const indexes = (JSON.parse(text) as { v: number; key: Record<string, 1>; name: string }[])
      .filter(({ name: index }) => index !== '_id_')
      .map(({ v: _, ...rest }) => rest)
    if (indexes.length > 0) await this.client.db().collection(name).createIndexes(indexes)
  }

  /** Counts and hashes of what lies there now. */
  async count(): Promise<Counted> {
    const db = this.client.db()
    const tables: Counted = {}
    for (const name of await collectionsOf(db)) {
      const rows = counting(rowsOf(db, name), (found) => (tables[name] = found))
      while (!(await rows.next()).done);
    }
    return tables
  }

  drop = async (): Promise<void> => void (await this.client.db().dropDatabase())
  close = (): Promise<void> => this.client.close()
}

/** Takes away a database that was made for a drill. */
export async function dropMongo(uri: string): Promise<void> {
  const target = await MongoTarget.open(uri)
  await target.drop().finally(target.close)
}
