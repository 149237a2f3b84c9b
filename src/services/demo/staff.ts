import type { Actor } from '../context'

/** The accounts in whose name the demonstration's bookings are made and received. */
export type DemoStaff = { operator: Actor; window: Actor; city: Actor }
