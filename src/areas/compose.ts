import type { Capabilities } from '@/access/capabilities'
import { collectionsOf } from '@/collections'
import { endpointsOf } from '@/endpoints'
import { tasksOf } from '@/jobs/tasks'

import type { Area } from './area'

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
  return {
    areas,
    capabilities: capabilitiesOf(areas),
    cases,
    tasks,
    collections: collectionsOf(
      areas.map(({ collections = {} }) => collections),
      {
        tasks: Object.fromEntries(tasks.map(({ name, label }) => [name, label])),
        checks: Object.assign({}, ...areas.map(({ checks }) => checks)) as Record<string, string>,
      },
    ),
    globals: areas.flatMap((area) => area.globals ?? []),
    endpoints: endpointsOf(
      areas.flatMap((area) => area.endpoints ?? []),
      cases,
    ),
  }
}

export type Product = ReturnType<typeof compose>
