import type { Channel } from '@/domain/booking/vocabulary'

import type { Role, StaffUser } from './roles'

/**
 * How bookings of a role come in (BK-12, BK-13, OP-12): the call centre answers the phone, the
 * vendor's window has its own phone line, city staff register bookings themselves. First = usual.
 */
const CHANNELS: Partial<Record<Role, readonly Channel[]>> = {
  operator: ['call-centre'],
  supervisor: ['call-centre', 'phone-counter', 'walk-in'],
  'city-staff': ['city-staff', 'phone-counter', 'walk-in'],
  'city-admin': ['city-staff', 'phone-counter', 'walk-in'],
  'window-staff': ['phone-counter', 'walk-in'],
  'post-office-staff': ['phone-counter', 'walk-in'],
  secretariat: ['call-centre', 'phone-counter'],
}

/** Channels that an account may book by, the usual one first; empty for accounts that never book. */
export const channelsOf = (user: StaffUser | null | undefined): Channel[] => [
  ...new Set((user?.roles ?? []).flatMap((role) => CHANNELS[role] ?? [])),
]
