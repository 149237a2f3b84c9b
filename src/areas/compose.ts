import type { Capabilities } from '@/access/capabilities'
import { collectionsOf } from '@/collections'
import { endpointsOf } from '@/endpoints'
import type { LogKinds } from '@/domain/audit/kinds'
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

function logKindsOf(areas: readonly Area[]): LogKinds {
  const all: Record<string, Placed<LogKinds[string]>> = Object.assign(
    {},
    CASE_LOG,
    ...areas.map(({ log }) => log),
  )
  return Object.fromEntries(Object.entries(all).sort(([, a], [, b]) => a.at - b.at))
}

/** Who may do what, from all areas. @throws Error for a capability that two areas grant */
function capabilitiesOf(areas: readonly Area[]): Capabilities {
  const all = areas.flatMap(({ capabilities = {} }) => Object.entries(capabilities))
  const names = all.map(([name]) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`Two areas grant ${twice}.`)
  return Object.fromEntries(all)
}

/** The registries of the product, put together from its areas. */
export function compose(areas: readonly Area[]) {
  const cases = areas.flatMap((area) => area.cases ?? [])
  const tasks = tasksOf(
    areas.flatMap((area) => area.tasks ?? []),
    cases,
  )
  const logKinds = logKindsOf(areas)
  const presets = areas.flatMap((area) => area.presets ?? [])
  const parts = areas.flatMap((area) => area.demo ?? [])
  return {
    areas,
    capabilities: capabilitiesOf(areas),
    cases,
    tasks,
    logKinds,
    tiles: inOrder(areas.flatMap((area) => area.tiles ?? [])),
    menu: inOrder(areas.flatMap((area) => area.menu ?? [])),
    screens: areas.flatMap((area) => area.screens ?? []),
    shortcuts: inOrder(areas.flatMap((area) => area.shortcuts ?? [])),
    collections: collectionsOf(
      areas.map(({ collections = {} }) => collections),
      {
        tasks: Object.fromEntries(tasks.map(({ name, label }) => [name, label])),
        checks: Object.assign({}, ...areas.map(({ checks }) => checks)) as Record<string, string>,
      },
      cases,
    ),
    above: Object.assign({}, ...areas.map(({ above }) => above)) as Record<string, string>,
    loadPreset: (ctx: ServiceContext, code: CityCode, options?: LoadPresetOptions) =>
      loadPreset(ctx, code, presets, options),
    seedDemo: (ctx: ServiceContext, order: DemoOrder) => seedDemo(ctx, order, { presets, parts }),
    globals: areas.flatMap((area) => area.globals ?? []),
    endpoints: endpointsOf(
      areas.flatMap((area) => area.endpoints ?? []),
      { cases, logKinds },
    ),
  }
}

export type Product = ReturnType<typeof compose>
