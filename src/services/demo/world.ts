import type { CivilDate } from '@/domain/time/civil'

import type { Actor, ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'

/** The accounts in whose name the demonstration's bookings are made and received. */
/** `cityAdmin` is who approves for the city. */
export type DemoStaff = { operator: Actor; window: Actor; city: Actor; cityAdmin: Actor }

/** What the demonstration has made so far: a city with its offices, its staff, cards and bookings. */
export type DemoWorld = {
  ctx: ServiceContext
  config: BookingConfig
  staff: DemoStaff
  today: CivilDate
  /** How many cards there are; 0 where the city keeps them elsewhere. */
  cards: number
  /** False for a city that takes its bookings elsewhere. */
  hasBookings: boolean
  /** Tells what is being made, in Japanese. */
  say: (step: string) => void
}

/** What an area adds to it; made again, it adds nothing twice. */
export type DemoPart = (world: DemoWorld) => Promise<void>
