import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import type { ServiceContext } from '@/services/context'

/** Something with a place among its like. */
export type Placed<T> = T & { at: number }

type MayUser = (user: StaffUser) => boolean

export type Shortcut = { href: string; label: string; may: MayUser }

/** A big button of the start page: the day's work of whoever has the right and this as a task. */
export type Start = {
  what: string
  /** Says it with today's figures, where there are any. */
  now?: (ctx: ServiceContext) => Promise<string | null>
  /** Whose daily work it is, where that is not everybody who may open it. */
  may?: May
}

export type Page = Shortcut & {
  /** Path and name of the component, for a screen of our own. */
  view?: string
  start?: Placed<Start> & { may: MayUser }
}

/**
 * Neighbours in the menu. Groups are by the day's work, not by area, so several areas may have blocks
 * in one group: blocks stand in the order of `at`, a group where its first block does.
 */
export type MenuBlock = { group: string; at: number; entries: readonly Page[] }

/** Whoever has the capability, or whoever the function says. */
type May = Capability | MayUser

const mayOf = (may: May): MayUser => (typeof may === 'string' ? (user) => can(user, may) : may)

type More = { view?: string; start?: Placed<Start> }

/** A screen by its address below /admin; called the same in the menu and everywhere else. */
export function page(path: string, label: string, may: May, { view, start }: More = {}): Page {
  const own = mayOf(may)
  return {
    href: `/admin${path}`,
    label,
    may: own,
    view,
    start: start && { ...start, may: start.may ? mayOf(start.may) : own },
  }
}

/** Payload's own list of a collection, called as the list calls itself. */
export const records = (slug: string, label: string, may: May, more?: More): Page =>
  page(`/collections/${slug}`, label, may, more)

/** A way from the start page to where something is changed. */
export const shortcut = (at: number, path: string, label: string, may: May): Placed<Shortcut> => ({
  at,
  href: `/admin${path}`,
  label,
  may: mayOf(may),
})

/** Who watches over bookings and cards without working on them. */
export const watching =
  (capability: Capability): MayUser =>
  (user) =>
    !can(user, 'booking.write') && !can(user, 'cards.write') && can(user, capability)
