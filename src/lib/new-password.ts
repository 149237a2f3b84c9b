const FIRST = 'bdghjkmnrstwyz'
const SECOND = 'aeiou'
const SYLLABLES = 4
const WORDS = 3

/** Evenly, by throwing the rest of a byte away. */
function below(limit: number): number {
  const fair = 256 - (256 % limit)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < fair) return byte % limit
  }
}

const syllable = (): string => `${FIRST[below(FIRST.length)]}${SECOND[below(SECOND.length)]}`

function word(): string {
  const letters = Array.from({ length: SYLLABLES }, syllable).join('')
  return `${letters[0]?.toUpperCase()}${letters.slice(1)}`
}

/**
 * A password that can be read out on the telephone and copied from paper: words that do not exist, of
 * syllables, and two digits (`Kenuzoti-Wasemiho-Ranugiyo-58`). Three words are about 70 bits.
 */
export function newPassword(minLength: number): string {
  const parts = Array.from({ length: WORDS }, word)
  const digits = `${2 + below(8)}${2 + below(8)}`
  while ([...parts, digits].join('-').length < minLength) parts.push(word())
  return [...parts, digits].join('-')
}
