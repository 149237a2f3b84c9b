import type { CivilDate } from './civil'
import { partsOf } from './civil'

/** Whole years on a day; who was born on 29 February has the birthday of other years on 1 March. */
export function ageOn(birthday: CivilDate, day: CivilDate): number {
  const years = partsOf(day).year - partsOf(birthday).year
  return day.slice(5) < birthday.slice(5) ? years - 1 : years
}
