import type { DayRow } from '@/services/reception/day-row'

/** The dialogue that is open over the queue; null = none. */
export type Dialog = { kind: 'walk-in'; number: string } | { kind: 'refuse'; row: DayRow } | null
