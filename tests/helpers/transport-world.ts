import { randomUUID } from 'node:crypto'

import { findRow, findRows } from '@/db/atomic'
import type { RunRow } from '@/domain/transport/run-types'
import type { ServiceContext } from '@/services/context'
import { findOffice, readBookingConfig } from '@/services/settings/booking-config'
import { checkStop } from '@/services/transport/check-stop'
import { departRun } from '@/services/transport/depart'
import type { ItemRow } from '@/services/transport/items'
import { packCard } from '@/services/transport/pack'
import { planRun } from '@/services/transport/plan'
import { arriveAtStop, receiveCard } from '@/services/transport/receive'
import { completeRun } from '@/services/transport/check-stop'

import { type CardWorld, openCardWorld } from './card-world'
import { signIn, type Staff } from './staff'

export const DAY = '2026-12-07'
export const code = (index: number): string => `ABC${100_000 + index}`
export const READY = { 状態区分: '交付前設定済み' }
export const SAIWAI = { 住所: '川崎市幸区戸手本町1-11-1', ...READY }
/** The two people who sign. */
export const NAMES = { by: '佐藤', with: '運転 太郎' }

export type TransportWorld = CardWorld & {
  centre: string
  /** Staff of the card centre. */
  packer: Staff
  masters: Record<'carrier' | 'unsafe' | 'driver' | 'gone' | 'vehicle' | 'route', string> & {
    cases: string[]
  }
  run: (id: string) => Promise<RunRow>
  items: (run: string) => Promise<ItemRow[]>
  plan: (stops?: string[]) => Promise<RunRow>
  pack: (
    run: string,
    index: number,
    op?: string,
    ctx?: ServiceContext,
  ) => ReturnType<typeof packCard>
  depart: (run: string, cards: number[], op?: string, ctx?: ServiceContext) => Promise<RunRow>
  arrive: (run: string, stop: string, cards: number, ctx?: ServiceContext) => Promise<RunRow>
  receive: (
    run: string,
    stop: string,
    index: number,
    ctx?: ServiceContext,
  ) => ReturnType<typeof receiveCard>
  /** Everything of a run that needs no difference: packed, driven, received, completed. */
  deliver: (date: string, indexes: number[], stop?: string) => Promise<RunRow>
}

/** The card world with a card centre, lists of drivers, vehicles and cases, and a route to two wards. */
export async function openTransportWorld(): Promise<TransportWorld> {
  const world = await openCardWorld()
  const { payload, ctx } = world
  const config = await readBookingConfig(payload)
  const centre = findOffice(config, 'centre')!.id
  const make = async (collection: string, data: Record<string, unknown>): Promise<string> => {
    const made = await payload.create({ collection: collection as never, data: data as never })
    return String((made as { id: string }).id)
  }
  const carrier = await make('transport-carriers', {
    name: '警備輸送',
    security: true,
    active: true,
  })
  const masters = {
    carrier,
    unsafe: await make('transport-carriers', {
      name: 'ふつうの運送',
      security: false,
      active: true,
    }),
    driver: await make('transport-drivers', { name: '運転 太郎', carrier, active: true }),
    gone: await make('transport-drivers', {
      name: '運転 次郎',
      validUntil: '2026-11-30',
      active: true,
    }),
    vehicle: await make('transport-vehicles', {
      plate: '川崎 100 あ 12-34',
      carrier,
      active: true,
    }),
    cases: [
      await make('transport-cases', { number: 'C-01', device: 'GPS-01', active: true }),
      await make('transport-cases', { number: 'C-02', device: 'GPS-02', active: true }),
    ],
    route: '',
  }
  masters.route = await make('transport-routes', {
    name: '南部',
    from: centre,
    stops: [world.office, world.otherOffice],
    weekdays: ['1', '3', '5'],
    perWeek: 3,
    carrier,
    driver: masters.driver,
    vehicle: masters.vehicle,
    active: true,
  })
  const run = async (id: string) =>
    (await findRow<RunRow>(payload, 'transport-runs', { id: { equals: id } }))!
  // A case of its own for every departure, so that no run waits for another's.
  let devices = 100
  const one: TransportWorld = {
    ...world,
    centre,
    packer: await signIn(payload, ['window-staff'], [centre]),
    masters,
    run,
    items: (id) => findRows<ItemRow>(payload, 'transport-items', { run: { equals: id } }),
    plan: (stops) => planRun(ctx, { op: randomUUID(), date: DAY, route: masters.route, stops }),
    pack: (id, index, op = randomUUID(), by = ctx) => packCard(by, { id, code: code(index), op }),
    depart: async (id, cards, op = randomUUID(), by = ctx) => {
      const { stops } = await run(id)
      const checks = []
      for (const [at, stop] of stops.entries()) {
        const device = `GPS-${++devices}`
        checks.push({
          stop: stop.key,
          case: await make('transport-cases', { number: `C-${devices}`, device, active: true }),
          device,
          seal: `S-${at + 1}`,
          lockChecked: true,
          cards: cards[at] ?? 0,
        })
      }
      return departRun(by, { id, op, ...NAMES, stops: checks })
    },
    arrive: (id, stop, cards, by = ctx) =>
      arriveAtStop(by, {
        id,
        stop,
        op: `arrive-${stop}`,
        cards,
        lockOk: true,
        sealOk: true,
        theftChecked: true,
        // Read only where the count is not the one that was sent.
        note: '2人で数え直した',
        ...NAMES,
      }),
    receive: (id, stop, index, by = ctx) =>
      receiveCard(by, { id, stop, code: code(index), op: randomUUID() }),
    deliver: async (date, indexes, stop = world.office) => {
      const { id } = await planRun(ctx, {
        op: randomUUID(),
        date,
        route: masters.route,
        stops: [stop],
      })
      for (const index of indexes) await one.pack(id, index)
      await one.depart(id, [indexes.length])
      await one.arrive(id, stop, indexes.length)
      for (const index of indexes) await one.receive(id, stop, index)
      await checkStop(ctx, { id, stop })
      return completeRun(ctx, { id })
    },
  }
  return one
}
