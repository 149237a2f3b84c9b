import type { Endpoint, GlobalConfig } from 'payload'

import type { Capabilities } from '@/access/capabilities'
import type { Records } from '@/collections'
import type { LogKinds } from '@/domain/audit/kinds'
import type { Task } from '@/jobs/task'
import type { CaseKind } from '@/services/cases/kind'
import type { Tile } from '@/services/dashboard/tile'
import type { DemoPart } from '@/services/demo/world'
import type { PresetPart } from '@/services/presets/load-preset'

import type { MenuBlock, Page, Placed, Shortcut } from './page'

/**
 * What one area brings along. The registries of the product are put together from these (`compose`);
 * nothing below `src/areas` imports one. Where areas stand beside each other, `at` gives the place.
 */
export type Area = {
  name: string
  /** Who may do what; the names join `Capability` by the declaration beside them. */
  capabilities?: Capabilities
  collections?: Records
  globals?: readonly GlobalConfig[]
  /** Records of the case kit, in the order of the work. */
  cases?: readonly CaseKind[]
  endpoints?: readonly Endpoint[]
  tasks?: readonly Task[]
  /** Checks whose results the panel lists, with what people call them. */
  checks?: Record<string, string>
  /** Kinds of entries of the operation log, by how their actions begin. */
  log?: Record<string, Placed<LogKinds[string]>>
  /** What waits for a person, on the start page. */
  tiles?: readonly Tile[]
  menu?: readonly MenuBlock[]
  /** Screens that are reached from others. */
  screens?: readonly Page[]
  /** 設定の近道 of the start page. */
  shortcuts?: readonly Placed<Shortcut>[]
  /** What stands above the list of a kind whose records are made by hand: a component, by its slug. */
  above?: Record<string, string>
  presets?: readonly PresetPart[]
  demo?: readonly DemoPart[]
}
