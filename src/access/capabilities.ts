import { holdOf } from './hold'
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
  /** Tell applicants what is missing in their application, and keep how it went (NT-08). */
  'booking.defects': ['city-admin', 'city-staff', 'supervisor', 'secretariat'],
  /** Offices, services, texts, mail templates, city settings. */
  'settings.edit': ['city-admin'],
  'settings.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  /** Opening hours, exceptions, capacity of one's own offices (BK-03). */
  'slots.edit': ['city-admin', 'city-staff', 'secretariat'],
  'notices.edit': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  /** Publish what stops booking for the whole city; close all its offices at once. */
  'notices.stop': ['city-admin'],
  'faq.edit': ['city-admin', 'supervisor', 'vendor-manager'],
  'faq.approve': ['city-admin'],
  'mail.read': ['city-admin', 'city-staff', 'operator', 'supervisor', 'secretariat', 'auditor'],
  /**
   * Mail addresses and what applicants entered, in full, one booking at a time and with a purpose
   * (AU-06, ID-07). Not for operators: their work needs none of it (OP-08, ID-12).
   */
  'personal.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'secretariat',
    'post-office-staff',
  ],
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
  /** 交付取りやめ, corrections and other acts that cannot simply be scanned back. */
  'cards.cancel': ['city-admin', 'city-staff', 'supervisor'],
  /** Storage places: shelves and boxes of one's own offices (CD-12). */
  'cards.places': ['city-admin', 'city-staff', 'supervisor'],
  /** Give a card to its holder at the window (CD-10). */
  'cards.handover': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  'cards.export': ['city-admin', 'city-staff', 'window-staff', 'supervisor', 'vendor-manager'],
  /**
   * Booking numbers of the whole city in one file, for a booking site that stands apart (AC-08): each
   * of them opens a booking, so nobody below the city's administrator takes them along.
   */
  'cards.transfer': ['city-admin'],
  /** 受領書・申請書 on paper, by the card's number; no personal data (CD-28). */
  'cards.papers': ['city-admin', 'city-staff', 'window-staff', 'supervisor', 'field-staff'],
  /** Counts of procedures at the window and on visits (CD-31). */
  'cards.procedures': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'field-staff',
  ],
  'cards.import': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  /** Propose cards for 廃棄 and record that they were destroyed. */
  'cards.dispose': ['city-admin', 'city-staff', 'supervisor'],
  /** Approve such a list; the city's own people only, and never the proposer (AC-06). */
  'cards.dispose-approve': ['city-admin', 'city-staff'],
  /** The printing page; what may be printed there is asked for kind by kind. */
  'print.use': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'secretariat',
    'post-office-staff',
  ],
  /** Labels and letters with name and address (PR-03…PR-07). */
  'cards.print': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  /** Placed devices and their labels (PR-12). */
  'devices.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'helpdesk',
    'auditor',
  ],
  'devices.edit': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Runs between card centre and wards: see them, of one's own offices (TR-01). */
  'transport.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'auditor',
  ],
  /** Pack, hand over, receive, report an incident; at one's own offices. */
  'transport.write': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  /** Plan runs, keep the lists of drivers, vehicles and cases, answer the city's requests. */
  'transport.plan': ['city-admin', 'supervisor', 'vendor-manager'],
  /** Places that get flyers; who may confirm them is asked for in the record (PR-16). */
  'facilities.read': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager', 'auditor'],
  'facilities.edit': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  /** Who wears a name badge and who has none (PR-21). */
  'badges.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
  /** Reports and plans that are due to the city (NT-09). */
  'deadlines.read': [
    'city-admin',
    'city-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  /** Record that one was handed in; which of them, the rule's own roles say. */
  'deadlines.submit': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  'deadlines.edit': ['city-admin', 'vendor-manager'],
  'users.manage': ['city-admin', 'vendor-manager'],
  'audit.read': ['city-admin', 'auditor'],
  /** Takes in who may book, where card management stands apart (AC-08). */
  'eligibility.import': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  /** Says that an alarm was seen and is dealt with (AU-10). */
  'system.acknowledge': ['city-admin', 'supervisor', 'vendor-manager'],
  /** Who has read which rule, and the records of rooms and terminals (AC-13, AC-20). */
  'rules.manage': ['city-admin', 'supervisor', 'vendor-manager'],
  'rules.watch': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
  'system.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Capability = keyof typeof CAPABILITIES

const switchedOff = new Set<string>()

/**
 * Takes a part of the product out of this deployment: `switchOff('cards')` for an internet booking
 * site that stands apart from card management (AC-08). Its records and acts then answer nobody.
 */
export const switchOff = (area: string): void => void switchedOff.add(area)
export const switchOn = (area: string): void => void switchedOff.delete(area)

const isOff = (capability: Capability): boolean => switchedOff.has(capability.split('.')[0] ?? '')

/**
 * True when one of the user's roles carries the capability and nothing holds the account: whoever
 * has to change the password or to give a code can do nothing else before (AC-12, AC-17).
 */
export function can(user: StaffUser | null | undefined, capability: Capability): boolean {
  if (!user || holdOf(user) || isOff(capability)) return false
  return hasRole(user, ...CAPABILITIES[capability])
}

/** All capabilities of a user, for screens that choose what to show. */
export const capabilitiesOf = (user: StaffUser | null | undefined): Capability[] =>
  (Object.keys(CAPABILITIES) as Capability[]).filter((capability) => can(user, capability))
