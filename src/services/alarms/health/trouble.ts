import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { type Unwritable, whyUnwritable } from '@/db/unwritable'
import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../../context'

/**
 * `away`: it does not answer. `full`: it can be read, and takes nothing that is to be kept. `held`:
 * another process does not let anybody write.
 */
export type Trouble = Unwritable

/** What is wrong, and since when: the first write that did not come through, which is told later. */
export type TroubleSince = { trouble: Trouble; since: Date }

const PING_MS = 5_000
/** So long a write may wait for those of others. */
const WAITS_MS = 60_000
/** After this a write without an answer is given up, and another one asks: its connection may be dead. */
const RENEW_MS = 30_000

/** Written at each look. No lease that anybody holds: only whether it can be written counts. */
const PROBE = 'watch'
const IS_PROBE = { name: { equals: PROBE } }
/** More than a page has room for: on a full disk a row of the same size as before could still be written. */
const MUCH = 'x'.repeat(32 * 1024)

async function write({ payload, now }: ServiceContext): Promise<void> {
  const expiresAt = now().toISOString()
  const mark = { owner: MUCH, expiresAt }
  if (!(await updateWhere(payload, 'leases', IS_PROBE, mark)))
    await insertRow(payload, 'leases', { name: PROBE, ...mark }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error
    })
  // Gives the room back, so that the next look needs it again.
  await updateWhere(payload, 'leases', IS_PROBE, { owner: PROBE })
}

type Answer = Trouble | null | 'silent'
type Asked = { at: number; answer: Promise<Trouble | null> }

const askToWrite = (ctx: ServiceContext): Asked => ({
  at: ctx.now().getTime(),
  answer: write(ctx).then(() => null, whyUnwritable),
})

const askToRead = (ctx: ServiceContext): Promise<Trouble | null> =>
  findRow(ctx.payload, 'leases', IS_PROBE).then(
    () => null,
    () => 'away',
  )

/** What comes of it within the patience of one look. */
async function within(answer: Promise<Trouble | null>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), PING_MS)
  })
  const first = await Promise.race([answer, tooLate])
  clearTimeout(timer)
  return first
}

/** What the looks of this process know of those before: the last write, and since when none came through. */
const known = processWide('database-probe', () => ({
  write: null as Asked | null,
  failsSince: null as number | null,
}))

async function tryToWrite(ctx: ServiceContext): Promise<Answer> {
  const age = ctx.now().getTime() - (known.write?.at ?? 0)
  if (known.write && age < RENEW_MS) {
    const answer = await within(known.write.answer)
    if (answer === 'silent') return answer
    if (answer === null) known.failsSince = null
  }
  // What an earlier look asked tells of then.
  const asked = (known.write = askToWrite(ctx))
  const answer = await within(asked.answer)
  if (answer !== 'silent' && known.write === asked) known.write = null
  known.failsSince = answer === null ? null : (known.failsSince ?? asked.at)
  return answer
}

/**
 * Does the database answer, and take what is to be kept? One that can only be read looks well to all who
 * read, and no alert of it could be stored. A write may wait behind a long one of another process: while
 * reads are answered, and not for ever.
 */
export async function troubleOf(ctx: ServiceContext): Promise<TroubleSince | null> {
  const answer = await tryToWrite(ctx)
  if (answer === null) return null
  const since = new Date(known.failsSince ?? ctx.now())
  if (answer === 'full' || answer === 'away') return { trouble: answer, since }
  if ((await within(askToRead(ctx))) !== null) return { trouble: 'away', since }
  const waits = ctx.now().getTime() - since.getTime()
  return waits > WAITS_MS ? { trouble: 'held', since } : null
}
