import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'

import { logAct } from '../audit/log-act'
import { checkedPurpose } from '../audit/purpose'
import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'
import { loadBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import type { TransferRow } from './format'
import { createSeal, headLine } from './format'

const BATCH = 1000

type Stored = Omit<TransferRow, 'office'> & { id: string; office: string }

/**
 * Gives out who may book, for a booking site that stands apart from card management (AC-08): the
 * only thing that crosses. It holds the whole city's booking numbers, so it asks for the city's
 * administrator and a purpose, and is logged with the number of cards before the first line leaves.
 * @throws DomainError FORBIDDEN, and as `checkedPurpose`
 */
export async function exportKeys(
  ctx: ServiceContext,
  wish: { purpose: string },
): Promise<AsyncGenerator<string>> {
  if (!can(ctx.user, 'cards.transfer')) {
    throw forbidden('受け渡しファイルには市全体の予約番号が入ります。出せるのは市管理者だけです。')
  }
  const purpose = checkedPurpose(wish.purpose)
  const count = await countRows(ctx.payload, 'eligibilities')
  await logAct(ctx, {
    action: 'eligibility.export',
    summary: '予約サイトへの受け渡しファイルを出力（番号・窓口・状態のみ）',
    count,
    purpose,
  })
  return lines(ctx)
}

async function* lines(ctx: ServiceContext): AsyncGenerator<string> {
  const { cityCode } = await readCitySettings(ctx.payload)
  const { offices } = await loadBookingConfig(ctx.payload)
  const codes = new Map(offices.map(({ id, code }) => [id, code]))
  const seal = createSeal()
  let rows = 0
  const line = (text: string): string => {
    seal.add(text)
    return `${text}\n`
  }
  yield line(headLine(cityCode, ctx.now().toISOString()))
  for (let after = ''; ;) {
    const batch = await findRows<Stored>(
      ctx.payload,
      'eligibilities',
      after ? { id: { greater_than: after } } : {},
      { sort: 'id', limit: BATCH },
    )
    for (const row of batch) {
      rows++
      yield line(JSON.stringify(crossing(row, codes.get(row.office) ?? '')))
    }
    if (batch.length < BATCH) break
    after = batch.at(-1)?.id ?? ''
  }
  yield `${JSON.stringify({ rows, seal: seal.end() })}\n`
}

/** Named one by one: a field that is added to the row later does not cross by itself. */
const crossing = (row: Stored, office: string): TransferRow => ({
  card: row.card,
  reservationNumber: row.reservationNumber ?? '',
  manufacturingNumber: row.manufacturingNumber ?? '',
  reservationKey: row.reservationKey,
  manufacturingKey: row.manufacturingKey,
  birthdayHash: row.birthdayHash ?? '',
  office,
  state: row.state,
  stateLabel: row.stateLabel ?? '',
})
