import type { CollectionSlug } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import { isValidOn, type Registered } from '@/domain/transport/run-rules'
import type { RouteRule } from '@/domain/transport/week'
import { DomainError } from '@/lib/errors'
import { type Relation, relationId, relationIds } from '@/lib/relations'

import type { ServiceContext } from '../context'

type Driver = Registered & { id: string; name: string }
type Vehicle = Registered & { id: string; plate: string }
export type CaseRow = {
  id: string
  number: string
  device: string
  capacity?: number | null
  active?: boolean | null
}
type Carrier = { id: string; name: string; security?: boolean | null; active?: boolean | null }

const byId = <T>(ctx: ServiceContext, slug: CollectionSlug, id: string) =>
  findRow<T>(ctx.payload, slug, { id: { equals: id } })

/** @throws DomainError DRIVER_NOT_REGISTERED (TR-02) */
export async function driverOn(ctx: ServiceContext, id: string, date: string): Promise<Driver> {
  const driver = id ? await byId<Driver>(ctx, 'transport-drivers', id) : null
  if (driver && isValidOn(driver, date)) return driver
  throw new DomainError(
    'DRIVER_NOT_REGISTERED',
    driver
      ? `${driver.name}さんは、${date} には専任ドライバーとして登録されていません。`
      : '専任ドライバーを、登録された一覧から選んでください。',
    422,
    { fields: { driver: '登録された一覧から選んでください。' } },
  )
}

/** @throws DomainError VEHICLE_NOT_REGISTERED (TR-02) */
export async function vehicleOn(ctx: ServiceContext, id: string, date: string): Promise<Vehicle> {
  const vehicle = id ? await byId<Vehicle>(ctx, 'transport-vehicles', id) : null
  if (vehicle && isValidOn(vehicle, date)) return vehicle
  throw new DomainError(
    'VEHICLE_NOT_REGISTERED',
    vehicle
      ? `車両 ${vehicle.plate} は、${date} には本市専用車両として登録されていません。`
      : '本市専用車両を、登録された一覧から選んでください。',
    422,
    { fields: { vehicle: '登録された一覧から選んでください。' } },
  )
}

/** @throws DomainError CARRIER_NOT_REGISTERED: TR-01 asks for the carrier's security service */
export async function carrierOf(ctx: ServiceContext, id: string): Promise<Carrier> {
  const carrier = id ? await byId<Carrier>(ctx, 'transport-carriers', id) : null
  if (carrier && carrier.active !== false && carrier.security) return carrier
  throw new DomainError(
    'CARRIER_NOT_REGISTERED',
    carrier
      ? `${carrier.name}には、警備業務（セキュリティサービス）の登録がありません。`
      : '運送会社を、登録された一覧から選んでください。',
    422,
    { fields: { carrier: '登録された一覧から選んでください。' } },
  )
}

/** @throws DomainError CASE_NOT_REGISTERED (TR-03) */
export async function caseOf(ctx: ServiceContext, id: string): Promise<CaseRow> {
  const found = id ? await byId<CaseRow>(ctx, 'transport-cases', id) : null
  if (found && found.active !== false) return { ...found, id: String(found.id) }
  throw new DomainError(
    'CASE_NOT_REGISTERED',
    '鍵付きジュラルミンケースを、登録された一覧から選んでください。',
    422,
  )
}

export type RouteRow = RouteRule & {
  name: string
  from: string
  carrier: string
  driver: string
  vehicle: string
}

type StoredRoute = {
  id: string
  name: string
  from: Relation
  stops: Relation[]
  weekdays?: string[] | null
  perWeek?: number | null
  carrier?: Relation
  driver?: Relation
  vehicle?: Relation
}

/** Routes in use, by name. */
export async function readRoutes(ctx: ServiceContext): Promise<RouteRow[]> {
  const rows = await findRows<StoredRoute>(
    ctx.payload,
    'transport-routes',
    { active: { not_equals: false } },
    { sort: 'name' },
  )
  return rows.map((row) => ({
    id: String(row.id),
    name: row.name,
    from: String(relationId(row.from)),
    stops: relationIds(row.stops).map(String),
    weekdays: (row.weekdays ?? []).map(Number),
    perWeek: row.perWeek,
    carrier: relationId(row.carrier),
    driver: relationId(row.driver),
    vehicle: relationId(row.vehicle),
  }))
}

export type Choice = { id: string; label: string; hint: string }

export type TransportMasters = {
  routes: { id: string; name: string; from: string; stops: string[] }[]
  carriers: Choice[]
  drivers: Choice[]
  vehicles: Choice[]
  cases: (Choice & { device: string })[]
}

/** What the screens offer for choice: in use, and valid on the day. */
export async function transportMasters(
  ctx: ServiceContext,
  date: string,
): Promise<TransportMasters> {
  const rows = <T>(slug: CollectionSlug, sort: string) =>
    findRows<T>(ctx.payload, slug, { active: { not_equals: false } }, { sort })
  const valid = <T extends Registered>(list: T[]) => list.filter((one) => isValidOn(one, date))
  const routes = await readRoutes(ctx)
  return {
    routes: routes.map(({ id, name, from, stops }) => ({ id, name, from, stops })),
    carriers: (await rows<Carrier>('transport-carriers', 'name')).map(({ id, name, security }) => ({
      id: String(id),
      label: name,
      hint: security ? '警備業務あり' : '警備業務の登録なし',
    })),
    drivers: valid(await rows<Driver>('transport-drivers', 'name')).map(({ id, name }) => ({
      id: String(id),
      label: name,
      hint: '',
    })),
    vehicles: valid(await rows<Vehicle>('transport-vehicles', 'plate')).map(({ id, plate }) => ({
      id: String(id),
      label: plate,
      hint: '',
    })),
    cases: (await rows<CaseRow>('transport-cases', 'number')).map((one) => ({
      id: String(one.id),
      label: one.number,
      hint: `端末機 ${one.device}`,
      device: one.device,
    })),
  }
}
