import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../../context'

/** `away`: it does not answer. `full`: it can be read, and takes nothing that is to be kept. */
export type Trouble = 'away' | 'full'

const PING_MS = 5_000
/** So long a write may wait for those of others. */
const WAITS_MS = 60_000

/** Written at each look. No lease that anybody holds: only whether it can be written counts. */
const PROBE = 'watch'
const IS_PROBE = { name: { equals: PROBE } }

/** SQLite on a full or write-protected disk; MongoDB without room, or without a member that may write. */
const CANNOT_WRITE =
  /SQLITE_(FULL|READONLY|IOERR_WRITE)|disk is full|readonly database|OutOfDiskSpace|not (writable )?(primary|master)/i

const textsOf = (error: unknown): string => {
  const { code, message, cause } = error as { code?: unknown; message?: string; cause?: unknown }
  return `${String(code ?? '')} ${message ?? ''} ${cause ? textsOf(cause) : ''}`
}

async function write({ payload, now }: ServiceContext): Promise<void> {
  const mark = { owner: PROBE, expiresAt: now().toISOString() }
  if (await updateWhere(payload, 'leases', IS_PROBE, mark)) return
  await insertRow(payload, 'leases', { name: PROBE, ...mark }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
  })
}

type Asked = { at: number; answer: Promise<Trouble | null> }

const askToWrite = (ctx: ServiceContext): Asked => ({
  at: ctx.now().getTime(),
  answer: write(ctx).then(
    () => null,
    (error: unknown) => (CANNOT_WRITE.test(textsOf(error)) ? 'full' : 'away'),
  ),
})

const askToRead = (ctx: ServiceContext): Promise<Trouble | null> =>
  findRow(ctx.payload, 'leases', IS_PROBE).then(
    () => null,
    () => 'away',
  )

/** What comes of it within the patience of one look. */
async function within(answer: Promise<Trouble | null>): Promise<Trouble | null | 'silent'> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), PING_MS)
  })
  const first = await Promise.race([answer, tooLate])
  clearTimeout(timer)
  return first
}

/** The write of an earlier look that has not come back yet. */
const unanswered = processWide('database-probe', () => ({ write: null as Asked | null }))

/**
 * Does the database answer, and take what is to be kept? One that can only be read looks well to all who
 * read, and no alert of it could be stored. A write may wait behind a long one of another process: while
 * reads are answered, and not for ever.
 */
export async function troubleOf(ctx: ServiceContext): Promise<Trouble | null> {
  const asked = unanswered.write ?? askToWrite(ctx)
  const answer = await within(asked.answer)
  if (answer !== 'silent') {
    const isOld = asked === unanswered.write
    unanswered.write = null
    // What an earlier look asked tells of then.
    return isOld ? troubleOf(ctx) : answer
  }
  unanswered.write = asked
  if (ctx.now().getTime() - asked.at > WAITS_MS) return 'away'
  return (await within(askToRead(ctx))) === null ? null : 'away'
}
