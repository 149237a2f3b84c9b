import { type Capabilities, grant } from '@/access/capabilities'
import { collectionsOf } from '@/collections'
import type { LogKinds } from '@/domain/audit/kinds'
import { endpointsOf } from '@/endpoints'
import { tasksOf } from '@/jobs/tasks'
import type { CityCode } from '@/presets'
import type { ServiceContext } from '@/services/context'
import { type DemoOrder, seedDemo } from '@/services/demo/seed-demo'
import { loadPreset, type LoadPresetOptions } from '@/services/presets/load-preset'

import type { Area } from './area'
import type { Placed } from './page'

/** Moves of the records of every area. */
const CASE_LOG = { cases: { at: 40, label: '対応の記録', begins: ['case.'] } }

const inOrder = <T extends { at: number }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => a.at - b.at)

/** @throws Error for a name that stands there twice: the second would answer in silence, or never */
function eachOnce(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`${what} ${twice} comes from two areas.`)
}

/** Tables of several areas as one. @throws Error for a name that two of them have */
function merged<T>(what: string, tables: readonly (Record<string, T> | undefined)[]) {
  const entries = tables.flatMap((table = {}) => Object.entries<T>(table))
  eachOnce(
    what,
    entries.map(([name]) => name),
  )
  return Object.fromEntries(entries)
}

function logKindsOf(areas: readonly Area[]): LogKinds {
  const kinds = merged<Placed<LogKinds[string]>>('Kind of the log', [
    CASE_LOG,
    ...areas.map(({ log }) => log),
  ])
  return Object.fromEntries(Object.entries(kinds).sort(([, a], [, b]) => a.at - b.at))
}

/**
 * The registries of the product, put together from its areas. What concerns all areas at once (the
 * records of the kit, the operation log, the runs of the tasks) is added by the layer that knows it.
 * @throws Error for what two areas bring along under one name
 */
export function compose(areas: readonly Area[]) {
  const all = <T>(part: (area: Area) => readonly T[] | undefined): T[] =>
    areas.flatMap((area) => part(area) ?? [])
  const capabilities: Capabilities = merged(
    'Capability',
    areas.map((area) => area.capabilities),
  )
  // Before anything is built that asks who may do what.
  grant(capabilities)
  const cases = all((area) => area.cases)
  const tasks = tasksOf(
    all((area) => area.tasks),
    cases,
  )
  const words = {
    tasks: Object.fromEntries(tasks.map(({ name, label }) => [name, label])),
    checks: merged(
      'Check',
      areas.map(({ checks }) => checks),
    ),
  }
  const records = areas.map(({ collections = {} }) => collections)
  const collections = collectionsOf(records, words, cases)
  const logKinds = logKindsOf(areas)
  const endpoints = endpointsOf(
    all((area) => area.endpoints),
    { cases, logKinds },
  )
  const menu = inOrder(all((area) => area.menu))
  const screens = all((area) => area.screens)
  eachOnce(
    'Collection',
    collections.map(({ slug }) => slug),
  )
  eachOnce(
    'Task',
    tasks.map(({ name }) => name),
  )
  eachOnce(
    'Act',
    endpoints.map(({ method, path }) => `${method} ${path}`),
  )
  const pages = [...menu.flatMap(({ entries }) => entries), ...screens]
  eachOnce(
    'Screen',
    pages.map(({ href }) => href),
  )
  const presets = all((area) => area.presets)
  const parts = all((area) => area.demo)
  return {
    capabilities,
    collections,
    globals: all((area) => area.globals),
    cases,
    endpoints,
    tasks,
    logKinds,
    tiles: inOrder(all((area) => area.tiles)),
    menu,
    screens,
    /** Every screen by its address. */
    pages: new Map(pages.map((page) => [page.href, page])),
    shortcuts: inOrder(all((area) => area.shortcuts)),
    above: merged(
      'Form above',
      areas.map(({ above }) => above),
    ),
    loadPreset: (ctx: ServiceContext, code: CityCode, options?: LoadPresetOptions) =>
      loadPreset(ctx, code, presets, options),
    seedDemo: (ctx: ServiceContext, order: DemoOrder) => seedDemo(ctx, order, { presets, parts }),
  }
}

export type Product = ReturnType<typeof compose>
