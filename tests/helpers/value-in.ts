/**
 * Matches a text in which the digits or letters stand by themselves. Ids, keys and ciphertexts are
 * chance: some day any four digits are somewhere inside one.
 */
export const valueIn = (value: string): RegExp =>
  new RegExp(`(?<![\\w+/=.-])${value}(?![\\w+/=.-])`)
