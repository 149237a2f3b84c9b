import type { Area } from './area'

/** Figures of the telephone: calls by hour, answer rates, plan and seats. */
export const figures: Area = {
  name: 'figures',
}
