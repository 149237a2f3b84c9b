import { printItems } from '@/documents/printing/print-items'
import { specOf } from '@/domain/printing/kinds'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { updateWhere } from '@/db/atomic'
import { isDomainError } from '@/lib/errors'

import { withCard } from '../cards/change-card'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { readCitySettings } from '../settings/read-settings'

import { leftOutOf } from './check'
import { DEFAULT_DAYS, storeFile } from './file'
import { planFor } from './plan'
import { renumbered } from './renumber'
import { drawSheets } from './stock'
import type { PrintItem, PrintJobRow } from './types'

const BEAT_MS = 1000
const FAILED = '印刷用のファイルを作れませんでした。もう一度印刷してください。'

/** Writes the state of a job that this process still owns. */
const write = (ctx: ServiceContext, job: PrintJobRow, data: Record<string, unknown>) =>
  updateWhere<PrintJobRow>(
    ctx.payload,
    'print-jobs',
    {
      and: [
        { id: { equals: job.id } },
        { owner: { equals: job.owner } },
        { status: { equals: 'running' } },
      ],
    },
    data,
  )

/** Remembers which items were printed, while they pass through. */
async function* noting(
  items: AsyncIterable<PrintItem>,
  seen: (item: PrintItem) => void,
): AsyncGenerator<PrintItem> {
  for await (const item of items) {
    seen(item)
    yield item
  }
}

/**
 * Makes the file of a job: prints into encrypted pieces, draws the sheets once, then marks the job
 * done, in this order, so that a job that is done has its file. A job that dies on the way is shown
 * as failed and can be printed again.
 */
export async function runJob(ctx: ServiceContext, job: PrintJobRow): Promise<void> {
  try {
    await work(ctx, job)
  } catch (error) {
    ctx.payload.logger.error({ msg: 'print job failed', job: job.id, err: nameOnly(error) })
    await write(ctx, job, {
      status: 'failed',
      error: isDomainError(error) ? (error as Error).message : FAILED,
    })
  }
}

/** Messages of libraries may quote what they were given. */
const nameOnly = (error: unknown) => ({ name: (error as Error)?.name ?? 'Error' })

async function work(ctx: ServiceContext, job: PrintJobRow): Promise<void> {
  const plan = await planFor(ctx, job.order.options)
  const printed = new Set<string>()
  let beatAt = Date.now()
  const beat = async (done = job.total) => {
    if (Date.now() - beatAt < BEAT_MS) return
    beatAt = Date.now()
    await write(ctx, job, { done, heartbeatAt: ctx.now().toISOString() })
  }
  const items = noting(renumbered(ctx, job.order, plan), (item) => printed.add(item.id))
  const { doc, done } = printItems(items, plan, beat)
  // Awaited below; until then a failure must not count as one that nobody looks at.
  done.catch(() => undefined)
  await storeFile(ctx, job.id, doc as unknown as AsyncIterable<unknown>)
  const result = await done
  for (const { item } of result.skipped) printed.delete(item.id)
  await faultPoint(ctx, 'print-stored')
  if (job.sheet && result.printed > 0) await drawSheets(ctx, job, String(job.sheet), result.sheets)
  await faultPoint(ctx, 'print-drawn')
  if (specOf(job.kind).notedOnCard) await noteOnCards(ctx, job, [...printed], beat)
  const { printRetentionDays } = await readCitySettings(ctx.payload)
  await write(ctx, job, {
    status: 'done',
    done: job.total,
    printed: result.printed,
    left: result.skipped.length,
    sheets: result.printed > 0 ? result.sheets : 0,
    problems: leftOutOf(result.skipped),
    leftIds: result.skipped.map(({ item }) => item.id),
    fileUntil: addDays(tokyoDateOf(ctx.now()), printRetentionDays ?? DEFAULT_DAYS),
    heartbeatAt: ctx.now().toISOString(),
  })
}

/** A letter that went out stands in the history of its card, once for each job (PR-05). */
async function noteOnCards(
  ctx: ServiceContext,
  job: PrintJobRow,
  ids: string[],
  beat: () => Promise<void>,
): Promise<void> {
  for (const id of ids) {
    await beat()
    await unlessGone(
      withCard(ctx, id, async (card) =>
        card.history?.some(({ op }) => op === `print|${job.id}`)
          ? null
          : {
              set: {},
              event: {
                type: 'printed',
                how: ids.length > 1 ? 'bulk' : 'screen',
                op: `print|${job.id}`,
                note: specOf(job.kind).label,
              },
            },
      ),
    )
  }
}

/** A card that left the user's offices while its letter was printed keeps its letter. */
async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'NOT_FOUND') throw error
  }
}
