import { findRow, insertRow, newRowId } from '@/db/atomic'
import { MS_PER_DAY } from '@/domain/time/civil'
import { encryptField, openField } from '@/lib/crypto/field'
import { mustRead } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'

import type { ServiceContext } from '../context'
import { removeRows } from '../retention/remove-rows'
import { readCitySettings } from '../settings/read-settings'

/** Bytes of the file in one row: small enough for every engine, large enough for few rows. */
const PIECE = 192 * 1024

/** Where the city has not set anything. */
export const DEFAULT_DAYS = 7

const keyOf = (job: string, seq: number): string => `${job}|${seq}`

/**
 * Stores a finished document in encrypted pieces while it is being made.
 * @returns how many pieces
 */
export async function storeFile(
  ctx: ServiceContext,
  job: string,
  chunks: AsyncIterable<unknown>,
): Promise<number> {
  let seq = 0
  let waiting: Buffer[] = []
  let size = 0
  const flush = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    const now = ctx.now().toISOString()
    const id = newRowId()
    await insertRow(ctx.payload, 'print-files', {
      id,
      createdAt: now,
      updatedAt: now,
      job,
      seq,
      data: encryptField(bytes.toString('base64'), at('print-files', 'data', id)),
      fileKey: keyOf(job, seq),
    })
    seq++
  }
  for await (const chunk of chunks) {
    waiting.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= PIECE) await flush()
  }
  if (size > 0) await flush()
  return seq
}

/** The stored document, piece by piece; ends at the first piece that is not there. */
export async function* readFile(ctx: ServiceContext, job: string): AsyncGenerator<Buffer> {
  for (let seq = 0; ; seq++) {
    const row = await findRow<{ id: string; data: string }>(ctx.payload, 'print-files', {
      fileKey: { equals: keyOf(job, seq) },
    })
    if (!row) return
    const data = openField(row.data, at('print-files', 'data', String(row.id)))
    yield Buffer.from(mustRead(data, '印刷用のファイル'), 'base64')
  }
}

/** Erases files that were kept long enough; the records of the jobs stay. @returns pieces erased */
export async function eraseOldFiles(ctx: ServiceContext): Promise<number> {
  const { printRetentionDays } = await readCitySettings(ctx.payload)
  const before = new Date(ctx.now().getTime() - (printRetentionDays ?? DEFAULT_DAYS) * MS_PER_DAY)
  return removeRows(ctx, 'print-files', { createdAt: { less_than: before.toISOString() } })
}
