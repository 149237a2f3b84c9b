import { isIndividualNumber } from './individual-number'
import { foldWidth } from './normalise-code'

const ENOUGH_DIGITS = 6
/** Without letters that are read as digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * Draws a number in the form of another one (ID-13): as long, with the same marks at the same places,
 * its digits at random; letters belong to the city's series and stay, unless there are too few digits
 * to be safe from guessing. A number that does not begin with 0 is followed by one that does not, as
 * spreadsheets drop it. Never an individual number.
 * @param like a reservation number as the city writes it
 * @param randomInt integer from 0 to `max` − 1, from a cryptographic source in production
 */
export function newNumberLike(like: string, randomInt: (max: number) => number): string {
  const shape = foldWidth(like)
  const keepsLetters = (shape.match(/\d/g) ?? []).length >= ENOUGH_DIGITS
  const draw = (char: string, at: number): string => {
    if (/\d/.test(char)) {
      const lowest = at === 0 && char !== '0' ? 1 : 0
      return String(lowest + randomInt(10 - lowest))
    }
    return keepsLetters || !/[a-z]/i.test(char) ? char : LETTERS[randomInt(LETTERS.length)]!
  }
  for (;;) {
    const number = [...shape].map(draw).join('')
    if (!isIndividualNumber(number)) return number
  }
}
