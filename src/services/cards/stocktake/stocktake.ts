import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { countRows } from '@/db/rows'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { MS_PER_DAY } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { assertScope } from '../../office-scope'
import { faultPoint, type ServiceContext } from '../../context'
import { individualNumberRefused, notFound } from '../../refusals'
import { loadBookingConfig } from '../../settings/booking-config'

import { raiseLost, raiseTask, type TaskDraft } from '../tasks/raise'
import { cardName } from '../card-view'
import { placeById } from '../places/places'
import { readStatusRules } from '../status-rules'
import type { CardRow } from '../types'

export type StocktakeRow = {
  id: string
  title: string
  office: string
  place?: string | null
  state: 'open' | 'done'
  startedAt: string
  startedBy: string
  endedAt?: string | null
  expected?: number | null
  counted?: number | null
  missing?: number | null
  extra?: number | null
  result?: StocktakeResult | null
}

export type StocktakeLine = { number: string; why: string }
export type StocktakeResult = {
  expected: number
  counted: number
  missing: StocktakeLine[]
  extra: StocktakeLine[]
}

/** Begins to count one place, or all cards of an office (CD-27). @throws DomainError PLACE_UNKNOWN, FORBIDDEN */
export async function startStocktake(
  ctx: ServiceContext,
  input: { office: string; place?: string },
): Promise<StocktakeRow> {
  assertScope(ctx, input.office)
  const place = input.place ? await placeById(ctx, input.place) : null
  const config = await loadBookingConfig(ctx.payload)
  const office = config.offices.find(({ id }) => id === (place?.office ?? input.office))
  return insertRow<StocktakeRow>(ctx.payload, 'stocktakes', {
    title: place ? place.label : `${office?.name ?? ''} 全部のカード`,
    office: office?.id ?? input.office,
    place: place?.id ?? '',
    state: 'open',
    startedAt: ctx.now().toISOString(),
    startedBy: ctx.actor.name,
    expected: 0,
    counted: 0,
    missing: 0,
    extra: 0,
  })
}

/** @throws DomainError NOT_FOUND, FORBIDDEN */
export async function stocktakeById(ctx: ServiceContext, id: string): Promise<StocktakeRow> {
  const row = await findRow<StocktakeRow>(ctx.payload, 'stocktakes', { id: { equals: id } })
  if (!row) throw notFound('棚卸しが見つかりません。')
  assertScope(ctx, row.office)
  return row
}

/**
 * Counts one card; twice scanned, it counts once. @returns whether the record has it here
 * @throws DomainError INDIVIDUAL_NUMBER, STOCKTAKE_CLOSED, CODE_TOO_SHORT
 */
export async function countCard(
  ctx: ServiceContext,
  input: { id: string; code: string },
): Promise<{ counted: number; isNew: boolean; isExpected: boolean; number: string; why: string }> {
  const code = normaliseCode(input.code)
  if (isIndividualNumber(code)) throw individualNumberRefused()
  if (code.length < 2) throw new DomainError('CODE_TOO_SHORT', '番号が短すぎます。', 422)
  const take = await stocktakeById(ctx, input.id)
  if (take.state !== 'open') {
    throw new DomainError('STOCKTAKE_CLOSED', 'この棚卸しは終わっています。', 409)
  }
  const card = await findRow<CardRow>(ctx.payload, 'cards', {
    or: [
      { manufacturingKey: { equals: code } },
      { reservationKey: { equals: code } },
      { shippingKey: { equals: code } },
    ],
  })
  const added = await insertMany(ctx.payload, 'stocktake-scans', [
    {
      scanKey: `${take.id}|${card?.cardKey ?? code}`,
      stocktake: take.id,
      card: card?.cardKey ?? '',
      code: input.code.slice(0, 60),
      at: ctx.now().toISOString(),
      byName: ctx.actor.name,
    },
  ])
  const counted = await countRows(ctx.payload, 'stocktake-scans', {
    stocktake: { equals: take.id },
  })
  const why = await whyExtra(ctx, take, card)
  return {
    counted,
    isNew: added > 0,
    isExpected: why === '',
    number: card ? cardName(card) : input.code.slice(0, 60),
    why,
  }
}

async function whyExtra(
  ctx: ServiceContext,
  take: StocktakeRow,
  card: CardRow | null,
): Promise<string> {
  if (!card) return '登録のない番号です'
  const step = (await readStatusRules(ctx)).get(card.status)?.step
  if (step === 'issued' || step === 'mailed') return `記録では「${card.status}」です`
  if (card.run) return '記録では移送中です'
  if (card.office !== take.office) return '別の窓口のカードです'
  if (take.place && card.place !== take.place) return '別の保管場所の記録です'
  return ''
}

/** Cards that the records have at the counted place: not handed over, not on the way, not taken out. */
async function expectedCards(ctx: ServiceContext, take: StocktakeRow): Promise<CardRow[]> {
  const rules = await readStatusRules(ctx)
  const gone = [...rules.values()]
    .filter(({ step }) => step === 'issued' || step === 'mailed')
    .map(({ label }) => label)
  const rows = await findRows<CardRow>(
    ctx.payload,
    'cards',
    take.place
      ? { place: { equals: take.place } }
      : { and: [{ office: { equals: take.office } }, { status: { not_in: gone } }] },
    {
      select: {
        cardKey: true,
        status: true,
        shippingNumber: true,
        manufacturingNumber: true,
        reservationNumber: true,
        run: true,
        pulledFor: true,
      },
    },
  )
  return rows.filter(({ status, run }) => !gone.includes(status) && !run)
}

/** Compares what was scanned with the records (CD-27). @throws DomainError NOT_FOUND, FORBIDDEN */
export async function stocktakeResult(ctx: ServiceContext, id: string): Promise<StocktakeResult> {
  const take = await stocktakeById(ctx, id)
  if (take.state === 'done' && take.result) return take.result
  const expected = await expectedCards(ctx, take)
  const scans = await findRows<{ card: string; code: string }>(ctx.payload, 'stocktake-scans', {
    stocktake: { equals: id },
  })
  const scanned = new Set(scans.map(({ card }) => card).filter(Boolean))
  const known = new Set(expected.map(({ cardKey }) => cardKey))
  const missing = expected
    .filter(({ cardKey }) => !scanned.has(cardKey))
    .map((card) => ({
      number: cardName(card),
      why: card.pulledFor ? `${card.pulledFor} の来庁のために引き出し中` : '見つからない',
    }))
  const extra: StocktakeLine[] = []
  for (const { card, code } of scans) {
    if (card && known.has(card)) continue
    const stored = card
      ? await findRow<CardRow>(ctx.payload, 'cards', { cardKey: { equals: card } })
      : null
    extra.push({
      number: stored ? cardName(stored) : code,
      why: (await whyExtra(ctx, take, stored)) || '記録にないカードです',
    })
  }
  return { expected: expected.length, counted: scans.length, missing, extra }
}

/** Ends the count; what is missing or too many becomes a task (CD-27). Repeatable. */
export async function finishStocktake(ctx: ServiceContext, id: string): Promise<StocktakeResult> {
  const take = await stocktakeById(ctx, id)
  const result = await stocktakeResult(ctx, id)
  await updateWhere(
    ctx.payload,
    'stocktakes',
    { and: [{ id: { equals: id } }, { state: { equals: 'open' } }] },
    {
      state: 'done',
      endedAt: ctx.now().toISOString(),
      expected: result.expected,
      counted: result.counted,
      missing: result.missing.length,
      extra: result.extra.length,
      result,
    },
  )
  await faultPoint(ctx, 'stocktake-ended')
  for (const task of tasksOf(take, result)) {
    await raiseTask(ctx, task)
    await faultPoint(ctx, 'stocktake-task')
  }
  return result
}

/** What was not found, and what was too many: each is somebody's task. */
const tasksOf = (take: StocktakeRow, result: StocktakeResult): TaskDraft[] =>
  (
    [
      ['missing', result.missing],
      ['unexpected', result.extra],
    ] as const
  ).flatMap(([kind, lines]) =>
    lines.map(({ number, why }) => ({
      key: `${kind}|${take.id}|${number}`,
      kind,
      office: take.office,
      number,
      note: `${take.title}の棚卸し: ${why}`,
    })),
  )

const RECENT_MS = 3 * MS_PER_DAY

/** Tasks of counts that ended of late and whose process died before all were raised. @returns how many */
export async function settleStocktakes(ctx: ServiceContext): Promise<number> {
  const since = new Date(ctx.now().getTime() - RECENT_MS).toISOString()
  const ended = await findRows<StocktakeRow>(ctx.payload, 'stocktakes', {
    and: [{ state: { equals: 'done' } }, { endedAt: { greater_than: since } }],
  })
  const tasks = ended.flatMap((take) => (take.result ? tasksOf(take, take.result) : []))
  return raiseLost(ctx, tasks)
}

export const listStocktakes = (ctx: ServiceContext, office: string): Promise<StocktakeRow[]> => {
  assertScope(ctx, office)
  return findRows<StocktakeRow>(
    ctx.payload,
    'stocktakes',
    { office: { equals: office } },
    { sort: '-startedAt', limit: 30 },
  )
}
