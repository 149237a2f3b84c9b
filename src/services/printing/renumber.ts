import { randomUUID } from 'node:crypto'

import { fitter, type PrintPlan } from '@/documents/printing/print-items'
import { PRINT_KINDS, type PrintKind, specOf } from '@/domain/printing/kinds'
import { isDomainError } from '@/lib/errors'

import { replaceNumber } from '../cards/replace-number'
import type { ServiceContext } from '../context'
import { readCitySettings } from '../settings/read-settings'

import { itemsOf } from './choose'
import type { PrintItem, PrintJobRow, PrintOrder } from './types'

/** Kinds with which this city gives a new reservation number (ID-13). */
export async function renumberingKinds(ctx: ServiceContext): Promise<Set<PrintKind>> {
  const { reissueNumber } = await readCitySettings(ctx.payload)
  const kinds = Object.keys(PRINT_KINDS) as PrintKind[]
  return new Set(reissueNumber === 'replace' ? kinds.filter((kind) => specOf(kind).renumbers) : [])
}

/** Id of the act under which an order replaces numbers; empty where they stay. */
export const renumberOf = async (ctx: ServiceContext, kind: PrintKind): Promise<string> =>
  (await renumberingKinds(ctx)).has(kind) ? `reissue|${randomUUID()}` : ''

/**
 * The items of an order; where it gives new reservation numbers, each with its new one. A letter that
 * cannot be printed costs nobody the number: it is tried on paper first. Sent again with the same
 * order, nobody's number is replaced twice.
 */
export async function* renumbered(
  ctx: ServiceContext,
  order: PrintOrder,
  plan: PrintPlan<PrintItem>,
): AsyncGenerator<PrintItem> {
  const { renumber } = order
  const fits = renumber ? fitter(plan) : null
  for await (const item of itemsOf(ctx, order)) {
    if (!renumber || !fits?.(item)) {
      yield item
      continue
    }
    const old = item.values.予約ID
    const number = await numberAfter(ctx, item.id, renumber)
    if (number === null) continue
    yield {
      ...item,
      number: item.number === old ? number : item.number,
      values: { ...item.values, 予約ID: number },
    }
  }
}

/** Null: the card has left the user's offices meanwhile, and gets no letter. */
async function numberAfter(ctx: ServiceContext, id: string, op: string): Promise<string | null> {
  try {
    return (await replaceNumber(ctx, id, op)).reservationNumber ?? ''
  } catch (error) {
    if (isDomainError(error) && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** What the operation log adds to the name of a printing. */
export const wordOf = ({ reprintOf, order }: PrintJobRow): string =>
  reprintOf ? '（再印刷）' : order.renumber ? '（予約番号を新しくする）' : ''
