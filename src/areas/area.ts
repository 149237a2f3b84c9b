import type { Endpoint, GlobalConfig } from 'payload'

import type { Capabilities, Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import type { Records } from '@/collections'
import type { Task } from '@/jobs/task'
import type { CaseKind } from '@/services/cases/kind'

export type MenuEntry = { href: string; label: string; may: (user: StaffUser) => boolean }

/**
 * Neighbours in the menu. Groups are by the day's work, not by area, so several areas may have blocks
 * in one group: blocks stand in the order of `at`, a group where its first block does.
 */
export type MenuBlock = { group: string; at: number; entries: readonly MenuEntry[] }

/** What one area brings along; the registries are put together from these. */
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
  menu?: readonly MenuBlock[]
}

/** Who sees an entry: whoever has the capability, or whoever the function says. */
type May = Capability | MenuEntry['may']

const mayOf = (may: May): MenuEntry['may'] =>
  typeof may === 'string' ? (user) => can(user, may) : may

/** An entry for a screen of our own, by its address below /admin. */
export const page = (path: string, label: string, may: May): MenuEntry => ({
  href: `/admin${path}`,
  label,
  may: mayOf(may),
})

/** An entry for Payload's own list of a collection, called as the list calls itself. */
export const records = (slug: string, label: string, may: May): MenuEntry =>
  page(`/collections/${slug}`, label, may)
