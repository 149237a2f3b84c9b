import type { Capabilities } from '@/access/capabilities'

import type { Area } from './area'

/** Who may do what, from all areas. @throws Error for a capability that two areas grant */
export function capabilitiesOf(areas: readonly Area[]): Capabilities {
  const all = areas.flatMap(({ capabilities = {} }) => Object.entries(capabilities))
  const names = all.map(([name]) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`Two areas grant ${twice}.`)
  return Object.fromEntries(all)
}
