import { findRows, updateWhere } from '@/db/atomic'
import { carriesNothing, leavesEmpty } from '@/domain/transport/run-rules'
import type { Departure, RunRow, Stop } from '@/domain/transport/run-types'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { DomainError } from '@/lib/errors'

import { cardName } from '../cards/card-view'
import { readStatusRules } from '../cards/status-rules'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { busy, checkReason, need } from '../refusals'

import { type ItemRow, itemsOf, moveItem, tombstone } from './items'
import { carrierOf, caseOf, driverOn, vehicleOn } from './masters'
import {
  assertSends,
  changeRun,
  checkNames,
  runById,
  withPlainIds,
  wasDone,
  withRun,
  wrongState,
} from './runs'
import { mayTravel, settleRun, transferredStatus } from './settle'

export type StopCheck = {
  stop: string
  case?: string
  device?: string
  seal?: string
  lockChecked?: boolean
  /** Counted by hand. */
  cards: number
}

export type DepartInput = {
  id: string
  op: string
  carrier?: string
  driver?: string
  vehicle?: string
  /** Who hands over, and who takes over (the driver). */
  by: string
  with: string
  stops: StopCheck[]
}

/**
 * The run leaves (TR-01, TR-02, TR-03, TR-07): a registered driver and vehicle, and for each stop with
 * something to carry a case with its number, its lock checked and its device's number, and a count
 * that equals the scans. Then every packed card gets its run. Sent again, it finishes what a process
 * that died has left.
 * @throws DomainError FORBIDDEN, WRONG_STATE, NAMES_MISSING, CARRIER_/DRIVER_/VEHICLE_NOT_REGISTERED,
 *   RUN_EMPTY, CASE_MISSING, CASE_NOT_REGISTERED, CASE_TWICE, CASE_IN_USE, LOCK_UNCHECKED,
 *   DEVICE_DIFFERS, COUNT_DIFFERS, CARD_CHANGED (details: conflicts), BUSY; `details.fields` names
 *   the field as `<stop>.cards`, `<stop>.case`, `driver` …
 */
export async function departRun(ctx: ServiceContext, input: DepartInput): Promise<RunRow> {
  const before = await runById(ctx, input.id)
  assertSends(ctx, before)
  if (wasDone(before, input.op)) return settleRun(ctx, before)
  if (before.state !== 'planned' && before.state !== 'loading') {
    throw wrongState(before, '出発を記録できるのは、計画か積込みの移送だけです。')
  }
  const names = checkNames(input.by, input.with)
  const run = await seal(ctx, before)
  try {
    const departed = await leave(ctx, run, input, names)
    return await settleRun(ctx, departed)
  } catch (error) {
    await reopenPacking(ctx, input.id)
    throw error
  }
}

/** From here on nothing is packed: scans that are not finished are withdrawn, then the rest counts. */
async function seal(ctx: ServiceContext, before: RunRow): Promise<RunRow> {
  const run = await withRun(ctx, before.id, (now) => {
    if (now.state !== 'planned' && now.state !== 'loading') throw wrongState(now, '')
    return now.sealing ? null : { set: { sealing: ctx.now().toISOString() }, what: '' }
  })
  for (const item of await itemsOf(ctx, run.id, { states: ['packing'] })) {
    await moveItem(ctx, item, 'packing', { state: 'withdrawn', liveKey: tombstone(item) })
  }
  return run
}

/** 「積込みに戻す」: ends a departure check that was not carried through. */
export async function reopenPacking(ctx: ServiceContext, id: string): Promise<void> {
  const run = await runById(ctx, id)
  assertSends(ctx, run)
  if (!run.sealing) return
  await updateWhere(
    ctx.payload,
    'transport-runs',
    {
      and: [
        { id: { equals: id } },
        { rev: { equals: run.rev } },
        { state: { in: ['planned', 'loading'] } },
      ],
    },
    { sealing: '', rev: run.rev + 1 },
  )
}

async function leave(
  ctx: ServiceContext,
  run: RunRow,
  input: DepartInput,
  names: { by: string; with: string },
): Promise<RunRow> {
  const wanted = input.carrier ?? run.carrier ?? ''
  // Documents go in the vendor's own vehicle (TR-09); cards by a security service (TR-01).
  const carrier =
    run.kind === 'documents' && !wanted ? { id: '', name: '' } : await carrierOf(ctx, wanted)
  const driver = await driverOn(ctx, input.driver ?? run.driver ?? '', run.date)
  const vehicle = await vehicleOn(ctx, input.vehicle ?? run.vehicle ?? '', run.date)
  const items = await itemsOf(ctx, run.id, { states: ['packed'] })
  assertCarries(run, items)
  await assertUnchanged(ctx, items)
  const stops = await sealedStops(ctx, run, input.stops, items, names)
  const at = ctx.now().toISOString()
  await faultPoint(ctx, 'run-leaving')
  const departed = await changeRun(
    ctx,
    run,
    {
      state: 'departed',
      stops,
      carrier: String(carrier.id),
      carrierName: carrier.name,
      driver: String(driver.id),
      driverName: driver.name,
      vehicle: String(vehicle.id),
      vehiclePlate: vehicle.plate,
      departedAt: at,
      sealing: '',
      pending: true,
    },
    `出発しました（${driver.name}、${vehicle.plate}、カード ${items.length}枚）`,
    input.op,
  )
  if (departed) return departed
  throw busy()
}

/** Nobody drives off with nothing because the scans before it had failed. */
function assertCarries(run: RunRow, items: ItemRow[]): void {
  if (!leavesEmpty(run, items.length)) return
  throw new DomainError(
    'RUN_EMPTY',
    'カードも書類も積み込まれていないので、出発できません。カードを読み取って積み込むか、この移送を取りやめてください。',
    409,
  )
}

/** Cards whose status changed since they were packed stay here, and are named. */
async function assertUnchanged(ctx: ServiceContext, items: ItemRow[]): Promise<void> {
  const rules = await readStatusRules(ctx)
  const target = await transferredStatus(rules)
  const unfit: string[] = []
  for (let from = 0; from < items.length; from += 300) {
    const ids = items.slice(from, from + 300).map(({ cardId }) => cardId)
    const cards = await findRows<CardRow>(ctx.payload, 'cards', { id: { in: ids } })
    unfit.push(
      ...cards
        .filter((card) => !mayTravel(rules, card, target))
        .map((card) => `${cardName(card)}（${card.status}）`),
    )
  }
  if (unfit.length === 0) return
  throw new DomainError(
    'CARD_CHANGED',
    `積み込んだあとに状態が変わったカードがあります。取り出してください: ${unfit.join('、')}`,
    409,
    { conflicts: unfit },
  )
}

async function sealedStops(
  ctx: ServiceContext,
  run: RunRow,
  checks: StopCheck[],
  items: ItemRow[],
  names: { by: string; with: string },
): Promise<Stop[]> {
  const used = new Set<string>()
  const stops: Stop[] = []
  for (const stop of run.stops) {
    const scanned = items.filter((item) => item.stop === stop.key).length
    const check = checks.find((one) => one.stop === stop.key) ?? { stop: stop.key, cards: 0 }
    if (check.cards !== scanned) {
      throw new DomainError(
        'COUNT_DIFFERS',
        `${stop.name}: 数えた枚数 ${check.cards}枚と、読み取った枚数 ${scanned}枚が合いません。数え直してください。`,
        409,
        at(stop, 'cards', '読み取った枚数と合いません。'),
      )
    }
    if (carriesNothing(stop, scanned)) {
      const departure = emptyDeparture(ctx, names)
      // Documents are fetched with an empty case; where no card goes, nobody has to stop.
      const closedAt = run.kind === 'cards' ? departure.at : stop.closedAt
      stops.push({ ...stop, departure, closedAt })
      continue
    }
    const sealed = await sealedCase(ctx, run, stop, check)
    if (used.has(sealed.caseId)) {
      throw new DomainError(
        'CASE_TWICE',
        `ケース ${sealed.caseNumber} が2か所に書かれています。立ち寄り先ごとに分けてください。`,
        422,
        at(stop, 'case', 'ほかの立ち寄り先と同じです。'),
      )
    }
    used.add(sealed.caseId)
    stops.push({
      ...stop,
      departure: { ...sealed, cards: scanned, at: ctx.now().toISOString(), ...names },
    })
  }
  return stops
}

/** The field of a stop that a refusal is about. */
const at = (stop: Stop, field: keyof StopCheck, message: string) => ({
  fields: { [`${stop.key}.${field}`]: message },
})

const emptyDeparture = (ctx: ServiceContext, names: { by: string; with: string }): Departure => ({
  caseId: '',
  caseNumber: '',
  device: '',
  lockChecked: true,
  seal: '',
  cards: 0,
  at: ctx.now().toISOString(),
  ...names,
})

/** The three items without which no case leaves (TR-03). */
async function sealedCase(ctx: ServiceContext, run: RunRow, stop: Stop, check: StopCheck) {
  if (!check.case) {
    throw new DomainError(
      'CASE_MISSING',
      `${stop.name}: ケースの番号を選んでください。`,
      422,
      at(stop, 'case', '選んでください。'),
    )
  }
  const found = await caseOf(ctx, check.case)
  if (check.lockChecked !== true) {
    throw new DomainError(
      'LOCK_UNCHECKED',
      `${stop.name}: ケース ${found.number} の施錠を確認して、チェックを入れてください。`,
      422,
      at(stop, 'lockChecked', '確認してください。'),
    )
  }
  const device = need(check.device, `${stop.name}: 位置情報専用端末機の番号`)
  if (normaliseCode(device) !== normaliseCode(found.device)) {
    throw new DomainError(
      'DEVICE_DIFFERS',
      `${stop.name}: ケース ${found.number} の端末機は ${found.device} と登録されています。取り替えたときは、先にケースの登録を直してください。`,
      409,
      at(stop, 'device', `登録は ${found.device} です。`),
    )
  }
  await assertCaseFree(ctx, run, stop, found)
  return {
    caseId: found.id,
    caseNumber: found.number,
    device: found.device,
    lockChecked: true as const,
    seal: checkReason(check.seal),
  }
}

/** @throws DomainError CASE_IN_USE */
async function assertCaseFree(
  ctx: ServiceContext,
  run: RunRow,
  stop: Stop,
  { id, number }: { id: string; number: string },
) {
  const others = await findRows<RunRow>(ctx.payload, 'transport-runs', {
    state: { in: ['departed', 'arriving'] },
  })
  const other = others
    .map(withPlainIds)
    .find(
      (one) =>
        one.id !== run.id &&
        one.stops.some(({ departure, closedAt }) => departure?.caseId === id && !closedAt),
    )
  if (!other) return
  throw new DomainError(
    'CASE_IN_USE',
    `ケース ${number} は、移送 ${other.number} で使われています。`,
    409,
    at(stop, 'case', 'ほかの移送で使われています。'),
  )
}
