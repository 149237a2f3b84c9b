import { SCAN_MODE, type ScanMode } from '@/domain/cards/scan-modes'
import { isDomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { invalid } from '../refusals'

import { cardName } from './card-view'
import { cardById } from './change-card'
import { cardInHand } from './find-card'
import { moveCard } from './move-card'
import { scan } from './scan'
import { readStatusRules } from './status-rules'

/** Cards of one call; a screen sends a long list in pieces and shows how far it is. */
export const MAX_BULK = 200

export type BulkInput = {
  /** Ids of cards, or numbers as they stand on a list. */
  ids?: string[]
  codes?: string[]
  /** Gives this status, or does what a scan in this mode does. */
  status?: string
  mode?: ScanMode
  place?: string
  position?: string
  date?: string
  reason?: string
  /** Id of the whole act; with the card it makes each step happen once. */
  op: string
}

/** `number`: what staff call the card; the typed number while no card was found. */
export type BulkLine = { item: string; number: string; ok: boolean; message: string }

/**
 * The same act on many cards, from a list or from successive scans (CD-06, CD-09). Each card stands
 * for itself: one that is refused says why and stops nobody else.
 * @throws DomainError INPUT_INVALID for an empty or too long list
 */
export async function bulkCards(ctx: ServiceContext, input: BulkInput): Promise<BulkLine[]> {
  const items = [
    ...(input.ids ?? []).map((id) => ({ id, code: '' })),
    ...(input.codes ?? []).map((code) => ({ id: '', code })),
  ]
  if (items.length === 0) throw invalid('カードを選んでください。')
  if (items.length > MAX_BULK) throw invalid(`一度に扱えるのは${MAX_BULK}枚までです。`)
  if (!input.status && !input.mode) throw invalid('することを選んでください。')
  const rules = await readStatusRules(ctx)
  const lines: BulkLine[] = []
  for (const { id, code } of items) {
    const item = code || id
    let number = code
    try {
      const card = id ? await cardById(ctx, id) : await cardInHand(ctx, code)
      number = cardName(card)
      const op = `${input.op}|${card.cardKey}`.slice(0, 120)
      if (input.status) {
        const { status, reason } = input
        const how = code ? 'list' : 'bulk'
        await moveCard(ctx, { id: card.id, status, reason, how, op, rules, byHand: true })
        lines.push({ item, number, ok: true, message: status })
      } else {
        const { mode = 'look', place, position, date, reason } = input
        const scanned = card.manufacturingNumber || card.reservationNumber || code
        await scan(ctx, { mode, code: scanned, op, place, position, date, reason })
        lines.push({ item, number, ok: true, message: SCAN_MODE[mode].done })
      }
    } catch (error) {
      if (!isDomainError(error)) throw error
      lines.push({ item, number, ok: false, message: error.message })
    }
  }
  return lines
}
