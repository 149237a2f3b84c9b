import { can } from '@/access/capabilities'
import { isCityWide, mayUseOffice } from '@/access/roles'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { isOpenForPacking, obstaclesOf, openDifferences } from '@/domain/transport/run-rules'
import type { RunRow, Stop } from '@/domain/transport/run-types'
import type { Point } from '@/domain/transport/positions'
import { ITEM_STATE, type ItemState, RUN_STATE } from '@/domain/transport/vocabulary'
import { textsOf } from '@/lib/texts'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'
import { officeNameIn } from '../settings/office-names'

import { incidentsOf, type RunIncident } from './incidents/of-run'
import { itemsOf } from './items'
import { pointsOf } from './positions'
import { actsAtStop, officesOfRun, runById } from './runs'
import { runsOfWeek, type WardAlert, wardsOfWeek } from './ward-weeks'

export type StopCounts = { packed: number; sent: number; received: number; missing: number }

export type RunLine = {
  id: string
  number: string
  kind: RunRow['kind']
  date: CivilDate
  state: RunRow['state']
  stateLabel: string
  routeName: string
  fromName: string
  stops: { office: string | null; name: string; cards: number; closed: boolean; open: number }[]
  driverName: string
  vehiclePlate: string
}

export type WeekView = {
  week: CivilDate
  today: CivilDate
  runs: RunLine[]
  wards: WardAlert[]
  may: { plan: boolean; write: boolean }
}

/** A week's runs, how many each ward gets, and weeks that were short (TR-01, TR-02). */
export async function weekView(ctx: ServiceContext, day: CivilDate): Promise<WeekView> {
  const { week, wards } = await wardsOfWeek(ctx, day)
  const { offices } = await loadBookingConfig(ctx.payload)
  const runs = (await runsOfWeek(ctx, week)).filter(
    (run) => !ctx.user || officesOfRun(run).some((office) => mayUseOffice(ctx.user, office)),
  )
  const lines: RunLine[] = []
  for (const run of runs) {
    const items = run.state === 'cancelled' ? [] : await itemsOf(ctx, run.id)
    lines.push({
      id: run.id,
      number: run.number,
      kind: run.kind,
      date: run.date,
      state: run.state,
      stateLabel: RUN_STATE[run.state],
      routeName: run.routeName ?? '',
      fromName: officeNameIn(offices, run.from),
      stops: run.stops.map((stop) => ({
        office: stop.office,
        name: stop.name,
        cards: items.filter((item) => item.stop === stop.key).length,
        closed: stop.closedAt !== '',
        open: openDifferences(stop).length,
      })),
      driverName: run.driverName ?? '',
      vehiclePlate: run.vehiclePlate ?? '',
    })
  }
  return {
    week,
    today: tokyoDateOf(ctx.now()),
    runs: lines,
    wards,
    may: { plan: can(ctx.user, 'transport.plan'), write: can(ctx.user, 'transport.write') },
  }
}

export type ItemView = {
  number: string
  card: string
  state: ItemState
  stateLabel: string
  packedAt: string
  packedBy: string
  receivedAt: string
  receivedBy: string
}

export type StopView = Stop & {
  counts: StopCounts
  /** Cards still to be scanned, by number; named so that somebody can look for them. */
  remaining: string[]
  items: ItemView[]
  mayReceive: boolean
}

export type RunView = {
  id: string
  rev: number
  number: string
  kind: RunRow['kind']
  date: CivilDate
  state: RunRow['state']
  stateLabel: string
  routeName: string
  from: string
  fromName: string
  carrier: string
  carrierName: string
  driver: string
  driverName: string
  vehicle: string
  vehiclePlate: string
  visit: string
  note: string
  sealing: boolean
  departedAt: string
  completedAt: string
  returned: RunRow['returned']
  stops: StopView[]
  obstacles: string[]
  history: { at: string; by: string; what: string }[]
  incidents: RunIncident[]
  points: Point[]
  may: { pack: boolean; send: boolean; plan: boolean; write: boolean; export: boolean }
}

const TEXTS = [
  'routeName',
  'carrier',
  'carrierName',
  'driver',
  'driverName',
  'vehicle',
  'vehiclePlate',
  'visit',
  'note',
  'departedAt',
  'completedAt',
] as const

/**
 * Everything that the run's page shows. Staff of a ward see the cards of their own stop; the sending
 * side sees all of them.
 * @throws DomainError NOT_FOUND
 */
export async function runView(ctx: ServiceContext, id: string): Promise<RunView> {
  const run = await runById(ctx, id)
  const { offices } = await loadBookingConfig(ctx.payload)
  const sends = !ctx.user || isCityWide(ctx.user) || mayUseOffice(ctx.user, run.from)
  const writes = !ctx.user || can(ctx.user, 'transport.write')
  const stops: StopView[] = []
  for (const stop of run.stops) {
    const isMine = sends || actsAtStop(ctx, run, stop)
    if (isMine) stops.push(await stopView(ctx, run, stop, writes))
  }
  return {
    id: run.id,
    rev: run.rev,
    number: run.number,
    kind: run.kind,
    date: run.date,
    state: run.state,
    stateLabel: RUN_STATE[run.state],
    ...textsOf(run, TEXTS),
    from: run.from,
    fromName: officeNameIn(offices, run.from),
    sealing: !!run.sealing,
    returned: run.returned ?? null,
    stops,
    obstacles: sends ? obstaclesOf(run) : [],
    history: (run.history ?? []).map(({ at, by, what }) => ({ at, by: by.name, what })).reverse(),
    incidents: await incidentsOf(ctx, run.id),
    points: sends ? await pointsOf(ctx, run.id) : [],
    may: {
      pack: writes && sends && isOpenForPacking(run),
      send: writes && sends,
      plan: can(ctx.user, 'transport.plan'),
      write: writes,
      export: !ctx.user || can(ctx.user, 'transport.read'),
    },
  }
}

async function stopView(
  ctx: ServiceContext,
  run: RunRow,
  stop: Stop,
  writes: boolean,
): Promise<StopView> {
  const items = await itemsOf(ctx, run.id, { stop: stop.key })
  const count = (...states: ItemState[]) =>
    items.filter(({ state }) => states.includes(state)).length
  return {
    ...stop,
    counts: {
      packed: count('packed', 'packing'),
      sent: count('sent'),
      received: count('received', 'scanned'),
      missing: count('missing'),
    },
    remaining: items.filter(({ state }) => state === 'sent').map(({ number }) => number),
    items: items.map((item) => ({
      number: item.number,
      card: item.cardId,
      state: item.state,
      stateLabel: ITEM_STATE[item.state],
      packedAt: item.packedAt ?? '',
      packedBy: item.packedBy ?? '',
      receivedAt: item.receivedAt ?? '',
      receivedBy: item.receivedBy ?? '',
    })),
    mayReceive: writes && actsAtStop(ctx, run, stop),
  }
}
