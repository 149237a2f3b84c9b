import { checkItems, MOST_NAMED, printItems, type Skipped } from '@/documents/printing/print-items'
import { specOf } from '@/domain/printing/kinds'
import { SHEETS_AT_ONCE, sheetsFor } from '@/domain/printing/sheets'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'

import { choose, itemsOf, refuseNothing } from './choose'
import { planFor } from './plan'
import type { LeftOut, PrintItem, PrintOptions, Selection } from './types'

export type PrintCheck = {
  /** Things that were asked for. */
  count: number
  /** Of these, how many can be printed. */
  fits: number
  sheets: number
  /** Numbers that no card of the own offices has. */
  unknown: string[]
  /** What would be left out, and why; without names and addresses. */
  problems: LeftOut[]
  /** Further ones that are not in the list. */
  more: number
  /** The text names a 期限 and none was given: its line will not be printed (M20). */
  missesDeadline: boolean
}

/** Numbers and reasons only: this goes to the screen and into the record (CD-30). */
export const leftOutOf = (skipped: Skipped<PrintItem>[]): LeftOut[] =>
  skipped.slice(0, MOST_NAMED).map(({ item, problems }) => ({ number: item.number, problems }))

/**
 * Goes through everything without printing: how many sheets it takes, which records have characters
 * that no font has or a text that does not fit (design §10).
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID, TOO_MANY
 */
export async function checkPrint(
  ctx: ServiceContext,
  selection: Selection,
  options: PrintOptions,
): Promise<PrintCheck> {
  const chosen = await choose(ctx, options.kind, selection)
  const plan = await planFor(ctx, options)
  // Copies are all alike: one tells for all.
  const copies = Math.min(chosen.copies, 1)
  const found = await checkItems(itemsOf(ctx, { options, ids: chosen.ids, copies }), plan)
  const isCopies = specOf(options.kind).source === 'copies'
  const fits = isCopies && found.fits > 0 ? chosen.copies : found.fits
  return {
    count: chosen.count,
    fits,
    sheets: sheetsFor(plan.sheet, fits, options.start),
    unknown: chosen.unknown,
    problems: leftOutOf(found.skipped),
    more: found.more,
    missesDeadline: !options.deadline && plan.namesDeadline,
  }
}

/**
 * The sheets as they will be printed, `SHEETS_AT_ONCE` of them. Shows names and addresses, so it is
 * logged like every other look at them, with how many stand on these sheets (AU-06).
 * @param from first sheet, counted from 0
 * @throws DomainError FORBIDDEN, NOTHING_CHOSEN and those of `checkPrint`
 */
export async function previewPrint(
  ctx: ServiceContext,
  selection: Selection,
  options: PrintOptions,
  from: number,
): Promise<Buffer[]> {
  const chosen = await choose(ctx, options.kind, selection)
  refuseNothing(chosen.count)
  const plan = { ...(await planFor(ctx, options)), only: { from, to: from + SHEETS_AT_ONCE } }
  const { ids, copies } = chosen
  const { doc, done } = printItems(itemsOf(ctx, { options, ids, copies }), plan)
  // Awaited below; until then a failure must not count as one that nobody looks at.
  done.catch(() => undefined)
  const pages: Buffer[] = []
  for await (const chunk of doc as unknown as AsyncIterable<Buffer>) pages.push(chunk)
  const { drawn } = await done
  if (specOf(options.kind).source !== 'copies') {
    await logAct(ctx, {
      action: 'print.preview',
      target: 'cards',
      summary: `${specOf(options.kind).label}の印刷前の確認`,
      count: drawn,
      purpose: '印刷前の確認',
    })
  }
  return pages
}
