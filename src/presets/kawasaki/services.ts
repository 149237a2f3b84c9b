import type { PatternPreset, ServicePreset } from '../types'

import { WARDS } from './offices'

export const services: ServicePreset[] = [
  {
    code: 'pickup',
    name: 'カード交付予約',
    order: 10,
    offices: WARDS,
    officeChoice: 'own',
    identification: 'reservation-number',
    numberPattern: '^\\d{10}$',
    firstDayOffset: 1,
    lastDayOffset: 31,
    register: { daysBefore: 1, time: '17:00' },
    changeLockMinutes: 1440,
    maxParty: 4,
    partyMode: 'same',
    // No personal item is asked or kept, not even an address for mail (Kawasaki 5(2)ア(オ), PB-05).
    mailPolicy: 'hidden',
  },
  {
    code: 'renewal',
    name: '電子証明書更新予約',
    order: 20,
    offices: WARDS,
    officeChoice: 'choose',
    identification: 'none',
    deviceDailyLimit: 5,
    proofOfWork: true,
    firstDayOffset: 1,
    lastDayOffset: 31,
    register: { daysBefore: 1, time: '17:00' },
    changeLockMinutes: 1440,
    // As many as the Web's share of a slot takes.
    maxParty: 2,
    partyMode: 'same',
    waitlist: true,
    mailPolicy: 'optional',
    reminderDaysBefore: 1,
    reminderTime: '12:00',
  },
  {
    code: 'outreach',
    name: '訪問型出張申請',
    order: 30,
    offices: ['centre'],
    officeChoice: 'choose',
    webOpen: false,
    counterOpen: false,
    identification: 'details',
    inputItems: [
      { item: 'name', required: true },
      { item: 'phone', required: true },
      { item: 'address', required: true },
      { item: 'accommodation', required: false },
    ],
    // The plan goes to the city by the 15th of the month before (VS-05).
    firstDayOffset: 14,
    lastDayOffset: 90,
    changeLockMinutes: 4320,
    mailPolicy: 'optional',
  },
]

/** 130,000 cards a year; the peak month needs 127 places per ward and day (requirements §3.1). */
export const patterns: PatternPreset[] = [
  {
    key: 'pickup',
    service: 'pickup',
    offices: WARDS,
    start: '09:00',
    end: '17:00',
    slotMinutes: '30',
    capacity: 8,
    capWeb: 6,
    validFrom: '2025-04-01',
  },
  {
    key: 'renewal',
    service: 'renewal',
    offices: WARDS,
    start: '09:00',
    end: '17:00',
    slotMinutes: '20',
    capacity: 3,
    capWeb: 2,
    validFrom: '2025-04-01',
  },
  {
    key: 'outreach',
    service: 'outreach',
    offices: ['centre'],
    start: '09:00',
    end: '17:00',
    slotMinutes: '60',
    capacity: 2,
    validFrom: '2025-04-14',
  },
]
