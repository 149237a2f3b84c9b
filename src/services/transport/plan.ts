import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { findRow } from '@/db/atomic'
import { type CivilDate, weekStart } from '@/domain/time/civil'
import type { Paper, RunRow, Stop } from '@/domain/transport/run-types'
import { PAPER_KIND, type PaperKind, type RunKind } from '@/domain/transport/vocabulary'
import { runDaysOf } from '@/domain/transport/week'
import { DomainError } from '@/lib/errors'
import { mayUseOffice } from '@/access/roles'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { checkReason, forbidden, invalid, notFound } from '../refusals'
import { loadBookingConfig } from '../settings/booking-config'
import { insertNumbered } from '../system/insert-numbered'

import { carrierOf, driverOn, readRoutes, type RouteRow, vehicleOn } from './masters'
import {
  assertCan,
  assertSends,
  officesOfRun,
  runEvent,
  withPlainIds,
  withRun,
  wrongState,
} from './runs'
import { settleRun } from './settle'

export type RunPlan = {
  /** Made by the screen; sent again, it finds the run that it made. */
  op: string
  date: CivilDate
  kind?: RunKind
  /** A route gives start, stops, driver and vehicle; what is named here goes before it. */
  route?: string
  from?: string
  stops?: string[]
  /** Places without an office, for documents (TR-09). */
  venues?: string[]
  visit?: string
  carrier?: string
  driver?: string
  vehicle?: string
  papers?: { stop?: string; kind: PaperKind; count: number }[]
  note?: string
}

const stopOf = (key: string, office: string | null, name: string): Stop => ({
  key,
  office,
  name,
  papers: [],
  departure: null,
  arrival: null,
  differences: [],
  checkedAt: '',
  closedAt: '',
})

/**
 * Plans one run (TR-01). Carrier, driver and vehicle may be left open until departure; whoever is
 * named has to be on the registered lists (TR-02).
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID, CARRIER_/DRIVER_/VEHICLE_NOT_REGISTERED
 */
export async function planRun(ctx: ServiceContext, plan: RunPlan): Promise<RunRow> {
  assertCan(ctx, 'transport.plan')
  const route = plan.route ? (await readRoutes(ctx)).find(({ id }) => id === plan.route) : undefined
  if (plan.route && !route) throw notFound('その経路はありません。')
  return createRun(ctx, `op|${plan.op}`, plan, route)
}

async function createRun(
  ctx: ServiceContext,
  runKey: string,
  plan: Omit<RunPlan, 'op'>,
  route: RouteRow | undefined,
): Promise<RunRow> {
  const known = await findRow<RunRow>(ctx.payload, 'transport-runs', { runKey: { equals: runKey } })
  if (known) return withPlainIds(known)
  const { offices } = await loadBookingConfig(ctx.payload)
  const nameOf = (id: string): string => {
    const office = offices.find((one) => one.id === id)
    if (!office) throw notFound('その窓口はありません。')
    return office.name
  }
  const from = plan.from ?? route?.from ?? ''
  if (!from) throw invalid('出発する窓口（カードセンター）を選んでください。')
  nameOf(from)
  if (ctx.user && !mayUseOffice(ctx.user, from)) {
    throw forbidden('この窓口から出る移送を計画する権限がありません。')
  }
  const venues = (plan.venues ?? []).map((name) => checkReason(name)).filter(Boolean)
  const stops = [...new Set(plan.stops ?? (venues.length > 0 ? [] : (route?.stops ?? [])))].map(
    (id) => stopOf(id, id, nameOf(id)),
  )
  stops.push(...venues.map((name, at) => stopOf(`venue-${at + 1}`, null, name)))
  if (stops.length === 0) throw invalid('立ち寄り先を1つ以上選んでください。')
  for (const { stop, kind, count } of plan.papers ?? []) {
    const target = stop ? stops.find(({ key }) => key === stop) : stops[0]
    target?.papers.push({ kind, count })
  }
  const people = await peopleOf(ctx, plan.date, {
    carrier: plan.carrier ?? route?.carrier,
    driver: plan.driver ?? route?.driver,
    vehicle: plan.vehicle ?? route?.vehicle,
  })
  const data = {
    runKey,
    kind: plan.kind ?? 'cards',
    date: plan.date,
    state: 'planned',
    route: route?.id ?? '',
    routeName: route?.name ?? '',
    from,
    offices: officesOfRun({ from, stops }),
    ...people,
    visit: checkReason(plan.visit),
    note: checkReason(plan.note),
    stops,
    returned: null,
    departedAt: '',
    completedAt: '',
    sealing: '',
    pending: false,
    rev: 0,
    history: runEvent(ctx, { history: null }, '計画を作りました'),
  }
  const numbering = { letter: NUMBER_LETTER['transport-runs'], key: 'runKey', date: plan.date }
  return withPlainIds(await insertNumbered<RunRow>(ctx, 'transport-runs', numbering, data))
}

/** Names that were left open stay open; whoever is named is checked (TR-02). */
async function peopleOf(
  ctx: ServiceContext,
  date: string,
  wish: { carrier?: string; driver?: string; vehicle?: string },
) {
  const carrier = wish.carrier ? await carrierOf(ctx, wish.carrier) : null
  const driver = wish.driver ? await driverOn(ctx, wish.driver, date) : null
  const vehicle = wish.vehicle ? await vehicleOn(ctx, wish.vehicle, date) : null
  return {
    carrier: carrier ? String(carrier.id) : '',
    carrierName: carrier?.name ?? '',
    driver: driver ? String(driver.id) : '',
    driverName: driver?.name ?? '',
    vehicle: vehicle ? String(vehicle.id) : '',
    vehiclePlate: vehicle?.plate ?? '',
  }
}

/**
 * Runs of a week from the routes' weekdays, holidays left out (TR-02). Repeated, it adds only what
 * is missing. A driver or vehicle that is not valid that day is left open, and departure asks.
 */
export async function planWeek(
  ctx: ServiceContext,
  day: CivilDate,
): Promise<{ week: CivilDate; added: number; known: number }> {
  assertCan(ctx, 'transport.plan')
  const week = weekStart(day)
  const { holidays } = await loadBookingConfig(ctx.payload)
  const closed = new Set(holidays.map(({ date }) => date))
  let [added, known] = [0, 0]
  for (const route of await readRoutes(ctx)) {
    if (ctx.user && !mayUseOffice(ctx.user, route.from)) continue
    for (const date of runDaysOf(route, week, closed)) {
      const runKey = `route|${route.id}|${date}`
      const exists = await findRow(ctx.payload, 'transport-runs', { runKey: { equals: runKey } })
      if (exists) {
        known++
        continue
      }
      await createRun(ctx, runKey, { date }, await onlyValid(ctx, route, date))
      added++
    }
  }
  return { week, added, known }
}

async function onlyValid(ctx: ServiceContext, route: RouteRow, date: string): Promise<RouteRow> {
  const kept = async (id: string, check: (id: string) => Promise<unknown>) =>
    id && (await check(id).catch(() => null)) ? id : ''
  return {
    ...route,
    carrier: await kept(route.carrier, (id) => carrierOf(ctx, id)),
    driver: await kept(route.driver, (id) => driverOn(ctx, id, date)),
    vehicle: await kept(route.vehicle, (id) => vehicleOn(ctx, id, date)),
  }
}

export type RunEdit = {
  id: string
  rev: number
  date?: CivilDate
  carrier?: string
  driver?: string
  vehicle?: string
  papers?: { stop: string; papers: Paper[] }[]
  note?: string
}

/**
 * Changes a run that has not left yet. @throws DomainError CHANGED_MEANWHILE, WRONG_STATE and as
 * `planRun`
 */
export async function editRun(ctx: ServiceContext, edit: RunEdit): Promise<RunRow> {
  return withRun(ctx, edit.id, async (run) => {
    assertSends(ctx, run)
    if (run.state !== 'planned' && run.state !== 'loading') {
      throw wrongState(run, '出発したあとは変えられません。')
    }
    if (run.rev !== edit.rev) {
      throw new DomainError(
        'CHANGED_MEANWHILE',
        '表示したあとに、別の人がこの移送を変更しました。新しい内容を確かめてください。',
        409,
      )
    }
    const date = edit.date ?? run.date
    const people = await peopleOf(ctx, date, {
      carrier: edit.carrier ?? run.carrier ?? '',
      driver: edit.driver ?? run.driver ?? '',
      vehicle: edit.vehicle ?? run.vehicle ?? '',
    })
    const stops = run.stops.map((stop) => {
      const wish = edit.papers?.find((one) => one.stop === stop.key)
      return wish ? { ...stop, papers: wish.papers.filter(({ count }) => count > 0) } : stop
    })
    const note = edit.note === undefined ? (run.note ?? '') : checkReason(edit.note)
    return {
      set: { date, ...people, stops, note },
      what: `計画を変更しました（${wordsOf(people, date, stops)}）`,
    }
  })
}

const wordsOf = (
  people: Awaited<ReturnType<typeof peopleOf>>,
  date: string,
  stops: Stop[],
): string => {
  const papers = stops.flatMap((stop) =>
    stop.papers.map(({ kind, count }) => `${stop.name} ${PAPER_KIND[kind]} ${count}`),
  )
  return [date, people.carrierName, people.driverName, people.vehiclePlate, ...papers]
    .filter(Boolean)
    .join('、')
}

/**
 * 取りやめ before departure: its cards are free again. @throws DomainError REASON_REQUIRED, WRONG_STATE
 */
export async function cancelRun(
  ctx: ServiceContext,
  input: { id: string; reason: string },
): Promise<RunRow> {
  const reason = checkReason(input.reason)
  if (!reason) throw new DomainError('REASON_REQUIRED', '取りやめの理由を書いてください。', 422)
  const run = await withRun(ctx, input.id, (now) => {
    assertSends(ctx, now)
    if (now.state === 'cancelled') return null
    if (now.state !== 'planned' && now.state !== 'loading') {
      throw wrongState(now, '出発した移送は取りやめにできません。')
    }
    return { set: { state: 'cancelled', pending: true }, what: `取りやめました: ${reason}` }
  })
  await logAct(ctx, {
    action: 'transport.cancel',
    target: `transport-runs/${run.id}`,
    office: run.from,
    summary: `移送 ${run.number} を取りやめ: ${reason}`,
    key: `transport-cancel|${run.runKey}`,
  })
  return settleRun(ctx, run)
}
