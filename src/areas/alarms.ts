import type { Area } from './area'

/** Faults and accidents, who is told until somebody answers, and the page that says how things stand. */
export const alarms: Area = {
  name: 'alarms',
}
