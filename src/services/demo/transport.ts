import { findRow, findRows } from '@/db/atomic'
import { addDays, type CivilDate, toInstant, weekStart } from '@/domain/time/civil'

import { checkStop, completeRun } from '../transport/check-stop'
import { departRun } from '../transport/depart'
import { packCard } from '../transport/pack'
import { cancelRun, planWeek } from '../transport/plan'
import { arriveAtStop, receiveCard } from '../transport/receive'
import { runsOfWeek } from '../transport/ward-weeks'
import { transportMasters } from '../transport/masters'
import { changeCard } from '../cards/change-card'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import { readStatusRules, statusOfStep } from '../cards/status-rules'
import type { BookingConfig } from '../settings/booking-config'

import type { DemoPart } from './world'

const CARDS_A_STOP = 3
const OLD_NOTICES = 60
const SIGNED = { by: 'デモ センター担当', with: '運転 太郎' }

/**
 * Two routes from the card centre with drivers, cars and cases, the past runs of two weeks carried
 * out and the next planned (TR-01 to TR-03). A city without a card centre gets none.
 */
async function createDemoTransport(
  ctx: ServiceContext,
  config: BookingConfig,
  today: CivilDate,
): Promise<void> {
  const centre = config.offices.find(({ kind }) => kind === 'centre')
  const wards = config.offices.filter(({ kind }) => kind === 'ward')
  if (!centre || wards.length < 2 || (await findRow(ctx.payload, 'transport-routes', {}))) return
  await createMasters(
    ctx,
    centre.id,
    wards.map(({ id }) => id),
  )
  const week = weekStart(today)
  await planWeek(ctx, addDays(week, -7))
  await planWeek(ctx, week)
  await planWeek(ctx, addDays(week, 7))
  const past = [...(await runsOfWeek(ctx, addDays(week, -7))), ...(await runsOfWeek(ctx, week))]
  for (const run of past.filter(({ date }) => date < today)) await carryOut(ctx, run.id)
  await ageNotices(ctx, today)
}

/** Notices that went out weeks ago, so that there is somebody to remind; a few came back (CD-22). */
async function ageNotices(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const status = statusOfStep(await readStatusRules(ctx), 'notified')
  if (!status) return
  const cards = await findRows<CardRow>(
    ctx.payload,
    'cards',
    { status: { equals: status } },
    { sort: 'shippingNumber', limit: OLD_NOTICES },
  )
  for (const [index, card] of cards.entries()) {
    const to = {
      notifiedOn: addDays(today, -40 - index),
      ...(index % 12 === 0 ? { returnedOn: addDays(today, -30 - index) } : {}),
    }
    await changeCard(ctx, card, to, { type: 'edited', how: 'job', to })
  }
}

async function createMasters(ctx: ServiceContext, from: string, wards: string[]): Promise<void> {
  const make = async (collection: string, data: Record<string, unknown>): Promise<string> => {
    const made = await ctx.payload.create({
      collection: collection as never,
      data: { active: true, ...data } as never,
    })
    return String((made as { id: string }).id)
  }
  const carrier = await make('transport-carriers', {
    name: 'デモ警備輸送',
    security: true,
    phone: '044-000-0000',
  })
  for (let number = 1; number <= 8; number++) {
    await make('transport-cases', {
      number: `C-0${number}`,
      device: `GPS-100${number}`,
      capacity: 400,
    })
  }
  const half = Math.ceil(wards.length / 2)
  const routes = [
    { name: '南部', stops: wards.slice(0, half), driver: '運転 太郎', plate: '川崎 100 あ 12-34' },
    { name: '北部', stops: wards.slice(half), driver: '運送 花子', plate: '川崎 100 あ 56-78' },
  ]
  for (const { name, stops, driver, plate } of routes) {
    await make('transport-routes', {
      name,
      from,
      stops,
      weekdays: ['1', '3', '5'],
      perWeek: 3,
      carrier,
      driver: await make('transport-drivers', { name: driver, carrier }),
      vehicle: await make('transport-vehicles', { plate, carrier }),
    })
  }
}

/** A run of the past with a few cards for each ward, as the clock of its day would have it. */
async function carryOut(now: ServiceContext, id: string): Promise<void> {
  const run = (await findRow<{ date: string; stops: { key: string; office: string }[] }>(
    now.payload,
    'transport-runs',
    { id: { equals: id } },
  ))!
  const at = (time: string): ServiceContext => ({ ...now, now: () => toInstant(run.date, time) })
  const ready = statusOfStep(await readStatusRules(now), 'prepared')
  if (!ready) return
  const packed = new Map<string, CardRow[]>()
  for (const { key, office } of run.stops) {
    const cards = await findRows<CardRow>(
      now.payload,
      'cards',
      { and: [{ office: { equals: office } }, { status: { equals: ready } }] },
      { sort: 'shippingNumber', limit: CARDS_A_STOP },
    )
    packed.set(key, cards)
    for (const card of cards) {
      await packCard(at('08:40'), { id, code: card.manufacturingNumber ?? '', op: card.cardKey })
    }
  }
  // A small demo has not cards enough for every run, and none leaves with nothing.
  if ([...packed.values()].every((cards) => cards.length === 0)) {
    await cancelRun(at('09:00'), { id, reason: '運ぶカードがありません' })
    return
  }
  const { cases } = await transportMasters(now, run.date)
  await departRun(at('09:10'), {
    id,
    op: `demo-${id}`,
    ...SIGNED,
    stops: run.stops.map(({ key }, index) => ({
      stop: key,
      case: cases[index]?.id,
      device: cases[index]?.device,
      seal: `S-${run.date.slice(8)}${index + 1}`,
      lockChecked: true,
      cards: packed.get(key)?.length ?? 0,
    })),
  })
  for (const { key } of run.stops) {
    const cards = packed.get(key) ?? []
    await arriveAtStop(at('10:20'), {
      id,
      stop: key,
      op: `demo-${key}`,
      cards: cards.length,
      lockOk: true,
      sealOk: true,
      theftChecked: true,
      by: SIGNED.with,
      with: 'デモ 区担当',
    })
    for (const card of cards) {
      const code = card.manufacturingNumber ?? ''
      await receiveCard(at('10:30'), { id, stop: key, code, op: card.cardKey })
    }
    await checkStop(at('10:40'), { id, stop: key })
  }
  await completeRun(at('11:30'), { id })
}

export const demoTransport: DemoPart = ({ ctx, config, today, say }) => {
  say('カードの移送の例を作っています')
  return createDemoTransport(ctx, config, today)
}
