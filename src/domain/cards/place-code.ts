import { foldWidth, HYPHENS } from '../codes/normalise-code'

import { PLACE_PREFIX } from './scan-modes'

const BEGINNING = new RegExp(`^\\s*${PLACE_PREFIX[0]}[${HYPHENS}]`, 'i')

/** True for the code of a storage place (`P-…`), also as an IME writes it; no card's number is one. */
export const isPlaceCode = (text: string): boolean => BEGINNING.test(foldWidth(text))
