import type { Role, StaffUser } from './roles'
import { hasRole } from './roles'

/**
 * Who may do what. One table, read by collections, endpoints and screens alike, so that a hidden
 * button and a refused request can never disagree (AC-06, AC-07, AC-11).
 */
const CAPABILITIES = {
  /** See bookings. Operators see no card data. */
  'booking.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'auditor',
  ],
  /** Book, move, cancel for a citizen. */
  'booking.write': [
    'city-admin',
    'city-staff',
    'window-staff',
    'operator',
    'supervisor',
    'secretariat',
    'post-office-staff',
  ],
  /** Book beyond capacity; logged with its own counter. */
  'booking.overbook': ['city-admin', 'city-staff', 'supervisor'],
  /** Check-in and outcome at the window. */
  'booking.reception': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'post-office-staff',
  ],
  'booking.export': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'auditor',
  ],
  /** Offices, services, texts, mail templates, city settings. */
  'settings.edit': ['city-admin'],
  'settings.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'operator',
    'auditor',
  ],
  /** Opening hours, exceptions, capacity of one's own offices (BK-03). */
  'slots.edit': ['city-admin', 'city-staff', 'secretariat'],
  'notices.edit': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  'faq.edit': ['city-admin', 'supervisor', 'vendor-manager'],
  'faq.approve': ['city-admin'],
  'mail.read': ['city-admin', 'city-staff', 'operator', 'supervisor', 'secretariat', 'auditor'],
  /** Card records hold name, address and birthday (CD-30). */
  'cards.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'auditor',
  ],
  'cards.write': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  'cards.import': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  'users.manage': ['city-admin', 'vendor-manager'],
  'audit.read': ['city-admin', 'auditor'],
  'system.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Capability = keyof typeof CAPABILITIES

/**
 * True when one of the user's roles carries the capability and the account is in use. Who has to
 * change the password can do nothing else before (AC-12).
 */
export function can(user: StaffUser | null | undefined, capability: Capability): boolean {
  if (!user || user.active === false || user.mustChangePassword) return false
  return hasRole(user, ...CAPABILITIES[capability])
}

/** All capabilities of a user, for screens that choose what to show. */
export const capabilitiesOf = (user: StaffUser | null | undefined): Capability[] =>
  (Object.keys(CAPABILITIES) as Capability[]).filter((capability) => can(user, capability))
